import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import type { Format, FormatBlock, FormatRow, FormatTable } from "../report/format.ts";
import type { Report } from "../report/report.ts";

/** Half points: 二号 and 三号, as official papers are set (GB/T 9704); tables smaller. */
const size = { title: 44, text: 32, table: 21 };
const face = "仿宋";
/** Columns that hold the labels of a table's rows: the deepest nesting of table 三. */
const labelColumns = 3;

interface Cell {
  readonly text: string;
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

/**
 * The annual report of a year as a Word file in the 2021 layout (国办公开办函〔2021〕30号): six parts, tables 二 to 四. Table 三 holds the figures of `cases`;
 * what the cases do not tell stays blank, and the prose is for people to write (《政府信息公开条例》, article 50).
 */
export async function draftReportDocx(cases: Report, format: Format): Promise<Buffer> {
  const tables = new Map<string, FormatTable>(format.tables.map((table) => [table.heading, table]));
  const children: ISectionOptions["children"][number][] = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [run(titleOf(cases), size.title, true)],
    }),
    text(
      `【待填写：由哪个机构根据《中华人民共和国政府信息公开条例》编制；统计期限为${cases.period ?? `${cases.year}年`}】`,
    ),
  ];
  for (const { title } of format.parts) {
    children.push(new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(title, size.text, true)] }));
    const table = tables.get(title) ?? format.tables.find(({ heading }) => heading === title);
    if (table === undefined) children.push(text("【待填写】"));
    else children.push(drawTable(layOut(table, cases)), text(""));
  }
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

function titleOf({ authority, year }: Report): string {
  return `${authority.isNamed ? authority.name : "【待填写：单位全称】"}${year}年政府信息公开工作年度报告`;
}

function layOut(table: FormatTable, cases: Report): readonly (readonly Cell[])[] {
  if (table.layout === "flat") return layOutFlat(table);
  const values = new Map(cases.figures.map((figure) => [`${figure.row} ${figure.column}`, figure.text]));
  return table.blocks.flatMap((block) =>
    block.article === undefined ? nestedRows(block, values) : plainRows(block, block.article, table),
  );
}

/** Table 二: a block for each article, its columns named above its rows. */
function plainRows(block: FormatBlock, article: string, table: FormatTable): readonly (readonly Cell[])[] {
  const widest = Math.max(...table.blocks.map(({ columns }) => columns.length));
  const spread = (at: number) => (at === block.columns.length - 1 ? widest - block.columns.length + 1 : 1);
  return [
    [{ text: article, colSpan: widest + 1 }],
    [{ text: "信息内容" }, ...block.columns.map(({ label }, at) => ({ text: label, colSpan: spread(at) }))],
    ...block.rows.map(({ label }) => [
      { text: label },
      ...block.columns.map((_, at) => ({ text: "", colSpan: spread(at) })),
    ]),
  ];
}

/** Table 三: columns by applicant, labels nested in three columns. */
function nestedRows(block: FormatBlock, values: ReadonlyMap<string, string>): readonly (readonly Cell[])[] {
  const group = block.columns.flatMap(({ under }) => under)[0] ?? "";
  const inGroup = block.columns.filter(({ under }) => under.length > 0);
  const top = block.columns.flatMap((column, at): readonly Cell[] => {
    if (column.under.length === 0) return [{ text: column.label, rowSpan: 2 }];
    return block.columns[at - 1]?.under.length ? [] : [{ text: group, colSpan: inGroup.length }];
  });
  return [
    [
      {
        text: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        rowSpan: 3,
        colSpan: labelColumns,
      },
      { text: "申请人情况", colSpan: block.columns.length },
    ],
    top,
    inGroup.map(({ label }) => ({ text: label })),
    ...block.rows.map((row, at) => [
      ...labelsOf(block.rows, at),
      ...block.columns.map((column) => ({ text: values.get(`${row.id} ${column.id}`) ?? "" })),
    ]),
  ];
}

/** The labels of a row: of what it stands under only what begins with it. */
function labelsOf(rows: readonly FormatRow[], at: number): readonly Cell[] {
  const { under = [], label } = rows[at] as FormatRow;
  const parents = under.flatMap((name, depth): readonly Cell[] => {
    const path = under.slice(0, depth + 1).join(" ");
    const isUnder = (row: FormatRow | undefined) => row?.under.slice(0, depth + 1).join(" ") === path;
    if (isUnder(rows[at - 1])) return [];
    const next = rows.findIndex((row, index) => index > at && !isUnder(row));
    return [{ text: name, rowSpan: (next === -1 ? rows.length : next) - at }];
  });
  return [...parents, { text: label, colSpan: labelColumns - under.length }];
}

/** Table 四: one row of values, its labels in rows above it. */
function layOutFlat({ blocks }: FormatTable): readonly (readonly Cell[])[] {
  const [block] = blocks;
  if (block === undefined) return [];
  const width = block.columns.length;
  const group = block.rows.flatMap(({ under }) => under)[0] ?? "";
  const inGroup = block.rows.filter(({ under }) => under.length > 0);
  return [
    block.rows.flatMap((row, at): readonly Cell[] => {
      if (row.under.length === 0) return [{ text: row.label, colSpan: width, rowSpan: 2 }];
      return block.rows[at - 1]?.under.length ? [] : [{ text: group, colSpan: width * inGroup.length }];
    }),
    inGroup.map(({ label }) => ({ text: label, colSpan: width })),
    block.rows.flatMap(() => block.columns.map(({ label }) => ({ text: label }))),
    block.rows.flatMap(() => block.columns.map(() => ({ text: "" }))),
  ];
}

const line = { style: BorderStyle.SINGLE, size: 4, color: "000000" };

function drawTable(rows: readonly (readonly Cell[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: rows.map((cells) => new TableRow({ children: cells.map(drawCell) })),
  });
}

function drawCell({ text, colSpan = 1, rowSpan = 1 }: Cell): TableCell {
  return new TableCell({
    columnSpan: colSpan,
    rowSpan,
    verticalAlign: VerticalAlign.CENTER,
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, size.table)] })],
  });
}

function text(words: string): Paragraph {
  return new Paragraph({ indent: { firstLine: size.text * 20 }, children: [run(words, size.text)] });
}

function run(words: string, points: number, bold = false): TextRun {
  return new TextRun({ text: words, size: points, font: face, bold });
}
