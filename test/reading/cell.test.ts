import { describe, expect, it } from "vitest";
import { readCell, splitLine } from "../../src/reading/cell.ts";

describe("reading a cell", () => {
  it.each([
    ["0", 0, null, null],
    ["1,234", 1234, null, null],
    ["１，２３４", 1234, null, null],
    ["+123", 123, null, null],
    ["＋19", 19, null, null],
    ["-2", -2, null, null],
    ["－2", -2, null, null],
    ["减4", -4, null, null],
    ["減4", -4, null, null],
    ["2623.7200 万元（计划）", 2623.72, "万元", "计划"],
    ["251000元", 251000, "元", null],
    ["22（其中修订 16 件）", 22, null, "其中修订 16 件"],
    ["６万", 60000, null, null],
    ["1.2万件", 12000, "件", null],
    ["0件", 0, "件", null],
    ["约300", 300, null, "约"],
    ["三百二十件", 320, "件", null],
    ["128①", 128, null, null],
    ["１２８²", 128, null, null],
    ["128[1]", 128, null, null],
    ["128*", 128, null, null],
  ])("takes 「%s」 for what it is", (text, value, unit, note) => {
    expect(readCell(text)).toMatchObject({ status: "stated", value, unit, note });
  });

  it.each(["", " ", "　", "\u00a0", "&nbsp;"])("takes 「%s」 for blank, not for zero", (text) => {
    expect(readCell(text)).toMatchObject({ status: "blank", value: null });
  });

  it.each(["/", "／", "-", "—", "－", "_", "——", "无"])("takes 「%s」 for not applicable, not for zero", (text) => {
    expect(readCell(text)).toMatchObject({ status: "not_applicable", value: null });
  });

  it.each(["规章", "见附件", "1,23", "三", "第二十条第（一）项", "1.属于国家秘密", "12.3.4", "①", "²"])(
    "takes 「%s」 for words",
    (text) => {
      expect(readCell(text)).toBeNull();
    },
  );
});

describe("splitting a printed line", () => {
  it.each([
    ["2.重复申请 0 0 0 0 0 0 0", "2.重复申请", [0, 0, 0, 0, 0, 0, 0]],
    ["行政许可 1110 +123 1233", "行政许可", [1110, 123, 1233]],
    ["政府集中采购 107 2623.7200 万元（计划）", "政府集中采购", [107, 2623.72]],
    ["规章555", "规章", [555]],
    ["3.危及“三安 0 0 0 0 0 0 0", "3.危及“三安", [0, 0, 0, 0, 0, 0, 0]],
    ["信息内容 上一年项目数量 本年增/减 处理决定数量", "信息内容 上一年项目数量 本年增/减 处理决定数量", []],
  ])("「%s」", (text, label, values) => {
    const split = splitLine(text);
    expect(split.label).toBe(label);
    expect(split.values.map((cell) => cell.value)).toEqual(values);
  });
});
