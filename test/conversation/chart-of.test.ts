import { describe, expect, it } from "vitest";
import type { Answer, CitedFigure } from "../../src/answer/answer.ts";
import { createChartOf } from "../../src/conversation/chart-of.ts";
import type { HeldReports } from "../../src/conversation/held-reports.ts";
import { loadFormats } from "../../src/report/formats.ts";

const cell: CitedFigure = {
  value: 5,
  unit: "件",
  row: "requests.new",
  column: "total",
  authority: "甲市乙区人民政府",
  year: 2021,
  report: "yi-2021",
  heading: "三、收到和处理政府信息公开申请情况",
  page: 3,
  text: "5",
};
const authority = {
  id: "甲市乙区人民政府",
  name: "甲市乙区人民政府",
  places: ["甲市", "乙区"],
  kind: "government",
  level: "county",
  names: ["乙区"],
  isNamed: true,
};
const reports = [2021, 2022, 2023].map((year) => ({
  id: `yi-${year}`,
  authority,
  year,
  format: "2021",
  title: `乙区${year}年报告`,
}));
const library = { reports: () => reports } as unknown as HeldReports;
const chartOf = createChartOf(library, loadFormats("knowledge"));
const answer = (figures: readonly CitedFigure[], findings: Answer["findings"] = []): Answer => ({
  kind: "comparison",
  value: 5,
  unit: "件",
  figures,
  citations: [],
  findings,
  options: [],
  text: "",
});
const inYear = (year: number, value: number | null): CitedFigure => ({ ...cell, year, value, report: `yi-${year}` });

describe("the chart of an answer", () => {
  it("goes over years in their order, with a gap where a cell is blank", () => {
    const chart = chartOf(answer([inYear(2023, 9), inYear(2021, 5), inYear(2022, null)]));
    expect(chart).toMatchObject({ kind: "years", unit: "件" });
    expect(chart?.points).toEqual([
      { label: "2021", value: 5 },
      { label: "2022", value: null },
      { label: "2023", value: 9 },
    ]);
  });

  it("shows the parts without their total, and says that the report contradicts itself", () => {
    const columns = ["total", "natural_person", "business", "research"];
    const figures = columns.map((column, at) => ({ ...cell, column, value: at + 1 }));
    const chart = chartOf(answer(figures, [{ check: "balance", message: "不平" }]));
    expect(chart?.points.map(({ label }) => label)).toEqual(["自然人", "商业企业", "科研机构"]);
    expect(chart?.notes.join("")).toContain("核对问题");
  });

  it("leaves out a row that sums others shown, and keeps a sum beside none of its parts", () => {
    const rows = ["granted", "partial", "refused.internal_affairs", "total"];
    const figures = rows.map((id, at) => ({ ...cell, row: `requests.outcome.${id}`, value: at + 1 }));
    expect(chartOf(answer(figures))?.points.map(({ value }) => value)).toEqual([1, 2, 3]);
    const apart = ["requests.new", "requests.carried_in", "requests.outcome.total"];
    const sums = apart.map((row, at) => ({ ...cell, row, value: at + 1 }));
    expect(chartOf(answer(sums))?.points.map(({ value }) => value)).toEqual([1, 2, 3]);
  });

  it.each([
    ["one figure", [cell]],
    ["two units", [inYear(2021, 5), { ...inYear(2022, 6), unit: "条" }]],
    ["more than one difference", [inYear(2021, 5), { ...inYear(2022, 6), row: "requests.carried_in" }]],
    [
      "figures of the narrative",
      [
        { ...inYear(2021, 5), row: null, column: null },
        { ...inYear(2022, 6), row: null, column: null },
      ],
    ],
    ["nothing to see", [inYear(2021, 0), inYear(2022, null)]],
    ["the same cell twice", [cell, { ...cell }]],
  ])("is not drawn for %s", (_what, figures) => {
    expect(chartOf(answer(figures))).toBeUndefined();
  });
});
