import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { sheetOf } from "../../src/conversation/sheet-of.ts";
import type { SheetCell } from "../../src/picture/sheet.ts";
import { createReader } from "../../src/reading/read-report.ts";
import type { Figure } from "../../src/report/figure.ts";
import type { Finding } from "../../src/report/finding.ts";
import { loadFormats } from "../../src/report/formats.ts";

const formats = loadFormats("knowledge");
const read = createReader({ formats, knowledge: "knowledge" })({
  name: "aimin-2020.txt",
  bytes: readFileSync("knowledge/reports/aimin-2020.txt"),
});
if (!read.ok) throw new Error(read.reason);
const { report } = read;

const at = (row: string, column: string, value: number | null = 0) => ({ row, column, value });
const finding = (cells: Finding["cells"], severity: Finding["severity"] = "broken"): Finding => ({
  report: report.id,
  check: "balance",
  severity,
  message: "勾稽关系不成立。",
  messageEn: "Does not balance.",
  cells,
  stated: [],
  expected: null,
  found: null,
});
const balance = finding([
  at("requests.new", "total", 3),
  at("requests.carried_in", "total"),
  at("requests.outcome.total", "total"),
  at("requests.carried_out", "total"),
]);

function sheet(row: string, column: string, findings: readonly Finding[] = [], of = report) {
  const drawn = sheetOf(of, findings, formats, { row, column });
  if (drawn === undefined) throw new Error("no sheet");
  return drawn;
}

/** Every place of the grid, with the cell that covers it. */
function grid(cells: readonly SheetCell[]): ReadonlyMap<string, SheetCell> {
  const places = new Map<string, SheetCell>();
  for (const cell of cells) {
    for (let line = cell.line; line < cell.line + cell.down; line += 1) {
      for (let from = cell.from; from < cell.from + cell.across; from += 1) {
        const place = `${line} ${from}`;
        expect(places.has(place), `two cells at ${place}`).toBe(false);
        places.set(place, cell);
      }
    }
  }
  return places;
}

it.each([
  ["requests.new", "total", 10],
  ["requests.outcome.not_processed.repeated", "business", 10],
  ["requests.carried_out", "natural_person", 10],
  ["remedies.litigation_after_review", "pending", 15],
  ["disclosure.procurement", "amount", 3],
  ["disclosure.licensing", "change", 4],
])("covers each place of the form once, of %s in %s", (row, column, width) => {
  const { cells } = sheet(row, column, [balance]);
  const lines = Math.max(...cells.map(({ line, down }) => line + down));
  expect(grid(cells).size).toBe(lines * width);
  expect(cells.filter(({ isAsked }) => isAsked)).toHaveLength(1);
});

it("merges what the form merges: whom the columns are of, and what the rows stand under", () => {
  const { cells } = sheet("requests.outcome.refused.state_secret", "business");
  const of = (text: string) => cells.find((cell) => cell.text === text);
  expect(of("法人或其他组织")).toMatchObject({ across: 5, down: 1, line: 1 });
  expect(of("总计")).toMatchObject({ across: 1, down: 2 });
  expect(of("（三）不予公开")).toMatchObject({ across: 1, down: 4, from: 1 });
  expect(of("三、本年度办理结果")?.from).toBe(0);
});

it("shows the rows a finding sets against the asked one, marks their cells, and says that rows are left out", () => {
  const { cells, notes, caption } = sheet("requests.new", "total", [balance]);
  expect(cells.map(({ text }) => text)).toContain("四、结转下年度继续办理");
  expect(cells.filter(({ isDoubted }) => isDoubted)).toHaveLength(4);
  expect(cells.some(({ role }) => role === "gap")).toBe(true);
  expect(notes.join("")).toMatch(/略去/u);
  expect(caption).toContain("勾稽关系不成立");
});

it("marks of a long sum the total and the parts that count, and nothing for a mere note", () => {
  const parts = ["granted", "partial", "refused.state_secret", "refused.internal_affairs"].map((id, n) =>
    at(`requests.outcome.${id}`, "total", n === 0 ? 3 : 0),
  );
  const sum = finding([at("requests.outcome.total", "total"), ...parts]);
  expect(sheet("requests.new", "total", [sum]).cells.filter(({ isDoubted }) => isDoubted)).toHaveLength(1);
  const note = finding(balance.cells, "note");
  expect(sheet("requests.new", "total", [note]).cells.some(({ isDoubted }) => isDoubted)).toBe(false);
});

it("prints what is printed: a blank stays blank, a stroke a stroke, words stay beside their number", () => {
  const asked = (row: string, column: string, of = report) =>
    sheet(row, column, [], of).cells.find(({ isAsked }) => isAsked)?.text;
  expect(asked("requests.new", "total")).toBe("3");
  expect(asked("requests.carried_out", "research")).toBe("");
  expect(sheet("requests.carried_out", "research").caption).toContain("该格为空白");
  expect(asked("disclosure.procurement", "amount")).toMatch(/^2623\.7200 万元/u);
  const stroke = (figure: Figure): Figure =>
    figure.row === "requests.new" && figure.column === "research"
      ? { ...figure, text: "/", value: null, status: "not_applicable" }
      : figure;
  expect(asked("requests.new", "research", { ...report, figures: report.figures.map(stroke) })).toBe("/");
});

it("names the report, the table and the page, and knows how wide it would be as text", () => {
  const { title, source, caption, textColumns } = sheet("requests.new", "total");
  expect(title).toBe("三、收到和处理政府信息公开申请情况");
  expect(source).toBe("《爱民区2020年政府信息公开工作年度报告》（第 4 页）");
  expect(caption).toContain("一、本年新收政府信息公开申请数量 › 总计：印“3”");
  expect(textColumns).toBeGreaterThan(80);
});

it("knows no cell the format has not", () => {
  expect(sheetOf(report, [], formats, { row: "requests.new", column: "amount" })).toBeUndefined();
  expect(sheetOf({ ...report, format: "free" }, [], formats, { row: "requests.new", column: "total" })).toBeUndefined();
});
