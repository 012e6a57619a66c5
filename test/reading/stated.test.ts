import { describe, expect, it } from "vitest";
import { readStated } from "../../src/reading/stated.ts";

function statedIn(text: string, year: number | null = 2022) {
  return readStated("made-up", [{ heading: "一、总体情况", text, place: { page: null, line: 1 } }], year);
}

/** 「subject=number unit~softener」, one a figure. */
function said(text: string, year?: number | null): readonly string[] {
  return statedIn(text, year).map(
    ({ subject, value, unit, softener }) =>
      `${subject}=${value}${unit ?? ""}${softener === null ? "" : `~${softener}`}`,
  );
}

describe("numbers in the narrative", () => {
  it.each([
    ["全年主动公开政府信息1,234余条。", ["主动公开政府信息=1234条~余"]],
    ["网站总访问量达1.2亿人次。", ["网站总访问量=120000000人次~达"]],
    ["新增粉丝约3.5万，阅读量超过120万次。", ["新增粉丝=35000~约", "阅读量=1200000次~超过"]],
    ["发布信息近2000条，动态类1500多条。", ["发布信息=2000条~近", "动态类=1500条~多"]],
    ["收到申请三百二十件，办结三百一十八件。", ["收到申请=320件", "办结=318件"]],
    ["发布政策解读１２件，图解５篇。", ["发布政策解读=12件", "图解=5篇"]],
    ["投入资金1200万元，支出35.6亿元。", ["投入资金=1200万元", "支出=35.6亿元"]],
    ["收取信息处理费0元。", ["收取信息处理费=0元"]],
    ["公开信息6259条（其中：政策文件3077条）。", ["公开信息=6259条", "政策文件=3077条"]],
    ["受理行政复议2件，其中维持1件、纠正1件。", ["受理行政复议=2件", "维持=1件", "纠正=1件"]],
    ["5件申请已答复，2件结转下年度办理。", ["申请已答复=5件", "结转下年度办理=2件"]],
  ])("「%s」", (text, figures) => {
    expect(said(text)).toEqual(figures);
  });

  it.each([
    ["收到申请15件，同比下降25%。", ["收到申请=15件", "收到申请同比下降=25%"]],
    ["参训200人次，较上年增加5个百分点。", ["参训=200人次", "参训较上年增加=5个百分点"]],
    ["公开率达100%，满意率99.8%。", ["公开率=100%~达", "满意率=99.8%"]],
  ])("tie a share or a growth to what it is of: 「%s」", (text, figures) => {
    expect(said(text)).toEqual(figures);
  });

  it.each([
    "2022年1月15日印发〔2022〕17号文件。",
    "按照《青石市2022年政务公开工作要点》第20条第（一）项规定办理。",
    "拨打12345或0459-1234567咨询，邮编163000。",
    "网址http://www.qingshi.gov.cn/2022/15.html。",
    "一是加强领导，统一部署，一次性告知，两张皮问题。",
    "每月公开10至20件，一般3-5件。",
    "提供7×24小时服务。",
    "全年公开信息1 234条。",
    "全年受理12…",
  ])("count nothing in 「%s」", (text) => {
    expect(said(text)).toEqual([]);
  });

  it("leave out what is said of another year than the report's", () => {
    expect(said("比2021年的1100条增加134条。")).toEqual(["增加=134条"]);
    expect(said("2021年公开信息1100条，2022年公开信息1234条。")).toEqual(["公开信息=1234条"]);
    expect(said("2019年以来累计公开信息5000条。")).toHaveLength(1);
    expect(said("2021年公开信息1100条。", null)).toHaveLength(1);
  });

  it.each([
    ["未收到政府信息公开申请。", ["依申请公开政府信息申请=0件"]],
    ["全年无因依申请公开引起的行政复议和行政应诉有关工作。", ["行政复议=0件", "行政诉讼=0件"]],
    ["无收费情况。", ["政府信息公开收费=0元"]],
  ])("are none where words say so, and the note tells that nothing is printed: 「%s」", (text, figures) => {
    expect(said(text)).toEqual(figures);
    expect(statedIn(text).every((figure) => figure.note !== null)).toBe(true);
  });

  it("quote the sentence as printed, and number sentences through the report", () => {
    const [one, other] = statedIn("公開信息 １２ 條。办结3件。");
    expect(one).toMatchObject({ text: "公開信息 １２ 條。", value: 12, sentence: 0 });
    expect(other).toMatchObject({ text: "办结3件。", value: 3, sentence: 1 });
  });

  it("are not looked for in what is no sentence", () => {
    expect(said(`公开${"采集、".repeat(2000)}12条`)).toEqual([]);
  });
});
