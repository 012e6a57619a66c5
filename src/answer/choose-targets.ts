import type { ReportSummary } from "../library/library.ts";
import type { Query } from "../question/query.ts";
import type { Authority } from "../report/authority.ts";
import type { Context } from "./context.ts";
import { type Target, targetOf, yearsHeld } from "./target.ts";

/** What a query is about, as far as it is held. */
export interface Targets {
  /** By authority in the order asked, then by year in the order asked. */
  readonly held: readonly Target[];
  /** Asked by name and not held: never replaced by another. */
  readonly missing: readonly { readonly authority: Authority; readonly year: number }[];
  /** What was assumed about the year, to be said aloud. */
  readonly notes: readonly string[];
}

/**
 * Authorities × years; with `isPaired`, the first authority with the first year, the second with the second (「甲2024年比乙2023年」). Of "latest", the newest year that all the authorities have; where there is none, each one's own newest.
 */
export function chooseTargets(
  query: Query,
  authorities: readonly Authority[],
  isPaired: boolean,
  context: Context,
): Targets {
  const reports = byAuthority(context.library.reports());
  const held: Target[] = [];
  const missing: { authority: Authority; year: number }[] = [];
  const notes: string[] = [];
  const isEvery = query.authorities === "all";
  const common = query.years === "latest" ? commonYears(query, authorities, context) : [];
  if (common.length > 0 && query.recent !== null && common.length < query.recent) {
    notes.push(context.say("year.fewer", { asked: query.recent, held: common.length }));
  }
  for (const [index, authority] of authorities.entries()) {
    const its = reports.get(authority.id) ?? [];
    const own = yearsHeld(its, authority.id);
    for (const year of isPaired ? pairedYear(query, index) : yearsOf(query, own, common)) {
      const target = targetOf(its, authority, year);
      if (target) held.push(target);
      else if (year !== null && !isEvery) missing.push({ authority, year });
    }
  }
  const [first] = held;
  if (query.years === "latest" && query.recent === null && first?.year) {
    const differ = held.some((target) => target.year !== first.year);
    if (differ) notes.push(context.say("year.differ"));
    else if (held.length > 1 || yearsHeld(reports.get(first.authority.id) ?? [], first.authority.id).length > 1) {
      notes.push(
        context.say(isEvery ? "year.newest" : authorities.length > 1 ? "year.common" : "year.latest", {
          year: first.year,
        }),
      );
    }
  }
  if (isEvery && query.years !== "all") {
    const without = authorities.length - new Set(held.map((target) => target.authority.id)).size;
    if (without > 0) notes.push(context.say("year.without", { count: without }));
  }
  return { held, missing, notes };
}

function byAuthority(reports: readonly ReportSummary[]): ReadonlyMap<string, readonly ReportSummary[]> {
  const groups = new Map<string, ReportSummary[]>();
  for (const report of reports) {
    const group = groups.get(report.authority.id);
    if (group) group.push(report);
    else groups.set(report.authority.id, [report]);
  }
  return groups;
}

function pairedYear(query: Query, index: number): readonly number[] {
  const year = typeof query.years === "string" ? undefined : query.years[index];
  return year === undefined ? [] : [year];
}

function yearsOf(query: Query, own: readonly number[], common: readonly number[]): readonly (number | null)[] {
  if (query.years === "all") return own.length > 0 ? own.toReversed() : [null];
  if (query.years !== "latest") return query.years;
  if (common.length > 0) return common;
  if (own.length === 0) return [null];
  return own.slice(0, query.recent ?? 1).toReversed();
}

/** The newest years meant by "latest", oldest first: those all have, or of every authority in the library, the newest that at least two have. */
function commonYears(query: Query, authorities: readonly Authority[], context: Context): readonly number[] {
  const counts = new Map<number, number>();
  const wanted = new Set(authorities.map((one) => one.id));
  const seen = new Set<string>();
  for (const report of context.library.reports()) {
    if (report.year === null || !wanted.has(report.authority.id)) continue;
    const key = `${report.authority.id} ${report.year}`;
    if (seen.has(key)) continue;
    seen.add(key);
    counts.set(report.year, (counts.get(report.year) ?? 0) + 1);
  }
  const need = query.authorities === "all" ? Math.min(2, authorities.length) : authorities.length;
  const years = [...counts].filter(([, count]) => count >= need).map(([year]) => year);
  return years
    .sort((a, b) => b - a)
    .slice(0, query.recent ?? 1)
    .reverse();
}
