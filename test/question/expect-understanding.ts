import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { partOfSpeech } from "../../src/library/dictionary.ts";
import type { Library } from "../../src/library/library.ts";
import type { Measure, Query, Understanding } from "../../src/question/query.ts";
import { loadTerms } from "../../src/question/terms.ts";
import { createUnderstander } from "../../src/question/understand.ts";
import { fixtureLibrary, ids } from "./fixture-library.ts";

/** What is expected of one question; what is left out is: operation `value`, years `latest`, authorities `default`. `m`: row/column in order. */
export interface Expected {
  readonly op?: Query["operation"];
  readonly m?: readonly string[];
  readonly stated?: readonly string[];
  readonly unit?: string;
  readonly whole?: string;
  readonly y?: Query["years"];
  readonly recent?: number;
  readonly a?: string | readonly string[];
  readonly over?: Query["over"];
  readonly direction?: Query["direction"];
  readonly compare?: string;
  readonly about?: Query["about"];
  readonly convertTo?: string;
  readonly lang?: Understanding["language"];
  readonly unknown?: string;
  readonly chat?: string;
  readonly clarify?: true;
  /** Rows or columns of the further readings. */
  readonly or?: readonly string[];
}

export type Case = readonly [question: string, expected: Expected];

const knowledge = join(dirname(fileURLToPath(import.meta.url)), "../../knowledge");
const terms = loadTerms(knowledge);
/** 25 November 2026 in Shanghai. */
export const clock = () => new Date("2026-11-25T02:00:00Z");

export function understander(library: Library, defaultAuthority: string | null) {
  return createUnderstander({ terms, library, partOfSpeech, clock, defaultAuthority });
}

export const understand = understander(fixtureLibrary, ids.aimin);

export function cellKey(measure: Measure): string {
  return measure.kind === "cell" ? `${measure.row}/${measure.column}` : `stated:${measure.words.join("+")}`;
}

/** How the understanding differs from what is expected; null where it does not. */
export function missOf([question, expected]: Case, understanding: Understanding = understand(question)): string | null {
  const { outcome } = understanding;
  const got = describe(understanding);
  const miss = (why: string) => `${question}\n    ${why}; got ${got}`;
  if (expected.lang !== undefined && understanding.language !== expected.lang) return miss(`language ${expected.lang}`);
  if (expected.unknown !== undefined) {
    return outcome.kind === "unknown" && outcome.reason === expected.unknown
      ? null
      : miss(`unknown ${expected.unknown}`);
  }
  if (expected.chat !== undefined)
    return outcome.kind === "chat" && outcome.topic === expected.chat ? null : miss(`chat ${expected.chat}`);
  if (expected.clarify) return outcome.kind === "clarify" ? null : miss("clarify");
  if (outcome.kind !== "query") return miss("a query");
  const wrong = wrongIn(outcome.query, expected);
  return wrong === null ? null : miss(wrong);
}

function wrongIn(query: Query, expected: Expected): string | null {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  if (query.operation !== (expected.op ?? "value")) return `operation ${expected.op ?? "value"}`;
  const keys = query.measures.map(cellKey);
  if (expected.m !== undefined && !same(keys, expected.m)) return `measures ${expected.m.join(", ")}`;
  if (expected.stated !== undefined) {
    const stated = query.measures[0];
    if (stated?.kind !== "stated") return `stated ${expected.stated.join("+")}`;
    const said = [...stated.words, ...(stated.variants ?? []).flat()];
    if (!expected.stated.every((word) => said.some((each) => each.includes(word))))
      return `stated ${expected.stated.join("+")}`;
    if (expected.unit !== undefined && stated.unit !== expected.unit) return `unit ${expected.unit}`;
  }
  if (expected.whole !== undefined && (query.whole === null || cellKey(query.whole) !== expected.whole))
    return `whole ${expected.whole}`;
  if (!same(query.years, expected.y ?? "latest")) return `years ${JSON.stringify(expected.y ?? "latest")}`;
  if (query.recent !== (expected.recent ?? null)) return `recent ${expected.recent}`;
  if (!same(query.authorities, expected.a ?? "default"))
    return `authorities ${JSON.stringify(expected.a ?? "default")}`;
  if (expected.over !== undefined && query.over !== expected.over) return `over ${expected.over}`;
  if (expected.direction !== undefined && query.direction !== expected.direction)
    return `direction ${expected.direction}`;
  if (expected.about !== undefined && query.about !== expected.about) return `about ${expected.about}`;
  if (expected.convertTo !== undefined && query.convertTo !== expected.convertTo)
    return `convert to ${expected.convertTo}`;
  const compare = query.compare === null ? "" : `${query.compare.relation}${query.compare.value}`;
  if (expected.compare !== undefined && !compare.startsWith(expected.compare)) return `compare ${expected.compare}`;
  if (expected.or !== undefined) {
    const readings = (query.alternatives ?? []).slice(1).flatMap((reading) => reading.query.measures.map(cellKey));
    if (!same(readings, expected.or)) return `readings ${expected.or.join(", ")}`;
  }
  return null;
}

/** One line for a person who looks at a miss. */
export function describe({ language, leftover, outcome, slots }: Understanding): string {
  const words = slots.map((slot) => `${slot.text}:${slot.slot}=${slot.meaning}`).join(" ");
  const rest = leftover.length > 0 ? ` leftover ${leftover.join("|")}` : "";
  if (outcome.kind !== "query") return `${language} ${JSON.stringify(outcome).slice(0, 300)}${rest}\n      ${words}`;
  const { measures, operation, years, authorities, over, direction, whole, compare, about, alternatives, recent } =
    outcome.query;
  const parts = [
    operation,
    measures.map((m) => cellKey(m) + (m.kind === "stated" ? `(${m.unit})` : "")).join(", "),
    JSON.stringify(years),
    recent,
    JSON.stringify(authorities),
    over,
    direction,
  ];
  const more = [
    whole === null ? "" : `whole ${cellKey(whole)}`,
    compare === null ? "" : compare.relation + compare.value,
    about ?? "",
  ];
  const readings =
    alternatives === undefined
      ? ""
      : ` readings ${alternatives.map((each) => each.query.measures.map(cellKey)).join(" | ")}`;
  return `${language} ${[...parts, ...more].filter((part) => part !== null && part !== "").join(" ")}${readings}${rest}\n      ${words}`;
}
