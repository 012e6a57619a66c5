import type { Answer, CitedFigure } from "../answer/answer.ts";
import type { Chart, ChartPoint } from "../picture/chart.ts";
import type { Formats } from "../report/formats.ts";
import { nickname } from "./find-reports.ts";
import type { HeldReports } from "./held-reports.ts";

/** Bars that fit a telephone's screen; the text has the rest. */
const pointsAtMost = 20;
/** Fewer parts of a whole are plainer in words. */
const partsAtLeast = 3;

type Dimension = "year" | "authority" | "column" | "row";
const dimensions: readonly Dimension[] = ["year", "authority", "column", "row"];

/** The chart that goes with an answer; undefined where its figures differ in more than one thing or in their unit, or a picture would show nothing. */
export type ChartOf = (answer: Answer) => Chart | undefined;

/** Charts of printed cells alone: what the narrative states counts other things each time. */
export function createChartOf(library: HeldReports, formats: Formats): ChartOf {
  return (answer) => {
    if (answer.kind !== "figure" && answer.kind !== "comparison") return undefined;
    const cells = answer.figures.filter((figure) => figure.row !== null && figure.column !== null);
    if (cells.length < answer.figures.length) return undefined;
    const varying = dimensions.filter((dimension) => new Set(cells.map((cell) => cell[dimension])).size > 1);
    const [dimension, ...others] = varying;
    if (dimension === undefined || others.length > 0 || new Set(cells.map(({ unit }) => unit)).size > 1)
      return undefined;
    const parts = withoutTotal(cells, dimension);
    const isOverBodies = dimension === "year" || dimension === "authority";
    if (parts.length < (isOverBodies ? 2 : partsAtLeast) || parts.every(({ value }) => value === null || value === 0))
      return undefined;
    return drawn(parts, dimension, answer);
  };

  function drawn(cells: readonly CitedFigure[], dimension: Dimension, { findings }: Answer): Chart | undefined {
    const [first] = cells;
    if (first === undefined) return undefined;
    const sorted = dimension === "year" ? cells.toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0)) : cells;
    const shown = sorted.slice(0, pointsAtMost);
    const short = shown.map((cell) => labelOf(cell, dimension));
    // bodies of two places that people call the same
    const isTold = dimension !== "authority" || new Set(short).size === short.length;
    const points = shown.map(
      (cell, at): ChartPoint => ({ label: isTold ? (short[at] ?? "") : cell.authority, value: cell.value }),
    );
    // the same thing twice is no series
    if (new Set(points.map(({ label }) => label)).size < points.length) return undefined;
    const left = sorted.length - shown.length;
    return {
      title: titleOf(first, dimension),
      unit: first.unit,
      kind: dimension === "year" ? "years" : "bars",
      points,
      notes: [
        `出处：${sourcesOf(cells)}“${first.heading}”`,
        ...(left > 0 ? [`另有 ${left} 个没有画出，见文字。`] : []),
        ...(new Set(cells.map(formatOf)).size > 1 ? ["各年报告的格式不同，口径是否可比见文字。"] : []),
        ...(findings.length > 0 ? ["报告在这些数据上有核对问题，见文字。"] : []),
      ],
    };
  }

  /** A total beside its parts would dwarf them. */
  function withoutTotal(cells: readonly CitedFigure[], dimension: Dimension): readonly CitedFigure[] {
    if (dimension !== "column" && dimension !== "row") return cells;
    const ids = new Set(cells.map((cell) => cell[dimension]));
    return cells.filter((cell) => {
      const place = placeOf(cell);
      const own = dimension === "row" ? place?.row : place?.columns.find(({ id }) => id === cell.column);
      return !own?.sum_of?.some((part) => ids.has(part));
    });
  }

  function labelOf(cell: CitedFigure, dimension: Dimension): string {
    switch (dimension) {
      case "year":
        return String(cell.year ?? "年份不明");
      case "authority":
        return bodyOf(cell);
      case "column":
        return placeOf(cell)?.columns.find(({ id }) => id === cell.column)?.label ?? cell.column ?? "";
      case "row":
        return bare(placeOf(cell)?.row.label ?? cell.row ?? "");
    }
  }

  function titleOf(cell: CitedFigure, dimension: Dimension): string {
    const place = placeOf(cell);
    const column = place?.columns.find(({ id }) => id === cell.column);
    const group = place?.row.under.at(-1) ?? place?.table.heading ?? "";
    const parts = [
      dimension === "authority" ? "" : bodyOf(cell),
      dimension === "year" || cell.year === null ? "" : `${cell.year} 年`,
      bare(dimension === "row" ? group : (place?.row.label ?? "")),
      dimension === "column" || column === undefined || column.sum_of !== undefined ? "" : `（${column.label}）`,
    ];
    return parts.filter((part) => part !== "").join(" ");
  }

  function placeOf(cell: CitedFigure) {
    const format = formatOf(cell);
    return format === "2019" || format === "2021" ? formats.place(format, cell.row ?? "") : undefined;
  }

  function formatOf(cell: CitedFigure): string | undefined {
    return reportOf(cell)?.format;
  }

  function bodyOf(cell: CitedFigure): string {
    const report = reportOf(cell);
    return report === undefined ? cell.authority : nickname(report.authority);
  }

  function reportOf(cell: CitedFigure) {
    return library.reports().find(({ id }) => id === cell.report);
  }

  function sourcesOf(cells: readonly CitedFigure[]): string {
    const titles = [...new Set(cells.map((cell) => reportOf(cell)?.title ?? cell.report))];
    const named = titles.slice(0, 2).map((title) => `《${title}》`);
    return titles.length > named.length ? `${named.join("")}等 ${titles.length} 份报告` : named.join("");
  }
}

/** A label without its ordinal and its note. */
function bare(label: string): string {
  return label
    .replace(/^(?:[一二三四五六七八九]、|（[一二三四五六七八九]）|\d[.．、])/u, "")
    .replace(/（[^（）]{8,}）$/u, "");
}
