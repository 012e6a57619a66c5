import type { FormatTable } from "../report/format.ts";
import type { Heading } from "../report/report.ts";
import type { Element, LineElement } from "./elements.ts";
import { headingOf, type PartTitles, partOf } from "./headings.ts";

export type TableId = FormatTable["id"];

/** A stretch of the file that belongs to one table. */
export interface TableRegion {
  readonly id: TableId;
  /** The part heading it stands under, as printed; the format's own where none is printed. */
  readonly heading: string | null;
  /** The short line right above it, where there is one: 「市本级」. */
  readonly caption: string | null;
  readonly elements: readonly Element[];
  /** Something follows the table, so that the file was not cut off inside it. */
  readonly isComplete: boolean;
}

/** A line of narrative with the headings above it. */
export interface ProseLine {
  readonly element: LineElement;
  readonly headings: readonly string[];
}

export interface Regions {
  readonly headings: readonly Heading[];
  readonly prose: readonly ProseLine[];
  /** In order of their first appearance; a second table of a kind (市本级 and 全市) follows the first. */
  readonly tables: readonly TableRegion[];
}

/** A line this long with a full stop is narrative, wherever it stands. */
const longestLabel = 45;

/** Tells narrative from tables: tables begin at their own headings (「第二十条第（一）项」「申请人情况」) and end at the next part or sentence. */
export function findRegions(elements: readonly Element[], titles: PartTitles): Regions {
  const headings: Heading[] = [];
  const prose: ProseLine[] = [];
  const tables: (TableRegion & { elements: Element[]; isComplete: boolean })[] = [];
  let chain: string[] = [];
  let part: number | null = null;
  let open: (typeof tables)[number] | null = null;
  const close = () => {
    if (open) open.isComplete = true;
    open = null;
  };
  for (const [index, element] of elements.entries()) {
    const title = partOf(element, titles);
    if (title !== null) {
      close();
      // 「表三：收到和处理…」 under its own part heading says nothing new
      if (title.number === null && title.part === part) continue;
      part = title.part;
      chain = [title.text];
      headings.push({ text: title.text, number: title.number, depth: 1, part, place: element.place });
      continue;
    }
    const cue = cueOf(element, joinedCore(elements, index), open ? (open as { id: TableId }).id : null, part);
    if (cue && (open === null || (open as { id: TableId }).id !== cue)) {
      close();
      open = {
        id: cue,
        heading: chain[0] ?? null,
        caption: captionAbove(elements, index, titles),
        elements: [],
        isComplete: false,
      };
      tables.push(open);
    }
    if (open && endsTable(element, (open as { id: TableId }).id)) close();
    if (open) {
      (open as { elements: Element[] }).elements.push(element);
      continue;
    }
    if (element.kind === "row") {
      // a table that is none of the three: its words are narrative, cell by cell
      for (const cell of element.cells) {
        if (cell.text !== "")
          prose.push({
            element: { kind: "line", text: cell.text, core: cell.text, place: element.place, blanksBefore: 0 },
            headings: chain,
          });
      }
      continue;
    }
    // a table row that belongs to no table of the format
    if ((element.text.match(/\|/gu)?.length ?? 0) >= 2 && !/。/u.test(element.text)) continue;
    const heading = headingOf(element);
    if (heading) {
      headings.push({ ...heading, part: null, place: element.place });
      chain = heading.depth === 1 ? [heading.text] : [...chain.slice(0, 1), heading.text];
      if (heading.text === element.core) continue;
    }
    prose.push({ element, headings: chain });
  }
  return { headings, prose, tables: mergeByTable(tables) };
}

/** Longer than this, a line above a table says more than whose it is. */
const longestCaption = 20;

function captionAbove(elements: readonly Element[], at: number, titles?: PartTitles): string | null {
  const above = elements[at - 1];
  if (above?.kind !== "line" || above.core === "" || above.core.length > longestCaption) return null;
  if (/[。；:：|]|勾稽关系|^\d/u.test(above.core) || hasNumbers(above)) return null;
  return titles !== undefined && partOf(above, titles) !== null ? null : above.text.trim();
}

/** A table that a sentence or a second heading interrupts goes on where it is taken up again, unless it begins anew. */
function mergeByTable(tables: readonly TableRegion[]): readonly TableRegion[] {
  const byId = new Map<TableId, TableRegion>();
  const captions = new Map(tables.map((table) => [table.elements[0], table.caption]));
  for (const table of tables) {
    const before = byId.get(table.id);
    byId.set(
      table.id,
      before ? { ...before, elements: [...before.elements, ...table.elements], isComplete: table.isComplete } : table,
    );
  }
  return [...byId.values()].map(withinReason).flatMap((table) => partAtSecond(table, captions));
}

