import { readFileSync } from "node:fs";
import stringWidth from "string-width";
import { expect, it } from "vitest";
import { drawTable } from "../../src/answer/draw-table.ts";
import { createReader } from "../../src/reading/read-report.ts";
import { loadFormats } from "../../src/report/formats.ts";

const formats = loadFormats("knowledge");
const read = createReader({ formats, knowledge: "knowledge" })({
  name: "aimin-2020.txt",
  bytes: readFileSync("knowledge/reports/aimin-2020.txt"),
});
if (!read.ok) throw new Error(read.reason);
const { report } = read;

it("shows the row with all its columns and the rows next to it, the cell in brackets", () => {
  const table = drawTable(report, formats, "requests.new", "total") ?? "";
  const lines = table.split("\n");
  expect(lines[0]).toMatch(/^三、收到和处理政府信息公开申请情况/u);
  expect(lines.filter((line) => line.includes("【3】"))).toHaveLength(2);
  expect(table).toMatch(/自然人 +3/u);
  expect(table).toMatch(/法律服务机构 +0/u);
  expect(table).toMatch(/（一）予以公开 +3/u);
  expect(lines.every((line) => stringWidth(line) <= 60)).toBe(true);
});

it("aligns the numbers of each part, a Chinese character counting two", () => {
  const across = (drawTable(report, formats, "requests.new", "business") ?? "").split("\n").slice(3, 10);
  expect(new Set(across.map((line) => stringWidth(line.slice(0, line.search(/\d/u))))).size).toBe(1);
});

it("says blank where nothing is printed, never 0", () => {
  expect(drawTable(report, formats, "requests.carried_out", "research")).toMatch(/【（空白）】|（空白）/u);
});

it("shows the few rows of a block of table two, and the words beside a number", () => {
  expect(drawTable(report, formats, "disclosure.licensing", "change")).toMatch(/【\+123】/u);
  expect(drawTable(report, formats, "disclosure.procurement", "amount")).toMatch(/【2623\.7200 万元[（(]计划[）)]】/u);
});

it("knows no cell the format has not", () => {
  expect(drawTable(report, formats, "requests.new", "amount")).toBeUndefined();
  expect(drawTable(report, formats, "nothing", "total")).toBeUndefined();
  expect(drawTable({ ...report, format: "free" }, formats, "requests.new", "total")).toBeUndefined();
});
