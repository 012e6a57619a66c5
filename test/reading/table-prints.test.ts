import { describe, expect, it } from "vitest";
import { createReader } from "../../src/reading/read-report.ts";
import { loadFormats } from "../../src/report/formats.ts";
import type { Report } from "../../src/report/report.ts";
import { printReport, type Style } from "../support/print-report.ts";

const formats = loadFormats("knowledge");
const read = createReader({ formats, knowledge: "knowledge" });

function reportOf(text: string, name = "file.txt"): Report {
  const result = read({ name, bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.reason);
  return result.report;
}

/** Values by `row/column`; "?" where unreadable. */
function valuesOf(report: Report): ReadonlyMap<string, number | string | null> {
  return new Map(
    report.figures.map((figure) => [
      `${figure.row}/${figure.column}`,
      figure.status === "unreadable" ? "?" : figure.value,
    ]),
  );
}

const format = formats.byId["2021"];
const addresses = format.tables.flatMap((table) =>
  table.blocks.flatMap((block) => block.rows.flatMap((row) => block.columns.map(({ id }) => `${row.id}/${id}`))),
);
/** Every cell another number. */
const cells = new Map(addresses.map((address, index) => [address, String(index + 101)]));
const expected = new Map([...cells].map(([address, text]) => [address, Number(text)]));
const print = (style: Style) => printReport(format, cells, style);

describe("a report saved as CSV", () => {
  const withDelimiter = (delimiter: string) => print("tabs").replaceAll("\t", delimiter);

  it.each([",", "，", ";", "；"])("is read where 「%s」 parts the cells", (delimiter) => {
    expect(valuesOf(reportOf(withDelimiter(delimiter)))).toEqual(expected);
  });

  it("has its title without the delimiters of the row's empty cells", () => {
    const text = withDelimiter(",").replace("年度报告\n", "年度报告,,,,,,\n");
    expect(reportOf(text).title).toBe("青石市云溪区2022年政府信息公开工作年度报告");
  });

  it("keeps a number with a comma of its own where it is quoted, and is unreadable there where it is not", () => {
    const address = "requests.new/natural_person";
    const printed = cells.get(address) ?? "";
    const withNumber = (text: string) => valuesOf(reportOf(withDelimiter(",").replace(`,${printed},`, `,${text},`)));
    expect(withNumber('"1,234"').get(address)).toBe(1234);
    expect(withNumber("1,234").get(address)).toBe("?");
  });
});

describe("a table whose converter prints merged cells in every column they cover", () => {
  const head = "| 信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |";
  const licensing = (row: string, above = head) =>
    valuesOf(
      reportOf(`二、主动公开政府信息情况\n| 第二十条第（五）项 | | | |\n${above}\n${row}\n五、存在的主要问题\n`),
    ).get("disclosure.licensing/decisions");

  it("has one cell under one heading", () => {
    expect(licensing("| 行政许可 | 97 | 97 | 97 |")).toBe(97);
    expect(licensing("| 行政许可 | 97 | NaN | NaN |", "| 信息内容 | 本年处理决定数量 | NaN | NaN |")).toBe(97);
  });

  it("is unreadable where the cells differ", () => {
    expect(licensing("| 行政许可 | 97 | 97 | 98 |")).toBe("?");
  });
});

describe("a table drawn with a rule between its rows", () => {
  it("has cells that go over several lines", () => {
    const table = [
      "+----------+--------+--------+--------+",
      "| 信息内容 | 本年制 | 本年废 | 现行有 |",
      "|          | 发件数 | 止件数 | 效件数 |",
      "+==========+========+========+========+",
      "| 行政规范 | 5      | 3      | 44     |",
      "| 性文件   |        |        |        |",
      "+----------+--------+--------+--------+",
    ];
    const values = valuesOf(reportOf(["二、主动公开政府信息情况", "第二十条第（一）项", ...table].join("\n")));
    expect(["made", "repealed", "in_force"].map((id) => values.get(`disclosure.normative_documents/${id}`))).toEqual([
      5, 3, 44,
    ]);
  });
});

describe("a dump on one line", () => {
  it("has the headings of all six parts", () => {
    expect(reportOf(print("one-line")).headings.map(({ part }) => part)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe("a table of a web page", () => {
  const page = (rows: string) =>
    valuesOf(reportOf(`<h1>青石市2022年政府信息公开工作年度报告</h1>${rows}`, "page.html"));
  const head = "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>";
  const label = "<td>行政规范性文件</td>";
  const wrapped = (text: string) => `<td><table><tr><td>${text}</td></tr></table></td>`;

  it.each([
    ["holds a table of one cell in each of its own", `${label}${["5", "3", "44"].map(wrapped).join("")}`, 44],
    [
      "has cells that the page does not show",
      `${label}<td>5</td><td style="display: none">9</td><td>3</td><td>44</td>`,
      44,
    ],
  ])("is read where it %s", (_, row, inForce) => {
    expect(page(`<table>${head}<tr>${row}</tr></table>`).get("disclosure.normative_documents/in_force")).toBe(inForce);
  });

  it("keeps its blank cells where another table stands in its last row", () => {
    const inner = "<table><tr><td>其他</td><td>事项</td></tr></table>";
    const rows = `<tr>${label}<td>5</td><td></td><td>44</td></tr><tr><td colspan="4">${inner}</td></tr>`;
    expect(page(`<table>${head}${rows}</table>`).get("disclosure.normative_documents/in_force")).toBe(44);
  });
});
