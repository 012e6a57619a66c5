import type { Authority } from "./authority.ts";
import type { Figure, StatedFigure } from "./figure.ts";
import type { Place } from "./place.ts";

/** `free`: follows neither national format (before 2019, or irregular, or no table in the file): prose and stated figures only. */
export type FormatId = "2019" | "2021" | "free";

/** A citable piece of narrative. */
export interface Passage {
  readonly report: string;
  /** The chain of headings above it: 「一、总体情况」 or 「一、总体情况 · （二）落实条例要求，加强平台建设」. */
  readonly heading: string;
  readonly text: string;
  readonly place: Place;
}

/** A heading as printed, in order; `number` is the ordinal it carries (三 → 3), `depth` 1 for 一、 and 2 for （一）. */
export interface Heading {
  readonly text: string;
  readonly number: number | null;
  readonly depth: 1 | 2;
  /** Which of the six statutory parts this is, from 1; null where it is none of them, or depth is 2. */
  readonly part: number | null;
  readonly place: Place;
}

/** Something the reader noticed and could not settle: kept beside the value, never thrown. */
export interface ReadingWarning {
  readonly kind:
    | "unreadable-row"
    | "doubtful-row"
    /** The report prints the row more than once, and not alike. */
    | "differing-row"
    | "unknown-row"
    | "missing-authority"
    | "missing-year"
    | "year-conflict"
    /** The file holds a further report, which was not read: its title. */
    | "other-report"
    | "noise";
  /** Row id, where the warning is about a row of the format. */
  readonly row: string | null;
  /** What was printed there. */
  readonly text: string;
  readonly place: Place;
}

/** One authority, one year. */
export interface Report {
  /** Stable id, from the file's name: 「aimin-2020」. */
  readonly id: string;
  readonly title: string;
  readonly authority: Authority;
  /** The year reported on; null where the file does not tell. */
  readonly year: number | null;
  readonly format: FormatId;
  /** As printed: 「2024年1月1日至2024年12月31日」; null where the report does not say. */
  readonly period: string | null;
  /** Who compiled it, as printed: 「牡丹江市爱民区人民政府办公室」. */
  readonly compiler: string | null;
  /** Cells of the tables that the file shows, in the order of the format. A row that the file never reaches has no figures. */
  readonly figures: readonly Figure[];
  readonly stated: readonly StatedFigure[];
  readonly headings: readonly Heading[];
  readonly passages: readonly Passage[];
  readonly warnings: readonly ReadingWarning[];
  /** Table ids found: disclosure, requests, remedies. */
  readonly tables: readonly string[];
}
