import type { Authority } from "../../src/report/authority.ts";
import type { Figure, StatedFigure } from "../../src/report/figure.ts";
import { loadFormats } from "../../src/report/formats.ts";
import type { Heading, ReadingWarning, Report } from "../../src/report/report.ts";

/** The formats as they lie in the knowledge folder. */
export const formats = loadFormats("knowledge");

/** A cell's value: null is blank, 「/」 is not applicable. */
export type CellValue = number | null | "/";

export interface ReportParts {
  readonly id?: string;
  readonly title?: string;
  readonly authority?: Partial<Authority>;
  readonly year?: number | null;
  readonly period?: string | null;
  /** Cells by row and column id; every other cell of the format is 0. */
  readonly cells?: Readonly<Record<string, Readonly<Record<string, CellValue>>>>;
  /** Rows that the file does not show. */
  readonly without?: readonly string[];
  readonly stated?: readonly StatedFigure[];
  readonly headings?: readonly Heading[];
  readonly warnings?: readonly ReadingWarning[];
  readonly tables?: readonly string[];
}

/** A whole report of the format, 0 in every cell that is not given. */
export function makeReport(format: "2019" | "2021", parts: ReportParts = {}): Report {
  const id = parts.id ?? "made-up";
  const year = parts.year === undefined ? (format === "2019" ? 2020 : 2023) : parts.year;
  return {
    id,
    title: parts.title ?? `某区${year ?? ""}年政府信息公开工作年度报告`,
    authority: makeAuthority(parts.authority),
    year,
    format,
    period: parts.period ?? null,
    compiler: null,
    figures: figuresOf(id, format, parts),
    stated: parts.stated ?? [],
    headings: parts.headings ?? partHeadings(format),
    passages: [],
    warnings: parts.warnings ?? [],
    tables: parts.tables ?? ["disclosure", "requests", "remedies"],
  };
}

export function makeAuthority(parts: Partial<Authority> = {}): Authority {
  return {
    id: "某市某区人民政府",
    name: "某市某区人民政府",
    places: ["某市", "某区"],
    kind: "government",
    level: "county",
    names: ["某区人民政府", "某区政府", "某区"],
    isNamed: true,
    ...parts,
  };
}

/** The headings of the six parts. */
export function partHeadings(format: "2019" | "2021"): readonly Heading[] {
  return formats.byId[format].parts.map(({ title }, index) => ({
    text: title,
    number: index + 1,
    depth: 1,
    part: index + 1,
    place: { page: null, line: index + 1 },
  }));
}

/** A stated figure as the reader gives it: `clause` with its number in a sentence. */
export function says(
  sentence: string,
  clause: string,
  value: number,
  parts: Partial<Pick<StatedFigure, "unit" | "subject" | "softener" | "sentence" | "heading">> = {},
): StatedFigure {
  const unit = parts.unit === undefined ? "件" : parts.unit;
  return {
    report: "made-up",
    row: null,
    column: null,
    label: parts.subject ?? clause,
    value,
    unit,
    status: "stated",
    text: sentence,
    note: null,
    heading: parts.heading ?? "一、总体情况",
    place: { page: null, line: 1 },
    subject: parts.subject ?? clause.replace(/[\d\s].*$/u, ""),
    clause,
    softener: parts.softener ?? null,
    sentence: parts.sentence ?? 0,
  };
}

/** Every figure of a sentence whose clauses are parted by 「，、；：（）」: number and unit as they stand. Percentages are left out. */
export function saysAll(sentence: string, number = 0, heading = "一、总体情况"): readonly StatedFigure[] {
  return sentence.split(/[，、；：（）。]/u).flatMap((clause) => {
    const match = /(?<!\d)(\d+(?:\.\d+)?)\s*(件|条|期|篇|次|个|份|宗|万元|元|人)?(?![年月日号%\d])/u.exec(clause);
    if (match === null) return [];
    return [says(sentence, clause.trim(), Number(match[1]), { unit: match[2] ?? null, sentence: number, heading })];
  });
}

function figuresOf(report: string, format: "2019" | "2021", parts: ReportParts): readonly Figure[] {
  return formats.byId[format].tables
    .filter((table) => parts.tables?.includes(table.id) ?? true)
    .flatMap((table) =>
      table.blocks.flatMap((block) =>
        block.rows
          .filter((row) => !parts.without?.includes(row.id))
          .flatMap((row) =>
            block.columns.map((column): Figure => {
              const given = parts.cells?.[row.id]?.[column.id];
              const value = given === undefined ? 0 : given;
              return {
                report,
                row: row.id,
                column: column.id,
                label: `${row.label} · ${column.label}`,
                value: typeof value === "number" ? value : null,
                unit: column.unit === undefined ? block.unit : column.unit,
                status: value === null ? "blank" : value === "/" ? "not_applicable" : "stated",
                text: value === null ? "" : String(value),
                note: null,
                heading: table.heading,
                place: { page: null, line: 1 },
              };
            }),
          ),
      ),
    );
}
