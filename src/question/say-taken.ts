import type { ComputedTerms } from "./computed-terms.ts";
import type { Took } from "./merge-query.ts";
import type { Language, Measure, Query } from "./query.ts";

/** How what was taken from the message before is called. */
export interface Taken {
  /** 「牡丹江市爱民区人民政府2020年」, to put before words that name neither; "" where several are meant. */
  readonly whoAndWhen: (query: Query) => string;
  readonly names: (query: Query) => readonly string[];
  readonly measures: (query: Query, part: NonNullable<Took["measures"]>, language: Language) => readonly string[];
  readonly columns: (columns: readonly string[], language: Language) => string;
}

/** More measures than this are not named. */
const measuresAtMost = 3;

/** The words for what is taken. `nameOf`: how people call the authority of an id. */
export function createTaken(computed: ComputedTerms, nameOf: (authority: string) => string): Taken {
  const names = (query: Query) => (typeof query.authorities === "string" ? [] : query.authorities.map(nameOf));
  return {
    names,
    whoAndWhen: (query) => {
      const [only, ...others] = typeof query.authorities === "string" ? [] : query.authorities;
      const [year, ...more] = typeof query.years === "string" ? [] : query.years;
      const who = only !== undefined && others.length === 0 ? only : "";
      const when = year !== undefined && more.length === 0 ? (query.language === "en" ? ` ${year} ` : `${year}年`) : "";
      return who + when;
    },
    measures: (query, part, language) => {
      const labels = query.measures.map((measure) => labelOf(measure, part, language, computed));
      return [...new Set(labels)].slice(0, measuresAtMost);
    },
    columns: (columns, language) =>
      columns.map((column) => computed.columnLabels.get(column)?.[tongueOf(language)] ?? column).join("、"),
  };
}

/** One short line on what was taken from the message before: 「（接着上一问：爱民区 2020 年，本年新收）」. */
export function sayTaken(before: Query, took: Took, language: Language, taken: Taken): string {
  const isEnglish = language === "en";
  const years = took.years ? yearsOf(before, isEnglish) : "";
  const who = took.authorities ? whoOf(before, isEnglish, taken) : "";
  const what = took.measures ? taken.measures(before, took.measures, language).join(isEnglish ? ", " : "、") : "";
  const place = [who, years].filter((part) => part !== "").join(" ");
  const parts = [place, what].filter((part) => part !== "").join(isEnglish ? "; " : "，");
  if (isEnglish) return parts === "" ? "(Going on from the last question.)" : `(Going on from: ${parts})`;
  const begin = language === "zh-Hant" ? "接著上一問" : "接着上一问";
  return parts === "" ? `（${begin}）` : `（${begin}：${parts}）`;
}

function whoOf(query: Query, isEnglish: boolean, taken: Taken): string {
  if (query.authorities === "all") return isEnglish ? "all bodies" : "各单位";
  return taken.names(query).join(isEnglish ? ", " : "、");
}

function yearsOf({ years, recent }: Query, isEnglish: boolean): string {
  if (years === "all") return isEnglish ? "all years" : "历年";
  if (years !== "latest") return isEnglish ? years.join(", ") : `${years.join("、")} 年`;
  if (recent !== null) return isEnglish ? `the last ${recent} years` : `近 ${recent} 年`;
  return isEnglish ? "the latest year" : "最近一年";
}

function labelOf(
  measure: Measure,
  part: NonNullable<Took["measures"]>,
  language: Language,
  computed: ComputedTerms,
): string {
  if (measure.kind === "stated") return measure.words.join(language === "en" ? " " : "");
  const tongue = tongueOf(language);
  const row = computed.rowLabels.get(measure.row)?.[tongue] ?? measure.row;
  const column = computed.columnLabels.get(measure.column)?.[tongue] ?? measure.column;
  if (part === "columns") return column;
  if (part === "rows" || measure.column === "total") return row;
  return language === "en" ? `${row} (${column})` : `${row}（${column}）`;
}

function tongueOf(language: Language): "zh" | "en" {
  return language === "en" ? "en" : "zh";
}
