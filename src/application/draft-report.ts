import {
  AlignmentType,
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
import type { Format, FormatTable } from "../report/format.ts";
import { type FormCell, layOutTable } from "../report/lay-out-table.ts";
import type { Report } from "../report/report.ts";
import { face, ruled, titleSize } from "./word-look.ts";

/** Half points: 三号, as official papers are set (GB/T 9704); tables smaller. */
const size = { title: titleSize, text: 32, table: 21 };

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

/** The lines of the table, with the values of the cases where it is table 三. */
function layOut(table: FormatTable, cases: Report): readonly (readonly FormCell[])[] {
  const values = new Map(cases.figures.map((figure) => [`${figure.row} ${figure.column}`, figure.text]));
  const cells = layOutTable(table).map((cell) =>
    cell.role === "value" ? { ...cell, text: values.get(`${cell.row} ${cell.column}`) ?? "" } : cell,
  );
  return Array.from({ length: Math.max(...cells.map(({ line }) => line)) + 1 }, (_, at) =>
    cells.filter((cell) => cell.line === at),
  );
}

function drawTable(rows: readonly (readonly FormCell[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: ruled,
    rows: rows.map((cells) => new TableRow({ children: cells.map(drawCell) })),
  });
}

function drawCell({ text, across, down }: FormCell): TableCell {
  return new TableCell({
    columnSpan: across,
    rowSpan: down,
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
