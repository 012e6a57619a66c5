import type { FormatBlock, FormatRow, FormatTable } from "./format.ts";

/** A cell of the printed form: where it begins and how far it reaches, counted from 0. */
export interface FormCell {
  readonly line: number;
  readonly from: number;
  readonly down: number;
  readonly across: number;
  readonly text: string;
  readonly role: "head" | "label" | "gap" | "value";
  /** The address of a value; null elsewhere. */
  readonly row: string | null;
  readonly column: string | null;
}

/** Labels of table 三 stand in three columns: what they stand under, twice, and their own. */
const labelColumns = 3;
const balanceNote = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

/**
 * A table of the national form cell by cell, line by line, with the spans it is printed with; values are empty. `shown`: the rows wanted, in a table whose
 * labels are nested, or the blocks with such a row in the others; what is left out between two of them is a line of its own. Absent: all.
 */
export function layOutTable(table: FormatTable, shown?: ReadonlySet<string>): readonly FormCell[] {
  const isWanted = ({ id }: FormatRow) => shown === undefined || shown.has(id);
  const blocks = table.blocks.filter(({ rows }) => rows.some(isWanted));
  if (table.layout === "flat") return placed(blocks.flatMap(flatLines));
  const widest = Math.max(...blocks.map(({ columns }) => columns.length));
  return placed(
    blocks.flatMap((block) =>
      block.article === undefined
        ? nestedLines(block, withGaps(block.rows, isWanted))
        : plainLines(block, block.article, widest),
    ),
  );
}

type Cell = Pick<FormCell, "text"> & Partial<Omit<FormCell, "line" | "from">>;

/** Table 二: a block for each article, its columns named above its rows. */
function plainLines(block: FormatBlock, article: string, widest: number): readonly (readonly Cell[])[] {
  const spread = (at: number) => (at === block.columns.length - 1 ? widest - block.columns.length + 1 : 1);
  return [
    [{ text: article, across: widest + 1 }],
    [{ text: "信息内容" }, ...block.columns.map(({ label }, at) => ({ text: label, across: spread(at) }))],
    ...block.rows.map((row): readonly Cell[] => [
      { text: row.label, role: "label" },
      ...valuesOf(block, row).map((value, at) => ({ ...value, across: spread(at) })),
    ]),
  ];
}

/** Table 三: columns by applicant, labels nested in three columns. */
function nestedLines(block: FormatBlock, rows: readonly Shown[]): readonly (readonly Cell[])[] {
  const group = block.columns.flatMap(({ under }) => under)[0] ?? "";
  const inGroup = block.columns.filter(({ under }) => under.length > 0);
  const top = block.columns.flatMap((column, at): readonly Cell[] => {
    if (column.under.length === 0) return [{ text: column.label, down: 2 }];
    return block.columns[at - 1]?.under.length ? [] : [{ text: group, across: inGroup.length }];
  });
  return [
    [
      { text: balanceNote, down: 3, across: labelColumns },
      { text: "申请人情况", across: block.columns.length },
    ],
    top,
    inGroup.map(({ label }) => ({ text: label })),
    ...rows.map((shown, at): readonly Cell[] => {
      const room = labelColumns - shown.under.length;
      const own: readonly Cell[] =
        shown.row === null
          ? [{ text: "…", role: "gap", across: room + block.columns.length }]
          : [{ text: shown.row.label, role: "label", across: room }, ...valuesOf(block, shown.row)];
      return [...parentsOf(rows, at), ...own];
    }),
  ];
}

/** Table 四: one line of values, its labels in lines above it. */
function flatLines(block: FormatBlock): readonly (readonly Cell[])[] {
  const width = block.columns.length;
  const group = block.rows.flatMap(({ under }) => under)[0] ?? "";
  const inGroup = block.rows.filter(({ under }) => under.length > 0);
  return [
    block.rows.flatMap((row, at): readonly Cell[] => {
      if (row.under.length === 0) return [{ text: row.label, across: width, down: 2 }];
      return block.rows[at - 1]?.under.length ? [] : [{ text: group, across: width * inGroup.length }];
    }),
    inGroup.map(({ label }) => ({ text: label, across: width })),
    block.rows.flatMap(() => block.columns.map(({ label }) => ({ text: label }))),
    block.rows.flatMap((row) => valuesOf(block, row)),
  ];
}

function valuesOf(block: FormatBlock, row: FormatRow): readonly Cell[] {
  return block.columns.map(({ id }) => ({ text: "", role: "value", row: row.id, column: id }));
}

/** A row, or (null) rows left out, which stand under what those on both sides do. */
interface Shown {
  readonly row: FormatRow | null;
  readonly under: readonly string[];
}

function withGaps(rows: readonly FormatRow[], isWanted: (row: FormatRow) => boolean): readonly Shown[] {
  const shown: Shown[] = [];
  let last: number | undefined;
  for (const [at, row] of rows.entries()) {
    if (!isWanted(row)) continue;
    const before = last === undefined ? undefined : rows[last];
    if (before !== undefined && last !== at - 1) {
      const differs = before.under.findIndex((name, depth) => name !== row.under[depth]);
      shown.push({ row: null, under: differs === -1 ? before.under : before.under.slice(0, differs) });
    }
    shown.push({ row, under: row.under });
    last = at;
  }
  return shown;
}

/** What a line stands under, as far as it begins there. */
function parentsOf(rows: readonly Shown[], at: number): readonly Cell[] {
  const under = rows[at]?.under ?? [];
  return under.flatMap((name, depth): readonly Cell[] => {
    const path = under.slice(0, depth + 1).join(" ");
    const isUnder = (shown: Shown | undefined) => shown?.under.slice(0, depth + 1).join(" ") === path;
    if (isUnder(rows[at - 1])) return [];
    const next = rows.findIndex((shown, index) => index > at && !isUnder(shown));
    return [{ text: name, down: (next === -1 ? rows.length : next) - at }];
  });
}

/** Each cell at the first place of its line that no cell above reaches. */
function placed(lines: readonly (readonly Cell[])[]): readonly FormCell[] {
  const taken = new Set<string>();
  return lines.flatMap((cells, line) => {
    let from = 0;
    return cells.map((cell): FormCell => {
      while (taken.has(`${line} ${from}`)) from += 1;
      const whole = { role: "head", row: null, column: null, down: 1, across: 1, ...cell, line, from } as const;
      for (let down = 0; down < whole.down; down += 1) {
        for (let across = 0; across < whole.across; across += 1) taken.add(`${line + down} ${from + across}`);
      }
      return whole;
    });
  });
}
