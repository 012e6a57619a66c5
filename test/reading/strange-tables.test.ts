import { describe, expect, it } from "vitest";
import { createReader } from "../../src/reading/read-report.ts";
import { loadFormats } from "../../src/report/formats.ts";
import type { Report } from "../../src/report/report.ts";

const read = createReader({ formats: loadFormats("knowledge"), knowledge: "knowledge" });

function reportOf(text: string, name = "file.txt"): Report {
  const result = read({ name, bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.reason);
  return result.report;
}

/** The cells of one row: numbers, "" for blank, "/" for not applicable, "?" for unreadable. Undefined where the report has no such row. */
function row(report: Report, id: string): readonly (number | string | null)[] | undefined {
  const figures = report.figures.filter((figure) => figure.row === id);
  const signs = { blank: "", not_applicable: "/", unreadable: "?" } as const;
  return figures.length === 0
    ? undefined
    : figures.map((figure) => (figure.status === "stated" ? figure.value : signs[figure.status]));
}

const head2021 = "第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数";
const applicants = "申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他";
const end = "五、存在的主要问题及改进情况\n无。\n";
const disclosure = (rows: string, head = head2021) => reportOf(`二、主动公开政府信息情况\n${head}\n${rows}\n${end}`);
const requests = (rows: string, head = applicants) =>
  reportOf(`三、收到和处理政府信息公开申请情况\n${head}\n${rows}\n${end}`);
const newRow = "一、本年新收政府信息公开申请数量";
const carriedRow = "二、上年结转政府信息公开申请数量";
const unread7 = ["?", "?", "?", "?", "?", "?", "?"];

describe("columns in another order", () => {
  it("are read by their headings where these stand in one line", () => {
    const head = "申请人情况 总计 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他";
    expect(row(requests(`${newRow} 21 1 2 3 4 5 6`, head), "requests.new")).toEqual([1, 2, 3, 4, 5, 6, 21]);
    const reversed = "第二十条第（一）项\n信息内容 现行有效件数 本年废止件数 本年制发件数";
    expect(row(disclosure("规章 3 2 1", reversed), "disclosure.regulations")).toEqual([1, 2, 3]);
  });

  it.each(["法人或其他组织", "法人和其它组织"])(
    "are the form's where both rows of its headings stand in one line, parted by 「%s」",
    (group) => {
      const head = `申请人情况 自然人 ${group} 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他`;
      expect(row(requests(`${newRow} 1 2 3 4 5 6 21`, head), "requests.new")).toEqual([1, 2, 3, 4, 5, 6, 21]);
    },
  );

  it("cannot be told where such a line lost the heading between them, unless it is a row of cells", () => {
    const line = "自然人 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他";
    expect(row(requests(`${newRow} 1 21 2 3 4 5 6`, `申请人情况\n${line}`), "requests.new")).toEqual(unread7);
    const pipes = (text: string) => `| ${text.replaceAll(" ", " | ")} |`;
    const table = requests(pipes(`${newRow} 1 21 2 3 4 5 6`), pipes(`申请人情况 ${line}`));
    expect(row(table, "requests.new")).toEqual([1, 2, 3, 4, 5, 6, 21]);
  });

  it("are unreadable where the headings stand in several lines, in no order of the form", () => {
    const head = "申请人情况\n商业企业\n总计\n自然人\n科研机构\n社会公益组织\n法律服务机构\n其他";
    expect(row(requests(`${newRow}\n1 2 3 4 5 6 21`, head), "requests.new")).toEqual(unread7);
  });

  it("are the form's where a dump only swaps the lines of the headings", () => {
    const head = "申请人情况\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n自然人 法人或其他组织 总计";
    expect(row(requests(`${newRow} 1 2 3 4 5 6 21`, head), "requests.new")).toEqual([1, 2, 3, 4, 5, 6, 21]);
  });
});

describe("a table without anything that tells its format", () => {
  it("states no number, as the columns differ between the formats", () => {
    const report = disclosure("规章 1 2 3\n行政处罚 5", "第二十条第（一）项");
    expect(row(report, "disclosure.regulations")).toEqual(["?", "?", "?"]);
    expect(report.warnings.map((warning) => warning.row)).toContain("disclosure.regulations");
  });

  it("is told by rows that only one format has", () => {
    const report = disclosure("规章 1 2 3\n政府集中采购 5 60万元", "第二十条第（一）项");
    expect([report.format, row(report, "disclosure.regulations")]).toEqual(["2019", [1, 2, 3]]);
  });
});

describe("two tables of a kind in one file", () => {
  const both = (first: string, second: string) =>
    disclosure(`${first}\n行政规范性文件 0 0 0\n全市\n${head2021}\n${second}\n行政规范性文件 0 0 0`);

  it("are never mixed: where the second differs no value is taken, and both printings are kept", () => {
    const report = both("规章 1 2 3", "规章 10 20 3");
    expect(row(report, "disclosure.regulations")).toEqual(["?", "?", 3]);
    const [made, , inForce] = report.figures.filter((figure) => figure.row === "disclosure.regulations");
    expect(made).toMatchObject({ status: "unreadable", text: "1 / 10" });
    expect(made?.note).toMatch(/“1”（第 \d+ 行），“10”（全市，第 \d+ 行）/u);
    expect(inForce).toMatchObject({ status: "stated", note: null });
    expect(report.warnings[0]).toMatchObject({ kind: "differing-row", row: "disclosure.regulations" });
  });

  it("are no reason to doubt a row that one of them leaves blank", () => {
    const report = both("规章 1 2 3", "规章");
    expect(row(report, "disclosure.regulations")).toEqual([1, 2, 3]);
  });

  it("are as one table that prints a row twice", () => {
    const report = disclosure(`${head2021}\n规章 1 2 3\n行政规范性文件 4 5 6\n行政规范性文件 4 5 7`);
    expect(row(report, "disclosure.normative_documents")).toEqual([4, 5, "?"]);
    expect(report.warnings).toContainEqual(expect.objectContaining({ kind: "differing-row" }));
  });

  it("are one where they say the same", () => {
    expect(both("规章 1 2 3", "规章 1 2 3").warnings.filter(({ row: id }) => id !== null)).toEqual([]);
  });
});

describe("a file that is cut off", () => {
  const cut = (text: string) =>
    reportOf(`三、收到和处理政府信息公开申请情况\n${applicants}\n${newRow} 1 2 3 4 5 6 21\n${text}`);

  it("does not state the number it breaks off in", () => {
    expect(row(cut(`${carriedRow} 1 0 0 0 0 0 12`), "requests.carried_in")).toEqual([1, 0, 0, 0, 0, 0, "?"]);
    expect(row(cut(`${carriedRow} 1 0 0 0 0 0 12\n`), "requests.carried_in")).toEqual([1, 0, 0, 0, 0, 0, 12]);
    expect(row(cut(`${carriedRow} 0 0 0 0 0 0 0`), "requests.carried_in")).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it("has no blank cells where the row goes on behind the cut", () => {
    expect(row(cut(carriedRow), "requests.carried_in")).toBeUndefined();
    expect(row(cut(`${carriedRow} 0 0 `), "requests.carried_in")).toEqual(unread7);
  });
});

describe("rows that the form does not have", () => {
  it.each(["\n", " "])("are left out with a warning, and their neighbours read, parted by 「%s」", (gap) => {
    const cells = (numbers: string) => numbers.split(" ").join(gap);
    const report = requests(
      [
        `${newRow}${gap}${cells("1 2 3 4 5 6 21")}`,
        `其中：网络申请${gap}${cells("9 9 9 9 9 9 54")}`,
        `${carriedRow}${gap}${cells("7 0 0 0 0 0 7")}`,
      ].join("\n"),
      applicants.replaceAll(" ", gap),
    );
    expect(row(report, "requests.new")).toEqual([1, 2, 3, 4, 5, 6, 21]);
    expect(row(report, "requests.carried_in")).toEqual([7, 0, 0, 0, 0, 0, 7]);
    expect(report.warnings.filter(({ kind }) => kind === "unknown-row")).toHaveLength(1);
  });

  it("do not lend their numbers to the label above them", () => {
    const report = disclosure("规章\n其他主动公开文件 9 9 9\n行政规范性文件 1 0 5");
    expect(row(report, "disclosure.regulations")).toEqual(["?", "?", "?"]);
    expect(row(report, "disclosure.normative_documents")).toEqual([1, 0, 5]);
  });
});

describe("cells in strange print", () => {
  it.each([
    ["tabs", "规章\t1\t\t3\n行政规范性文件\t0\t0\t7"],
    ["full-width lines", "｜规章｜１｜　｜３｜\n｜行政规范性文件｜０｜０｜７｜"],
    ["drawn lines", "├──┼─┤\n│规章│1│ │3│\n├──┼─┤\n│行政规范性文件│0│0│7│"],
    ["Markdown with HTML in it", "| **规章** | 1<br> | &nbsp; | 3 |\n| 行政<br>规范性文件 | 0 | 0 | **7** |"],
    [
      "an HTML table in a text",
      "<table><tr><td>规章</td><td>1</td><td></td><td>3</td></tr>\n<tr><td>行政规范性文件</td><td>0</td><td>0</td><td>7</td></tr></table>",
    ],
  ])("are read by %s", (_, rows) => {
    const report = disclosure(rows);
    expect(row(report, "disclosure.regulations")).toEqual([1, "", 3]);
    expect(row(report, "disclosure.normative_documents")).toEqual([0, 0, 7]);
  });

  it("of a row whose numbers are parted by blanks and go over into the next line are tied by their count", () => {
    const rows = `${newRow}\t0\t0\t4\t0\t0\t0\t4\n${carriedRow}\t\t6 9 0 2 5\n0 0`;
    expect(row(requests(rows), "requests.carried_in")).toEqual([6, 9, 0, 2, 5, 0, 0]);
  });

  it("of letters are unreadable, not a blank row, and an ordinal before the label is none of them", () => {
    const pipes = (...cells: readonly string[]) => `| ${cells.join(" | ")} |`;
    const report = requests(
      [
        pipes("一、", newRow.slice(2), ..."1000001"),
        pipes("二、", carriedRow.slice(2), ..."OOOOOOO"),
        pipes("1.", "属于国家秘密", ..."0000000"),
      ].join("\n"),
      pipes("申请人情况", "", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"),
    );
    expect(row(report, "requests.new")).toEqual([1, 0, 0, 0, 0, 0, 1]);
    expect(row(report, "requests.carried_in")).toEqual(unread7);
    expect(row(report, "requests.outcome.refused.state_secret")).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it("of two numbers are unreadable, not one number", () => {
    expect(row(disclosure("| 规章 | 1<br>2 | 0 | 3 |"), "disclosure.regulations")).toEqual(
      ["?", 0, 3].map(() => expect.anything()),
    );
    expect(row(disclosure("| 规章 | 0 | 1<br>2 | 3 |"), "disclosure.regulations")?.[1]).toBe("?");
  });

  it("behind a label in a form that is none are unreadable, not blank", () => {
    expect(row(requests(`${newRow},1,2,3,4,5,6,21\n${carriedRow},0,0,0,0,0,0,0`), "requests.new")).toEqual(unread7);
  });

  it("glued together are unreadable, unless all are zeros", () => {
    expect(row(requests(`${newRow}3000003\n${carriedRow}0000000`), "requests.new")).toEqual(unread7);
    expect(row(requests(`${newRow}3000003\n${carriedRow}0000000`), "requests.carried_in")).toEqual([
      0, 0, 0, 0, 0, 0, 0,
    ]);
  });

  it("keep their unit, sign, separators and note", () => {
    const report = disclosure("规章 1件 0件 1,234件\n行政规范性文件 -2 0 22（其中修订16件）");
    expect(row(report, "disclosure.regulations")).toEqual([1, 0, 1234]);
    expect(row(report, "disclosure.normative_documents")).toEqual([-2, 0, 22]);
  });
});

describe("tables of web pages", () => {
  const page = (rows: string) =>
    reportOf(
      `<html><body><p>三、收到和处理政府信息公开申请情况</p><table>${rows}</table><p>${end}</p></body></html>`,
      "file.html",
    );
  const cells = (texts: readonly string[]) => texts.map((text) => `<td>${text}</td>`).join("");

  it("may number their rows and end in empty columns", () => {
    const names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    const report = page(
      [
        `<tr>${cells(["序号", "申请人情况", ...names, ""])}</tr>`,
        `<tr>${cells(["1", newRow, "3", "", "0", "/", "0", "0", "3", ""])}</tr>`,
        `<tr>${cells(["2", carriedRow, "", "", "", "", "", "", "", ""])}</tr>`,
      ].join(""),
    );
    expect(row(report, "requests.new")).toEqual([3, "", 0, "/", 0, 0, 3]);
    expect(row(report, "requests.carried_in")).toEqual(["", "", "", "", "", "", ""]);
  });

  it("may split in two and print their headings again", () => {
    const head = `<tr>${cells(["申请人情况", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"])}</tr>`;
    const report = page(
      `${head}<tr>${cells([newRow, "3", "0", "0", "0", "0", "0", "3"])}</tr></table><p>- 4 -</p><table>${head}<tr>${cells([carriedRow, "1", "0", "0", "0", "0", "0", "1"])}</tr>`,
    );
    expect(row(report, "requests.new")).toEqual([3, 0, 0, 0, 0, 0, 3]);
    expect(row(report, "requests.carried_in")).toEqual([1, 0, 0, 0, 0, 0, 1]);
  });
});

describe("numbers apart from their labels, one a line", () => {
  const lines = (numbers: readonly number[]) => numbers.join("\n");

  it("are counted off where the rest of the table is printed row by row", () => {
    const detached = `${carriedRow}\n（一）予以公开\n${lines([1, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 1, 3])}`;
    const partial = `（二）部分公开\n${lines([4, 0, 0, 0, 0, 0, 4])}`;
    const report = requests(`${newRow}\n${lines([5, 0, 0, 0, 0, 1, 6])}\n${detached}\n${partial}`);
    expect(row(report, "requests.new")).toEqual([5, 0, 0, 0, 0, 1, 6]);
    expect(row(report, "requests.outcome.granted")).toEqual([2, 0, 0, 0, 0, 1, 3]);
  });

  it("are unreadable, not blank, where nothing tells whether rows or columns follow each other", () => {
    const report = requests(`${newRow}\n${carriedRow}\n${lines([5, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 6, 3])}`);
    expect([row(report, "requests.new"), row(report, "requests.carried_in")]).toEqual([unread7, unread7]);
  });
});

describe("a lone zero in a row of three", () => {
  const table = (headings: string) =>
    disclosure(
      `规章\n0\n规范性文件\n第二十条第（五）项\n${headings}\n行政许可\n270\n第二十条第（六）项\n行政处罚\n2\n行政强制`,
      "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数",
    );

  it("is the first of them where the dump dropped all lines that it had printed before", () => {
    expect(row(table("本年处理决定数量"), "disclosure.regulations")).toEqual([0, "", ""]);
  });

  it("is unreadable where it did not", () => {
    expect(row(table("信息内容\n本年处理决定数量"), "disclosure.regulations")).toEqual(["?", "?", "?"]);
  });
});

describe("marks that print nothing", () => {
  it("are no part of labels and numbers, as characters or entities", () => {
    const rows = `\u200b${newRow.slice(0, 3)}\ufeff${newRow.slice(3)} 1\u200b2 0 0 0 0 &#8203;1 1&zwnj;3`;
    expect(row(requests(rows), "requests.new")).toEqual([12, 0, 0, 0, 0, 1, 13]);
  });
});

describe("table 四", () => {
  const remedies = (rows: string) => reportOf(`四、政府信息公开行政复议、行政诉讼情况\n${rows}\n${end}`);
  const columns = "结果维持 结果纠正 其他结果 尚未审结 总计";

  it.each([
    ["three rows", `类别 ${columns}\n行政复议 1 2 3 4 10\n行政诉讼 未经复议直接起诉 5 0 0 0 5\n复议后起诉 0 6 0 0 6`],
    ["one row", `行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n${columns}\n1 2 3 4 10 5 0 0 0 5 0 6 0 0 6`],
    [
      "one row over three lines",
      `行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n${columns}\n1 2 3 4 10\n5 0 0 0 5\n0 6 0 0 6`,
    ],
  ])("is read from %s", (_, text) => {
    const report = remedies(text);
    expect(row(report, "remedies.review")).toEqual([1, 2, 3, 4, 10]);
    expect(row(report, "remedies.litigation_direct")).toEqual([5, 0, 0, 0, 5]);
    expect(row(report, "remedies.litigation_after_review")).toEqual([0, 6, 0, 0, 6]);
  });
});

describe("a file made to exhaust the reader", () => {
  it.each([
    ["rows", `申请人情况\n${"1.属于国家秘密 0 0 0 0 0 0 0\n".repeat(20_000)}`],
    ["cells", `申请人情况\n${"1\n".repeat(100_000)}`],
    ["one sentence", `2022年收到申请${"采集、".repeat(100_000)}`],
    ["brackets", "（".repeat(200_000)],
  ])("of endless %s comes to an end", (_, text) => {
    const result = read({ name: "file.txt", bytes: new TextEncoder().encode(text) });
    // it is no report: nothing in it is a figure other than the zeros that its rows print
    const values = result.ok ? result.report.figures.flatMap(({ value }) => value ?? []) : [];
    expect(values.filter((value) => value !== 0)).toEqual([]);
  });
});