/** No printed table has more lines than this, a character a line; what is longer was made to exhaust the reader. */
const longestTable = 5000;

function withinReason(table: TableRegion): TableRegion {
  if (table.elements.length <= longestTable) return table;
  return { ...table, elements: table.elements.slice(0, longestTable), isComplete: false };
}

/** How the first row of a table begins. */
const firstRow: Readonly<Record<TableId, RegExp>> = {
  disclosure: /^\d{0,2}规章(?:$|[\d/无-])/u,
  requests: /^\d{0,2}(?:一、)?本年新收政府信息公开申请/u,
  remedies: /^行政复议/u,
};
/** How far above its first row a table's headings reach. */
const longestHead = 14;

/** Two tables of one kind in a file (市本级 and 全市): each on its own, in order, so that they are never read into one another. */
function partAtSecond(
  table: TableRegion,
  captions: ReadonlyMap<Element | undefined, string | null>,
): readonly TableRegion[] {
  const { elements, id } = table;
  let [hasBegun, isFilled] = [false, false];
  for (const [index, element] of elements.entries()) {
    const isFirstRow = firstRow[id].test(id === "requests" ? joinedCore(elements, index) : element.core);
    if (isFilled && isFirstRow) {
      const cut = headOf(elements, index);
      const caption = captions.get(elements[cut]) ?? captionAbove(elements, cut);
      return [
        { ...table, elements: elements.slice(0, cut), isComplete: true },
        ...partAtSecond({ ...table, caption, elements: elements.slice(cut) }, captions),
      ];
    }
    hasBegun ||= isFirstRow;
    isFilled ||= hasBegun && hasNumbers(element);
  }
  return [table];
}

function headOf(elements: readonly Element[], firstRowAt: number): number {
  for (let index = firstRowAt - 1; index > Math.max(0, firstRowAt - longestHead); index--) {
    const core = elements[index]?.core ?? "";
    if (/勾稽关系|^(?:序号)?申请人情况|二十条第?\(?一\)?项/u.test(core)) return index;
  }
  return firstRowAt;
}

function hasNumbers(element: Element): boolean {
  return element.kind === "row"
    ? element.cells.some((cell) => /^[\d,.]+$/u.test(cell.text.trim()))
    : /(?:^|[\s|])\d[\d,.]*(?:$|[\s|])/u.test(element.text);
}

/** Letters that tell a table by its headings. */
const longestCue = 24;

/** The core of an element with those behind it, as far as a label broken over lines may reach. */
function joinedCore(elements: readonly Element[], from: number): string {
  let joined = "";
  for (let index = from; index < elements.length && joined.length < longestCue; index++)
    joined += elements[index]?.core ?? "";
  return joined;
}

/** `joined`: the element with those behind it, for headings that are broken over lines. */
function cueOf(element: Element, joined: string, open: TableId | null, part: number | null): TableId | null {
  const { core } = element;
  if (core.length < 80 && /^第?二十条第?\(?[一二三四五六七八九]\)?项/u.test(joined)) return "disclosure";
  if (core.length < 80 && /^(?:序号)?信息内容/u.test(joined)) return "disclosure";
  if (/勾稽关系为/u.test(core) || /^(?:(?:序号)?申请人情况|\(?本列数据的勾稽关系)/u.test(joined)) return "requests";
  if (/^\d{0,2}(?:一、)?本年新收政府信息公开申/u.test(joined)) return "requests";
  if (
    /^(?:行政复议(?:行政诉讼)?|行政复议.{0,6}行政诉讼|行政诉讼|(?:类别|类型|项目|情况|行政复议)?结果维持.*)$/u.test(
      core,
    ) &&
    (part === 4 || open === "requests")
  )
    return "remedies";
  if (part === 4 && open === null && isFlatRow(element)) return "remedies";
  return null;
}

/** Many numbers and no words: the one data row of table 四 whose headings were lost. */
function isFlatRow(element: Element): boolean {
  return (
    /^(?:\d+|[/-]){10,}$/u.test(element.core) &&
    (element.kind === "row" ? element.cells.length : element.text.split(/[\s|]+/u).length) >= 10
  );
}

function endsTable(element: Element, table: TableId): boolean {
  if (element.kind === "row") return false;
  if (element.core.length > longestLabel && /[。；]/u.test(element.core)) return true;
  return table === "remedies" && headingOf(element) !== null;
}
