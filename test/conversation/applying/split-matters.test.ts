import { describe, expect, it } from "vitest";
import { loadSayings } from "../../../src/conversation/applying/sayings.ts";
import { splitMatters } from "../../../src/conversation/applying/split-matters.ts";

const { document } = loadSayings("knowledge");

describe("splitMatters", () => {
  it.each([
    ["银杏路改造工程的可研批复和青年路2022年的招生方案", ["银杏路改造工程的可研批复", "青年路2022年的招生方案"]],
    [
      "银杏路征地的批文、补偿标准以及补偿款发放表",
      ["银杏路征地的批文", "银杏路征地的补偿标准", "银杏路征地的补偿款发放表"],
    ],
    ["一、2022年预算 二、2023年银杏路合同", ["2022年预算", "2023年银杏路合同"]],
    ["2022年收入和支出的明细", []],
    ["住房和城乡建设局2022年度的预算", []],
    ["银杏路和青年路的改造方案", []],
    ["可研批复和环评批复", []],
    ["2023年部门预算", []],
  ])("reads 「%s」 as %j", (description, matters) => {
    expect(splitMatters(description, document)).toEqual(matters);
  });
});
