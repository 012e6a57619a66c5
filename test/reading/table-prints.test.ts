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

/** Of table 三. */
const columns = ["natural_person", "business", "research", "nonprofit", "legal_service", "other_organization", "total"];

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

  it("has two cells under two headings that lost their ends", () => {
    const rows = "| 信息内容 | 本年新 | 本年新 | 对外公开总数量 |\n| 规章 | 4 | 4 | 9 |\n| 政府集中采购 | 1 | 2 |";
    const values = valuesOf(
      reportOf(`二、主动公开政府信息情况\n| 第二十条第（一）项 |\n${rows}\n五、存在的主要问题\n`),
    );
    expect(["made", "disclosed", "total_public"].map((id) => values.get(`disclosure.regulations/${id}`))).toEqual([
      4, 4, 9,
    ]);
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

describe("rows with serial numbers before their labels", () => {
  it("are read without them where they count on", () => {
    const numbered = (step: number) => {
      let serial = 0;
      return print("tabs").replaceAll(/^(?=\p{Script=Han}.*\t\d)/gmu, () => {
        serial += step;
        return `${serial}\t`;
      });
    };
    expect(valuesOf(reportOf(numbered(1)))).toEqual(expected);
    expect(valuesOf(reportOf(numbered(2))).get("requests.new/total")).toBe("?");
  });
});

describe("a file with the reports of two years", () => {
  it("is the first of them, and says that another follows", () => {
    const other = printReport(format, new Map(addresses.map((address) => [address, "7"])), "tabs");
    const report = reportOf(`${print("tabs")}\n${other.replaceAll("2022年", "2021年")}`);
    expect([report.year, valuesOf(report)]).toEqual([2022, expected]);
    expect(report.warnings).toMatchObject([
      { kind: "other-report", text: "青石市云溪区2021年政府信息公开工作年度报告" },
    ]);
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

describe("table 三 of a web page", () => {
  const cellsOf = (texts: readonly (string | number)[]) => texts.map((text) => `<td>${text}</td>`).join("");
  const organizations = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];
  const page = (heads: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
    valuesOf(
      reportOf(
        `<h1>青石市2022年政府信息公开工作年度报告</h1><p>三、收到和处理政府信息公开申请情况</p>
         <table>${[["申请人情况", ...heads], ...rows].map((row) => `<tr>${cellsOf(row)}</tr>`).join("")}</table><p>五、存在的主要问题</p>`,
        "page.html",
      ),
    );
  const valuesIn = (values: ReadonlyMap<string, unknown>, row: string) =>
    columns.map((id) => values.get(`${row}/${id}`));
  const form = ["自然人", ...organizations, "总计"];
  const newRow = "一、本年新收政府信息公开申请数量";
  const carriedIn = "二、上年结转政府信息公开申请数量";
  const carriedOut = "四、结转下年度继续办理";

  it("may have columns that the form does not have, where they are headed, and blanks beside them", () => {
    const values = page(
      [...form, "上年总计"],
      [
        [newRow, 1, 2, 3, 4, 5, 6, 21, 30],
        [carriedIn, 1, "", 3, 4, 5, 6, 19, 8],
      ],
    );
    expect(valuesIn(values, "requests.new")).toEqual([1, 2, 3, 4, 5, 6, 21]);
    expect(valuesIn(values, "requests.carried_in")).toEqual([1, null, 3, 4, 5, 6, 19]);
  });

  it("cannot tell which cell a row lacks beside such columns", () => {
    const rows = [
      [newRow, 1, 2, 3, 4, 5, 6, 21, 30],
      [carriedIn, 1, 2, 3, 5, 6, 17, 8],
    ];
    expect(valuesIn(page([...form, "上年总计"], rows), "requests.carried_in")).toEqual(columns.map(() => "?"));
  });

  it("does not count a row off that has a blank within and a cell too many", () => {
    const values = page(form, [
      [newRow, 1, 2, 3, 4, 5, 6, 21],
      [carriedIn, 1, "", 3, 4, 5, 6, 19, 8],
    ]);
    expect(valuesIn(values, "requests.carried_in")).toEqual(columns.map(() => "?"));
  });

  it("may print a row in another place than the form", () => {
    const values = page(form, [
      [newRow, 1, 2, 3, 4, 5, 6, 21],
      [carriedOut, 7, 0, 0, 0, 0, 0, 7],
      [carriedIn, 0, 0, 0, 0, 0, 9, 9],
    ]);
    expect(valuesIn(values, "requests.carried_out")).toEqual([7, 0, 0, 0, 0, 0, 7]);
    expect(valuesIn(values, "requests.carried_in")).toEqual([0, 0, 0, 0, 0, 9, 9]);
  });

  it("has no order of columns that its own sums refute", () => {
    const rows = [
      [newRow, 21, 1, 2, 3, 4, 5, 6],
      [carriedIn, 10, 1, 1, 1, 1, 1, 5],
    ];
    expect(valuesIn(page(["总计", "自然人", ...organizations], rows), "requests.new")).toEqual([1, 2, 3, 4, 5, 6, 21]);
    expect(valuesIn(page(form, rows), "requests.new")).toEqual(columns.map(() => "?"));
  });
});

describe("table 四", () => {
  it("may print review and litigation below each other", () => {
    const results = "结果维持 结果纠正 其他结果 尚未审结 总计";
    const lines = [
      "四、政府信息公开行政复议、行政诉讼情况",
      "行政复议",
      results,
      "1 2 3 4 10",
      "行政诉讼",
      "未经复议直接起诉 复议后起诉",
      `${results} ${results}`,
      "5 6 7 8 26 9 10 11 12 42",
      "五、存在的主要问题及改进情况",
    ];
    const values = valuesOf(reportOf(`青石市2022年政府信息公开工作年度报告\n${lines.join("\n")}\n`));
    expect([...values].filter(([address]) => address.startsWith("remedies.")).map(([, value]) => value)).toEqual([
      1, 2, 3, 4, 10, 5, 6, 7, 8, 26, 9, 10, 11, 12, 42,
    ]);
  });
});

describe("a table printed a cell a line", () => {
  const subtotal = ["小计", "1", "2", "3", "4", "5", "6", "21"];
  const lines = print("cell-a-line").split("\n");
  const at = lines.indexOf("（四）无法提供");

  it("may add a row of subtotals", () => {
    const text = [...lines.slice(0, at), ...subtotal, ...lines.slice(at)].join("\n");
    expect(valuesOf(reportOf(text))).toEqual(expected);
  });

  it("does not take a subtotal for the row above it that lost its numbers", () => {
    const text = [...lines.slice(0, at - columns.length), ...subtotal, ...lines.slice(at)].join("\n");
    const values = valuesOf(reportOf(text));
    expect(columns.map((id) => values.get(`requests.outcome.refused.administrative_query/${id}`))).not.toContain(1);
  });
});
