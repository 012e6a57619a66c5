import { describe, expect, it } from "vitest";
import { cutterOf, type Element, type LineElement, toElements } from "../../src/reading/elements.ts";
import { headingOf, partOf, partTitles } from "../../src/reading/headings.ts";
import { readParagraphs, sentencesOf, toPassages } from "../../src/reading/passages.ts";
import { readText } from "../../src/reading/read-text.ts";
import { loadFormats } from "../../src/report/formats.ts";

const titles = partTitles(Object.values(loadFormats("knowledge").byId));
const elementsOf = (text: string) => toElements(readText(text), cutterOf(["规章", "自然人"], ["一、总体情况"]));

function lineOf(text: string): LineElement {
  const [element] = elementsOf(text);
  if (element?.kind !== "line") throw new Error(`Expected one line of ${text}`);
  return element;
}

describe("headings", () => {
  it.each([
    ["一、总体情况", 1, 1],
    ["一、总体概述", 1, 1],
    ["第二部分、主动公开政府信息情况", 2, 2],
    ["三是收到和处理政府信息公开申请情况", 3, 3],
    ["（三）收到和处理政府信息公开申请情况", 3, null],
    ["三、收到和處理政府資訊公開申請情況", 3, 3],
    ["四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", 4, 4],
    ["五、政府信息公开工作存在的主要问题及改进情况", 5, 5],
    ["## **六、其他需要报告的事项**", 6, 6],
    ["第四部分 政府信息公开行政复议、行政诉讼情况", 4, 4],
  ])("「%s」 opens part %d", (text, part, number) => {
    expect(partOf(lineOf(text), titles)).toMatchObject({ part, number });
  });

  it.each([
    "一、主动公开工作情况",
    "总体上看情况良好。",
    "二、",
    "2022年云溪区收到和处理政府信息公开申请情况良好，没有积压的申请件，也没有超期。",
  ])("「%s」 opens none", (text) => {
    expect(partOf(lineOf(text), titles)).toBeNull();
  });

  it.each([
    [
      "（二）落实条例要求，加强平台建设。全年公开信息12条。",
      { text: "(二)落实条例要求,加强平台建设", number: 2, depth: 2 },
    ],
    ["四、政策解读情况", { text: "四、政策解读情况", number: 4, depth: 1 }],
    ["一是加强领导", null],
    ["全年公开信息12条。", null],
  ])("「%s」 is a heading up to its first full stop, or none", (text, heading) => {
    expect(headingOf(lineOf(text))).toEqual(heading);
  });
});

describe("labels printed one character a line", () => {
  const textsOf = (text: string) =>
    elementsOf(text).map((element: Element) => (element.kind === "line" ? element.text : ""));

  it("are one line", () => {
    expect(textsOf("自\n然\n人\n3\n规\n章\n0")).toEqual(["自然人", "3", "规章", "0"]);
  });

  it("keep their ordinals, and cells their 「无」", () => {
    expect(textsOf("1\n.\n属\n于\n5\n无\n无\n（\n四\n）\n无\n法\n0")).toEqual([
      "1.属于",
      "5",
      "无",
      "无",
      "(四)无法",
      "0",
    ]);
  });
});

describe("paragraphs and passages", () => {
  const linesOf = (text: string) =>
    elementsOf(text).flatMap((element) => (element.kind === "line" ? [{ element, headings: ["一、总体情况"] }] : []));

  it("joins lines that the margin broke, in the middle of a number too", () => {
    const long = "云溪区认真落实条例要求，稳步推进政务公开，全年通过政府网站公开信息1";
    expect(readParagraphs(linesOf(`${long}\n234条。\n二是加强培训。`)).map((one) => one.text)).toEqual([
      `${long}234条。`,
      "二是加强培训。",
    ]);
  });

  it("cuts long paragraphs at full stops, and loses nothing", () => {
    const text = "公开信息，推进工作，加强培训，完善制度，落实责任，强化考核。".repeat(30);
    const passages = toPassages("made-up", [{ heading: "一、总体情况", text, place: { page: 2, line: 5 } }]);
    expect(passages.length).toBeGreaterThan(1);
    expect(passages.every((one) => one.text.length <= 400 && one.text.endsWith("。") && one.place.page === 2)).toBe(
      true,
    );
    expect(passages.map((one) => one.text).join("")).toBe(text);
  });

  it("ends sentences at their full stops, quotes and brackets with them", () => {
    expect(sentencesOf("公开1件。“好不好？”问了2次！（完。）剩下的")).toEqual([
      "公开1件。",
      "“好不好？”",
      "问了2次！",
      "（完。）",
      "剩下的",
    ]);
  });
});
