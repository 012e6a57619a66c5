import { expect, it } from "vitest";
import { articleAsked } from "../../../src/question/guidance/article-asked.ts";

it.each([
  ["条例第三十六条写了什么", 36],
  ["第十六条是什么", 16],
  ["政府信息公开条例第16条", 16],
  ["请问第二十九条规定了什么内容", 29],
  ["行政复议法第二十三条写了什么", null],
  ["第三十六条的申请有几件", null],
  ["第二十条第(五)项", null],
  ["政策解读3条", null],
])("reads 「%s」 as article %s", (text, number) => {
  expect(articleAsked(text)).toBe(number);
});
