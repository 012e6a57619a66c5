import type { Library } from "../../library/library.ts";
import type { ComputedTerms } from "../../question/computed-terms.ts";
import type { CellMeasure, Language, Measure, Query } from "../../question/query.ts";
import type { Say } from "../sentences.ts";

export interface ReadingParts {
  readonly say: Say;
  readonly computed: ComputedTerms;
  readonly library: Library;
}

/** A query in words of our own: what a person is asked to refuse if it is not meant. */
export function sayReading(query: Query, parts: ReadingParts): string {
  const { say } = parts;
  const place = [whoOf(query, parts), whenOf(query, say)].filter((part) => part !== "").join(" ");
  return say("reading", { meaning: [place, whatOf(query, parts)].filter((part) => part !== "").join(say("parts")) });
}

function whoOf({ authorities }: Query, { say, library }: ReadingParts): string {
  if (authorities === "default") return "";
  if (authorities === "all") return say("every_authority");
  const names = new Map(library.authorities().map(({ id, name }) => [id, name]));
  return authorities.map((id) => names.get(id) ?? id).join(say("list"));
}

function whenOf({ years, recent }: Query, say: Say): string {
  if (years === "latest") return recent === null ? say("latest") : say("recent", { count: recent });
  if (years === "all") return say("every_year");
  return years.map((year) => say("year", { year })).join(say("list"));
}

function whatOf({ operation, measures, whole, direction, language }: Query, { say, computed }: ReadingParts): string {
  const what = measures
    .filter(isCell)
    .map((measure) => labelOf(measure, language, computed))
    .join(say("list"));
  switch (operation) {
    case "share":
      return whole?.kind === "cell"
        ? say("share", { part: what, whole: labelOf(whole, language, computed) })
        : say("share_total", { part: what });
    case "list":
      return say("list_of", { what });
    case "extreme":
      return say(direction ?? "most", { what });
    default:
      return say(operation, { what });
  }
}

function isCell(measure: Measure): measure is CellMeasure {
  return measure.kind === "cell";
}

/** The column always with it: it is half of the meaning. */
function labelOf({ row, column }: CellMeasure, language: Language, computed: ComputedTerms): string {
  const tongue = language === "en" ? "en" : "zh";
  const [rowName, columnName] = [computed.rowLabels.get(row)?.[tongue], computed.columnLabels.get(column)?.[tongue]];
  return language === "en"
    ? `${rowName ?? row} (${columnName ?? column})`
    : `“${rowName ?? row}”（${columnName ?? column}）`;
}
