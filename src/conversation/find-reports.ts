import { compact } from "../base/text.ts";
import type { Authority } from "../report/authority.ts";
import type { HeldReport } from "./held-reports.ts";

/**
 * Reports that a person means by 「爱民区 2020」, 「2020年」, a report id or part of an authority's name: all of them when nothing is named.
 * A body whose name is exactly what was written comes before bodies that merely contain it.
 */
export function findReports(reports: readonly HeldReport[], named: string): readonly HeldReport[] {
  const wanted = compact(named).toLowerCase();
  const byId = reports.filter((report) => report.id.toLowerCase() === named.trim().toLowerCase());
  if (byId.length > 0) return byId;
  const year = /(?<!\d)((?:19|20)\d\d)(?!\d)年?(?:度)?/u.exec(wanted);
  const name = wanted.replace(year?.[0] ?? "", "").replace(/[,，、。·的]+$/u, "");
  const inYear = year === null ? reports : reports.filter((report) => report.year === Number(year[1]));
  if (name === "") return inYear;
  const exact = inYear.filter((report) => report.authority.names.some((one) => compact(one).toLowerCase() === name));
  return exact.length > 0 ? exact : inYear.filter((report) => partsOfName(report).some((one) => one.includes(name)));
}

/** As a person would say which report: 「爱民区 2020年」. */
export function shortTitle(report: HeldReport): string {
  return `${report.authority.name}${report.year === null ? "" : ` ${report.year}年`}`;
}

/** The short name people use, with its place and the word that tells what it is: 「爱民区」, not 「爱民」 or 「区政府」. */
export function nickname(authority: Authority): string {
  const place = authority.places.at(-1) ?? authority.name;
  const stem = place.length > 2 ? place.slice(0, -1) : place;
  const short = authority.names.filter((name) => name.includes(stem) && [...name].length >= 3);
  return short.toSorted((a, b) => a.length - b.length)[0] ?? authority.name;
}

function partsOfName(report: HeldReport): readonly string[] {
  return [report.authority.name, ...report.authority.names].map((one) => compact(one).toLowerCase());
}
