import { describe, expect, it } from "vitest";
import { createReader } from "../../src/reading/read-report.ts";
import { loadFormats } from "../../src/report/formats.ts";

const read = createReader({ formats: loadFormats("knowledge"), knowledge: "knowledge" });

/** A report with the given lines above its first part, and the given narrative. */
function reportOf(head: readonly string[], prose = "全年公开信息12条。") {
  const text = [...head, "一、总体情况", prose, "二、主动公开政府信息情况", "第二十条第（一）项"];
  const table = [
    "信息内容 本年制发件数 本年废止件数 现行有效件数",
    "规章 0 0 0",
    "三、收到和处理政府信息公开申请情况",
    "",
  ];
  const result = read({ name: "file.txt", bytes: new TextEncoder().encode([...text, ...table].join("\n")) });
  if (!result.ok) throw new Error(result.reason);
  return result.report;
}

describe("who reports, on which year", () => {
  it.each([
    ["in one line", ["云溪区司法局2022年政府信息公开工作年度报告"]],
    ["broken over lines", ["云溪区司法局2022年政府信息公开工作", "年度报告"]],
    ["broken over three lines", ["云溪区司法局", "2022年政府信息公开", "工作年度报告"]],
    ["printed twice", ["云溪区司法局2022年政府信息公开工作年度报告", "云溪区司法局2022年政府信息公开工作年度报告"]],
    ["with blanks between the characters", ["云 溪 区 司 法 局 2022 年 政 府 信 息 公 开 工 作 年 度 报 告"]],
    ["with an advertisement before it", ["某某体育官网@:云溪区司法局2022年政府信息公开工作年度报告"]],
    ["with the year behind it", ["云溪区司法局政府信息公开工作年度报告（2022年）"]],
    ["that the first words follow", ["云溪区司法局2022年政府信息公开工作年度报告 根据条例编制。"]],
    ["with 法定 in it", ["云溪区司法局2022年法定政府信息公开年度报告"]],
    ["with the year in it", ["云溪区司法局政府信息公开工作2022年度报告"]],
    ["with the year before it", ["2022年度云溪区司法局政府信息公开工作年度报告"]],
    ["with the year in Chinese numerals", ["云溪区司法局二〇二二年政府信息公开工作年度报告"]],
    ["with the body above it", ["云溪区司法局", "关于2022年政府信息公开工作情况的报告"]],
    ["with the body below it", ["关于2022年度政府信息公开工作的年度报告", "云溪区司法局"]],
    [
      "below the page's own lines",
      ["首页 > 政务公开", "发布日期：2023-01-15 浏览次数：15", "云溪区司法局2022年政府信息公开年报"],
    ],
    [
      "below a path that ends with it",
      ["首页 > 政府信息公开 > 政府信息公开年报", "云溪区司法局2022年政府信息公开工作年度报告"],
    ],
    ["that only the path gives", ["首页 > 年度报告 > 云溪区司法局2022年政府信息公开工作年度报告"]],
    ["below a menu", [...Array(60).fill("政务服务"), "政府信息公开年报", "云溪区司法局2022年政府信息公开工作年度报告"]],
    [
      "below links to other years' reports",
      ["2023", "2021"]
        .map((year) => `云溪区司法局${year}年政府信息公开工作年度报告`)
        .concat(["分享到", "云溪区司法局2022年政府信息公开工作年度报告"]),
    ],
    [
      "without its body, under the page's particulars",
      ["发布机构：云溪区司法局 发文日期：2023-01-12", "2022年政府信息公开工作年度报告"],
    ],
    [
      "without its body, under particulars in a table",
      ["| 索引号 | 1115/2023-12 | 发布机构 | 云溪区司法局 |", "2022年政府信息公开工作年度报告"],
    ],
    ["in traditional characters and Taiwan's words", ["雲溪區司法局2022年政府資訊公開工作年度報告"]],
  ])("is read from a title %s", (_, head) => {
    expect(reportOf(head)).toMatchObject({ year: 2022, authority: { id: "云溪区司法局", isNamed: true } });
  });

  it.each([
    ["the prose announces", "根据条例规定，现公布云溪区司法局2022年政府信息公开工作年度报告。全年公开12条。"],
    ["is signed", "全年公开12条。\n云溪区司法局\n2023年1月19日"],
    ["is signed in one line", "全年公开12条。\n云溪区司法局 二〇二三年一月十九日"],
  ])("is taken from the report where its title names nobody and it is one that %s", (_, prose) => {
    expect(reportOf(["2022年政府信息公开工作年度报告"], prose).authority.id).toBe("云溪区司法局");
  });

  it.each([
    "全年公开12条。\n云溪区人民政府办公室\n2023年1月19日",
    "全年公开12条。\n云溪区司法局\n2019年5月15日",
    "全年公开12条。\n政务公开办公室\n2023年1月19日",
    "现公布云溪区司法局2019年政府信息公开工作年度报告的整改情况。全年公开12条。",
  ])("is not taken from what may be another's: %s", (prose) => {
    expect(reportOf(["2022年政府信息公开工作年度报告"], prose).authority.isNamed).toBe(false);
  });

  it("tells the title from links right above it by the period", () => {
    const titles = ["2023", "2021", "2022"].map((year) => `云溪区司法局${year}年政府信息公开工作年度报告`);
    expect(reportOf(titles, "统计期限自2022年1月1日起至2022年12月31日止。").year).toBe(2022);
    expect(reportOf(titles.toReversed(), "统计期限自2022年1月1日起至2022年12月31日止。").year).toBe(2022);
  });

  it.each([
    '<meta name="ArticleTitle" content="云溪区司法局2022年政府信息公开工作年度报告">',
    "<title>云溪区司法局2022年政府信息公开工作年度报告_云溪区人民政府</title>",
  ])("is read from what a web page calls itself, where it prints no title: %s", (head) => {
    const body =
      "<h1>政府信息公开年报</h1><p>一、总体情况</p><p>2021年公开11条，2022年公开信息12条，依申请公开0件。</p>";
    const bytes = new TextEncoder().encode(`<html><head>${head}</head><body>${body}</body></html>`);
    const result = read({ name: "page.html", bytes });
    expect(result).toMatchObject({ ok: true, report: { year: 2022, authority: { id: "云溪区司法局" } } });
  });

  it("is not made up where the title names nobody", () => {
    for (const title of ["2022年政府信息公开工作年度报告", "区统计局2022年政府信息公开工作年度报告"]) {
      const report = reportOf([title]);
      expect([report.authority.isNamed, report.year]).toEqual([false, 2022]);
      expect(report.warnings.map((warning) => warning.kind)).toContain("missing-authority");
    }
  });

  it("takes the year from the period, else from the prose if one stands out", () => {
    const title = ["云溪区司法局政府信息公开工作年度报告"];
    expect(reportOf(title, "统计期限自2022年1月1日起至12月31日止。")).toMatchObject({
      year: 2022,
      period: "自2022年1月1日起至12月31日止",
    });
    expect(reportOf(title, "2022年，我局与2021年相比有进步，2023年将继续努力。").year).toBe(2022);
    expect(reportOf(title, "2022年度公开12条，比2021年多，2021年较少。").year).toBe(2022);
  });

  it("takes no year where none stands out", () => {
    const report = reportOf(["云溪区司法局政府信息公开工作年度报告"], "与2021年相比，2022年公开信息12条，多于2021年。");
    expect(report.year).toBeNull();
    expect(report.warnings.map((warning) => warning.kind)).toContain("missing-year");
  });

  it("does not take the year of a cited document", () => {
    const prose = "按照《2019年工作要点》（国办发〔2019〕60号）要求，2022年公开信息12条。";
    expect(reportOf(["云溪区司法局政府信息公开工作年度报告"], prose).year).toBe(2022);
  });

  it("keeps the title's year and tells where the period is of another", () => {
    const report = reportOf(
      ["云溪区司法局2022年政府信息公开工作年度报告"],
      "统计期限自2021年1月1日起至2021年12月31日止。",
    );
    expect(report.year).toBe(2022);
    expect(report.warnings.map((warning) => warning.kind)).toContain("year-conflict");
  });

  it("names the compiler, and by it the wider place", () => {
    const report = reportOf(["云溪区2022年政府信息公开工作年度报告"], "本报告由青石市云溪区人民政府办公室编制。");
    expect(report).toMatchObject({
      compiler: "青石市云溪区人民政府办公室",
      authority: { id: "青石市云溪区人民政府", places: ["青石市", "云溪区"] },
    });
  });
});
