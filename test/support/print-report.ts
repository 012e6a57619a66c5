import type { Format, FormatRow } from "../../src/report/format.ts";

/** Cell texts of a made-up report by `row/column`; a cell that is missing is blank. */
export type CellTexts = ReadonlyMap<string, string>;

/** Ways in which reports reach us. Those of HTML and of pipes show where a cell is blank. */
export const styles = [
  "html",
  "pipes",
  "trailing-pipes",
  "pipes-between",
  "broken-lines",
  "cell-a-line",
  "cell-a-line-spaced",
  "aligned",
  "tabs",
  "commas",
  "drawn",
  "stacked",
  "one-line",
] as const;
export type Style = (typeof styles)[number];

/** Prints the three tables of a format with the given cells. */
export function printReport(
  format: Format,
  cells: CellTexts,
  style: Style,
  title = "青石市云溪区2022年政府信息公开工作年度报告",
): string {
  const parts = format.parts.map((part) => part.title);
  const body = format.tables.map((table, index) => [parts[index + 1] ?? "", ...printTable(table, cells, style)]);
  const prose = ["2022年，云溪区认真落实条例要求，稳步推进政务公开。"];
  const lines = [
    title,
    parts[0] ?? "",
    ...prose,
    ...body.flat(),
    parts[4] ?? "",
    "队伍力量仍显不足，下一步将加强培训。",
    parts[5] ?? "",
    "没有其他需要报告的事项。",
  ];
  if (style === "one-line") return lines.join(" ");
  if (style !== "html") return lines.join(style === "cell-a-line-spaced" ? "\n\n" : "\n");
  return `<html><head><style>p{}</style></head><body>${lines.map((line) => (line.startsWith("<table") ? line : `<p>${line}</p>`)).join("\n")}</body></html>`;
}

type Table = Format["tables"][number];

function printTable(table: Table, cells: CellTexts, style: Style): readonly string[] {
  const rows = tableRows(table, cells);
  if (style === "html") return [`<table>${rows.map(htmlRow).join("")}</table>`];
  return rows.flatMap((row) => printRow(row, style));
}

interface PrintedRow {
  readonly labels: readonly string[];
  /** Null in a row of headings. */
  readonly values: readonly string[] | null;
}

function tableRows(table: Table, cells: CellTexts): readonly PrintedRow[] {
  const text = (row: FormatRow, column: string) => cells.get(`${row.id}/${column}`) ?? "";
  if (table.layout === "flat") {
    const block = table.blocks[0];
    if (!block) return [];
    const heads = [
      ["行政复议", "行政诉讼"],
      ["未经复议直接起诉", "复议后起诉"],
      block.rows.flatMap(() => block.columns.map((column) => column.label)),
    ];
    return [
      ...heads.map((labels) => ({ labels, values: null })),
      { labels: [], values: block.rows.flatMap((row) => block.columns.map((column) => text(row, column.id))) },
    ];
  }
  if (table.blocks.length > 1) {
    return table.blocks.flatMap((block) => [
      { labels: [block.article ?? ""], values: null },
      { labels: ["信息内容", ...block.columns.map((column) => column.label)], values: null },
      ...block.rows.map((row) => ({
        labels: [row.label],
        values: block.columns.map((column) => text(row, column.id)),
      })),
    ]);
  }
  const block = table.blocks[0];
  if (!block) return [];
  let above: readonly string[] = [];
  return [
    { labels: ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"], values: null },
    { labels: ["自然人", "法人或其他组织", "总计"], values: null },
    { labels: ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"], values: null },
    ...block.rows.map((row) => {
      const fresh = row.under.filter((label, index) => above[index] !== label);
      above = row.under;
      return { labels: [...fresh, row.label], values: block.columns.map((column) => text(row, column.id)) };
    }),
  ];
}

function htmlRow(row: PrintedRow): string {
  const cells = [
    ...row.labels.map((label) => `<td><p>${label}</p></td>`),
    ...(row.values ?? []).map((value) => `<td align="center"><p>${value || "&nbsp;"}</p></td>`),
  ];
  return `<tr>${cells.join("")}</tr>`;
}

function printRow(row: PrintedRow, style: Style): readonly string[] {
  const values = row.values ?? [];
  switch (style) {
    case "pipes":
      return [`| ${[...row.labels, ...values].join(" | ")} |`];
    case "trailing-pipes":
      return [...row.labels, ...values].map((cell) => (cell === "" ? "|" : `${cell} |`));
    case "pipes-between":
      return [...row.labels, ...values].flatMap((cell) => (cell === "" ? ["|"] : [cell, "|"]));
    case "broken-lines":
      return [...row.labels.flatMap((label) => breakLabel(label, 7)), ...(values.length > 0 ? [values.join(" ")] : [])];
    case "aligned":
      return alignedRow(row.labels, values);
    case "tabs":
      return [[...row.labels, ...values].join("\t")];
    case "commas":
      return [[...row.labels, ...values].map((cell) => (cell.includes(",") ? `"${cell}"` : cell)).join(",")];
    case "drawn":
      return [`│${[...row.labels, ...values].join("│")}│`, "├────┼────┤"];
    case "stacked":
      return [...row.labels.flatMap((label) => [...label]), ...(values.length > 0 ? [values.join(" ")] : [])];
    case "one-line":
      return [[...row.labels, ...values].join(" ")];
    default:
      return [...row.labels, ...values];
  }
}

function breakLabel(label: string, width: number): readonly string[] {
  return label.match(new RegExp(`.{1,${width}}`, "gu")) ?? [];
}

/** A label broken over lines with its numbers beside the middle one, as pdftotext -layout prints it. */
function alignedRow(labels: readonly string[], values: readonly string[]): readonly string[] {
  const last = breakLabel(labels.at(-1) ?? "", 14);
  const groups = labels.slice(0, -1);
  if (values.length === 0) return [labels.join("    ")];
  const numbers = values.map((value) => value.padEnd(8)).join("");
  const middle = Math.floor(last.length / 2);
  return [
    ...groups.map((group) => `  ${group}`),
    ...(last.length === 0
      ? [`   ${numbers}`]
      : last.map((piece, index) => (index === middle ? `     ${piece}     ${numbers}` : `     ${piece}`))),
  ];
}
