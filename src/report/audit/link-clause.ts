import { compact } from "../../base/text.ts";
import type { FormatTable } from "../format.ts";
import type { Report } from "../report.ts";
import type { Audited } from "./check.ts";
import type { LocatedFigure } from "./locate-stated.ts";
import type { ProseLink, ProseMeaning, ProseTerms } from "./prose-terms.ts";

/** What a number of the prose may mean in the tables. */
export interface ClauseMeaning {
  readonly severity: "broken" | "suspect";
  readonly meanings: readonly ProseMeaning[];
}

/**
 * The cells that a number of the prose speaks of, or null where it speaks of anything else, of a part, of another body, or may do so.
 * `earlier` is the prose just before the sentence, compact: its heading and the sentence before.
 */
export function linkClause(located: LocatedFigure, earlier: string, audited: Audited): ClauseMeaning | null {
  const { report, format } = audited;
  const { prose } = audited.context;
  const words = `${located.before}${located.after}`;
  if (prose.part_only.test(words) || prose.other_time.test(words)) return null;
  if (isOfOtherBody(located, report, prose)) return null;
  const remedies = linkRemedies(located, earlier, prose);
  if (remedies !== "none") return remedies;
  const links = [...prose.links, ...labelLinks(format?.tables ?? [])];
  const link = links.find((candidate) => isLinked(candidate, located, earlier, prose));
  return link === undefined ? null : { severity: link.severity, meanings: link.meanings };
}

/** Shorter labels (「3.其他」) are words of everyday prose too. */
const leastLabel = 4;

/** The outcomes that the prose calls by their printed labels: 「属于国家秘密 1 件」. */
function labelLinks(tables: readonly FormatTable[]): readonly ProseLink[] {
  const rows = tables.flatMap((table) => table.blocks.flatMap((block) => block.rows));
  return rows.flatMap((row): readonly ProseLink[] => {
    const label = compact(row.label).replace(/^\d+\./u, "");
    if (row.under.length < 2 || label.length < leastLabel) return [];
    const before = [label.replace(/^属于/u, "").replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")];
    const meaning = { says: row.label, says_en: row.label, rows: [row.id], columns: ["total"] };
    return [{ id: row.id, about: "applications", before, after: [], not: [], severity: "broken", meanings: [meaning] }];
  });
}

function isLinked(link: ProseLink, located: LocatedFigure, earlier: string, prose: ProseTerms): boolean {
  if (!hasUnit(located, link.units ?? prose.units)) return false;
  if (link.not.some((not) => not.test(located.before))) return false;
  const isBefore = link.before.some((source) => endsWith(located, source, prose));
  const isAfter = link.after.some((after) => after.test(located.after));
  if (!isBefore && !isAfter) return false;
  if (link.follow !== undefined && !link.follow.test(located.follow)) return false;
  return link.about === undefined || isAboutApplications(located, earlier, prose);
}

/** Whether the words before the number end in the pattern and nothing but small words. */
function endsWith(located: LocatedFigure, source: string, prose: ProseTerms): boolean {
  const tail = located.isWorded ? prose.worded_tail : prose.tail;
  return new RegExp(`(?:${source})${tail}$`, "u").test(located.before);
}

function hasUnit(located: LocatedFigure, units: readonly string[]): boolean {
  const { unit } = located.figure;
  return unit === null || units.includes(unit);
}

/** The last word before the number that tells its matter says 申请; or none tells it, and the sentence names several outcomes. */
function isAboutApplications(located: LocatedFigure, earlier: string, prose: ProseTerms): boolean {
  const { applications, remedies, elsewhere } = prose.topics;
  const lead = `${earlier}\n${located.sentence.slice(0, located.start)}${located.isWorded ? located.before : ""}${located.after}`;
  const [own, other] = [lastEnd(lead, applications), Math.max(lastEnd(lead, elsewhere), lastEnd(lead, remedies))];
  if (own === -1 && other === -1) return outcomesIn(located.sentence, prose).size > 1;
  return own > other;
}

function outcomesIn(sentence: string, { outcomes }: ProseTerms): ReadonlySet<string> {
  return new Set([...sentence.matchAll(new RegExp(outcomes.source, "gu"))].map(([word]) => word));
}

function lastEnd(text: string, pattern: RegExp): number {
  const last = [...text.matchAll(new RegExp(pattern.source, "gu"))].at(-1);
  return last === undefined ? -1 : last.index + last[0].length;
}

/** 「沭阳县受理 12 件」 in a city's report counts a body within it. A department or a town has none that reports through it. */
function isOfOtherBody(located: LocatedFigure, report: Report, prose: ProseTerms): boolean {
  const { kind, level, name, names } = report.authority;
  if (kind === "department" || kind === "street" || level === "town") return false;
  const body = prose.body.exec(located.before)?.[1];
  if (body === undefined || prose.own_body.test(body)) return false;
  return ![name, ...names].some((own) => own.includes(body) || body.includes(own));
}

/** "none" where the words are not about review or litigation at all; null where they are, but not surely as table four counts them. */
function linkRemedies(located: LocatedFigure, earlier: string, prose: ProseTerms): ClauseMeaning | null | "none" {
  const { nouns, columns, not } = prose.remedies;
  const own = located.before;
  const column = columns.find(({ pattern }) => endsWith(located, pattern, prose));
  const lead = `${earlier}\n${located.sentence.slice(0, located.start)}${located.isWorded ? own : ""}`;
  const noun =
    column === undefined
      ? (nouns.find(({ pattern }) => endsWith(located, `${pattern}(?:案件|申请|案|数)?`, prose)) ??
        nounAfter(located, prose))
      : lastNoun(lead, prose);
  if (noun === undefined) return column === undefined ? "none" : null;
  const isDisclosure = prose.disclosure.test(`${lead}${located.after}`);
  if (!isDisclosure || not.test(own) || !hasUnit(located, prose.units)) return null;
  const meaning: ProseMeaning = {
    says: column === undefined ? `${noun.says}` : `${noun.says}·${column.says}`,
    says_en: column === undefined ? noun.says_en : `${noun.says_en}, “${column.says}”`,
    rows: noun.rows,
    columns: [column?.column ?? "total"],
  };
  return { severity: "broken", meanings: [meaning] };
}

type Noun = ProseTerms["remedies"]["nouns"][number];

/** 「有 1 件涉及政府信息公开工作的行政复议」 */
function nounAfter(located: LocatedFigure, prose: ProseTerms): Noun | undefined {
  return prose.remedies.nouns.find(({ pattern }) =>
    new RegExp(`(?:^|的)(?:${pattern})(?:案件|案)?$`, "u").test(located.after),
  );
}

function lastNoun(lead: string, prose: ProseTerms): Noun | undefined {
  const found = prose.remedies.nouns.map((noun) => ({ noun, end: lastEnd(lead, new RegExp(noun.pattern, "u")) }));
  const last = Math.max(...found.map(({ end }) => end));
  return last < 0 ? undefined : found.find(({ end }) => end === last)?.noun;
}

/** Row ids of the tables that are the row, or stand under it (「requests.outcome.other」 has three rows in the format of 2021). */
export function rowsUnder(tables: readonly FormatTable[], row: string): readonly string[] {
  return tables
    .flatMap((table) => table.blocks.flatMap((block) => block.rows.map(({ id }) => id)))
    .filter((id) => id === row || id.startsWith(`${row}.`));
}
