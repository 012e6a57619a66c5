import { describe, expect, it } from "vitest";
import { compact, normalize, toMainlandTerms, toSimplified } from "../../src/base/text.ts";

describe("text as it is compared", () => {
  it.each([
    ["１２３，４５６", "123,456"],
    ["（一）予以公開", "(一)予以公开"],
    ["條例(lì)規(guī)章", "条例规章"],
    ["⺠政局", "民政局"],
    ["0\u00a00\t0", "0 0 0"],
    ["a\nb", "a\nb"],
    ["3  4", "3 4"],
  ])("「%s」 is compared as 「%s」", (text, plain) => {
    expect(normalize(text)).toBe(plain);
  });

  it("keeps a note in brackets that is no pinyin", () => {
    expect(normalize("金额(万元)(plan A)")).toBe("金额(万元)(plan A)");
  });

  it("turns characters, not words", () => {
    expect(toSimplified("檔案與程序")).toBe("档案与程序");
  });

  it("gives the same for the same text, asked again", () => {
    const line = " 第二十條 第（一）項 ";
    expect([compact(line), compact(line)]).toEqual(["第二十条第(一)项", "第二十条第(一)项"]);
  });

  it.each([
    ["政府资讯公开工作年度报告", "政府信息公开工作年度报告"],
    ["行政规范性档案", "行政规范性文件"],
    ["上一年专案数量", "上一年项目数量"],
    ["云溪区档案局", "云溪区档案局"],
    ["资讯科技专案组", "资讯科技专案组"],
  ])("「%s」 is 「%s」 in mainland terms", (text, plain) => {
    expect(toMainlandTerms(text)).toBe(plain);
  });
});
