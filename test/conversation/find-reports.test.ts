import { describe, expect, it } from "vitest";
import { findReports } from "../../src/conversation/find-reports.ts";
import { aimin, authority, summary } from "./small-assistant.ts";

const bureau = authority("牡丹江市爱民区教育局", "爱民区教育局");
const reports = [
  summary("aimin-2021", aimin, 2021),
  summary("aimin-2020", aimin, 2020),
  summary("bureau-2020", bureau, 2020),
  summary("undated", authority("某县人民政府", "某县"), null),
];

describe("findReports", () => {
  it.each([
    ["", ["aimin-2021", "aimin-2020", "bureau-2020", "undated"]],
    ["aimin-2020", ["aimin-2020"]],
    ["AIMIN-2020", ["aimin-2020"]],
    ["爱民区 2020", ["aimin-2020"]],
    ["爱民区2020年", ["aimin-2020"]],
    ["2020 年度 爱民区", ["aimin-2020"]],
    ["愛民區", ["aimin-2021", "aimin-2020"]],
    ["教育局", ["bureau-2020"]],
    ["2020年", ["aimin-2020", "bureau-2020"]],
    ["爱民区 ２０２１", ["aimin-2021"]],
    ["爱民区 2019", []],
    ["海淀区", []],
  ])("finds for 「%s」 %j", (named, ids) => {
    expect(findReports(reports, named).map((report) => report.id)).toEqual(ids);
  });
});
