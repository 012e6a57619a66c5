import { RefusedInputError } from "../base/errors.ts";
import { compact } from "../base/text.ts";
import type { Library, ReportSummary } from "../library/library.ts";
import type { Authority } from "../report/authority.ts";

const namesListed = 12;

/** The one authority a name means. Throws {@link RefusedInputError} that lists what is held, where it means none or several. */
export function chooseAuthority(library: Library, name: string): Authority {
  const wanted = compact(name);
  const authorities = library.authorities();
  const meant = authorities.filter((authority) =>
    [authority.id, ...authority.names].some((known) => compact(known) === wanted),
  );
  const [first, second] = meant;
  if (first !== undefined && second === undefined) return first;
  if (first !== undefined) {
    throw new RefusedInputError(
      `「${name}」可能是：${listNames(meant)}。请写全称。The name is ambiguous: give the full name.`,
    );
  }
  throw new RefusedInputError(
    `资料库中没有「${name}」。现有：${listNames(authorities)}。No such authority in the library.`,
  );
}

/** The report of that id, or every report of the authority of that name. Throws {@link RefusedInputError} where there is neither. */
export function chooseReports(library: Library, given: string): readonly ReportSummary[] {
  const reports = library.reports();
  const exact = reports.filter((report) => report.id === given);
  if (exact.length > 0) return exact;
  const wanted = compact(given);
  const ofAuthority = reports.filter((report) => report.authority.names.some((name) => compact(name) === wanted));
  if (ofAuthority.length > 0) return ofAuthority;
  const held = listSome(reports.map((report) => report.id));
  throw new RefusedInputError(`资料库中没有报告「${given}」。现有：${held}。No such report in the library.`);
}

function listNames(authorities: readonly Authority[]): string {
  return listSome(authorities.map((authority) => authority.name));
}

function listSome(names: readonly string[]): string {
  if (names.length === 0) return "（空）";
  const listed = names.slice(0, namesListed).join("、");
  return names.length > namesListed ? `${listed} 等 ${names.length} 个` : listed;
}
