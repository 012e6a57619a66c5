import type { FormatBlock } from "../report/format.ts";
import type { Element, RowElement } from "./elements.ts";
import type { Headings } from "./foreign-columns.ts";
import { letters, withoutNote } from "./label-match.ts";
import type { TableRegion } from "./regions.ts";
import { isFilled } from "./row-cell.ts";

/** `places[i]`: which printed column is the format's column i. Null: as the format has them, or not told. `unclear`: printed in another order that cannot be settled. */
export type ColumnOrder = readonly number[] | "unclear" | null;

/**
 * The order of the columns by the headings printed above the rows. Headings in one line or row are firm. Of headings in several lines only a
 * departure from the format's order counts, and it is not settled: dumps print the lines of a heading in any order.
 * `names`: each column's label with its variants. `groups`: headings above several columns, which hold words of the labels (法人或其他组织).
 */
export function columnOrder(
  head: readonly Element[],
  names: readonly (readonly string[])[],
  groups: readonly string[],
): ColumnOrder {
  const wanted = names.map((own) => own.map(letters).toSorted((a, b) => b.length - a.length));
  const found = head.map((element) => labelsIn(letters(element.core), wanted, groups.map(letters)));
  const wholeAt = found.findIndex((columns) => columns.length === names.length);
  if (wholeAt !== -1) return orderOfLine(found[wholeAt] ?? [], head[wholeAt] as Element, names, groups);
  const lines = found.filter((columns) => columns.length > 1);
  const [first = -1, last = -1] = [0, names.length - 1];
  const isRising = (columns: readonly number[]) => columns.every((one, i) => i === 0 || one > (columns[i - 1] ?? 0));
  const all = found.flat();
  if (new Set(all).size !== names.length || all.length !== names.length) return null;
  if (lines.length > 0) {
    if (lines.every(isRising)) return null;
    // 「总计 自然人 法人或其他组织」 over the five kinds of organization
    const isTotalFirst = lines.every((line) => isRising(line) || isRising([...line.slice(1), line[0] ?? -1]));
    return isTotalFirst && lines.flat().indexOf(last) < lines.flat().indexOf(first) ? orderOf(all) : "unclear";
  }
  const twoRows = [first, last, ...names.map((_, i) => i).slice(1, -1)];
  return isRising(all) || all.every((column, i) => column === twoRows[i]) ? null : "unclear";
}

/**
 * The order that one line prints. It may hold both rows of the form's headings, the upper one first: 「自然人 法人或其他组织 总计 商业企业 …」 is
 * as the format has it, 「自然人 总计 商业企业 …」 may be or not. Cells of a row stand where they stand.
 */
function orderOfLine(
  columns: readonly number[],
  line: Element,
  names: readonly (readonly string[])[],
  groups: readonly string[],
): ColumnOrder {
  const isFlattened = groups.length > 0 && columns[0] === 0 && columns[1] === columns.length - 1;
  const at = (label = "") => letters(line.core).indexOf(letters(label));
  const isBetween = (group: string) => at(group) > at(names[0]?.[0]) && at(group) < at(names.at(-1)?.[0]);
  if (isFlattened && groups.some(isBetween)) return null;
  return isFlattened && line.kind === "line" && !line.text.includes("|") ? "unclear" : orderOf(columns);
}

/** The order in which a whole table prints the columns of its one block. */
export function orderInTable(region: TableRegion, block: FormatBlock): ColumnOrder {
  return gridOrder(region, block) ?? columnOrder(headOf(region, block), columnNames(block), groupNames(block));
}

export function columnNames(block: FormatBlock): readonly (readonly string[])[] {
  return block.columns.map((column) => [column.label, ...column.seen_as]);
}

/** The headings of blocks as they are looked for among a table's rows. */
export function headingsOf(blocks: readonly FormatBlock[]): Headings {
  return {
    labels: blocks.flatMap((block) => block.columns.map(({ label }) => label)),
    names: blocks.flatMap(columnNames),
    groups: blocks.flatMap(groupNames),
  };
}

function groupNames(block: FormatBlock): readonly string[] {
  return [...new Set([...block.columns.flatMap((column) => column.under), ...block.groups_seen_as])];
}

/** The columns whose labels stand in the text, in printed order; each label only where it is not part of a longer one. */
function labelsIn(text: string, wanted: readonly (readonly string[])[], groups: readonly string[]): readonly number[] {
  let masked = text;
  for (const group of groups) masked = masked.replaceAll(group, "□".repeat(group.length));
  const finds: { column: number; at: number }[] = [];
  const longestFirst = wanted
    .map((variants, column) => ({ variants, column }))
    .toSorted((a, b) => (b.variants[0]?.length ?? 0) - (a.variants[0]?.length ?? 0));
  for (const { variants, column } of longestFirst) {
    const variant = variants.find((one) => masked.includes(one));
    if (variant === undefined) continue;
    finds.push({ column, at: masked.indexOf(variant) });
    masked = masked.replace(variant, "□".repeat(variant.length));
  }
  return finds.toSorted((a, b) => a.at - b.at).map((find) => find.column);
}

function orderOf(printed: readonly number[]): readonly number[] | null {
  const order = printed.map((_, column) => printed.indexOf(column));
  return order.every((place, column) => place === column) ? null : order;
}

/** How far into the table its headings may reach. */
const longestHead = 30;

/** The lines or rows above the first row. */
function headOf(region: TableRegion, block: FormatBlock): readonly Element[] {
  const first = letters(withoutNote(block.rows[0]?.label ?? "")).slice(1, 7);
  const end = region.elements.findIndex((element) => letters(element.core).includes(first));
  return region.elements.slice(0, end === -1 ? 0 : Math.min(end, longestHead));
}

/** The order of the columns by the grid columns of their headings, which spans settle; null where numbers stand in other columns than they. */
function gridOrder(region: TableRegion, block: FormatBlock): ColumnOrder {
  const all = region.elements.filter((element): element is RowElement => element.kind === "row");
  const rows = all.slice(0, 4);
  const positions = columnNames(block).map((names) => {
    const wanted = names.map(letters);
    return rows.flatMap((row) => row.cells).find((cell) => wanted.includes(letters(cell.text)))?.column ?? -1;
  });
  if (positions.includes(-1) || new Set(positions).size !== positions.length) return null;
  const filled = all.map((row) => row.cells.filter((cell) => isFilled(cell.text)).map((cell) => cell.column));
  const full = filled.find((columns) => columns.length >= positions.length);
  if (!positions.every((position) => full?.includes(position))) return null;
  const order = positions.map((position) => positions.filter((other) => other < position).length);
  return order.every((place, index) => place === index) ? null : order;
}
