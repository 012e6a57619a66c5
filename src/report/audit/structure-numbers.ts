import { compact } from "../../base/text.ts";
import type { Heading, Report } from "../report.ts";
import { type Audited, type Check, makeFinding, type Outcome } from "./check.ts";

const numerals = "〇一二三四五六七八九十";

/**
 * Heading numbers, in the report and within each of its parts: one skipped or printed twice. A number that stands in the prose of the part is not
 * skipped: it was only not set as a heading.
 */
export const checkHeadingNumbers: Check = (audited) => {
  const runs = numberedRuns(audited.report);
  const findings = runs.flatMap((run) => runFindings(audited, run));
  if (runs.length === 0) return { findings, results: [] };
  return {
    findings,
    results: [{ check: "structure", subject: "heading numbers", verdict: findings.length === 0 ? "holds" : "broken" }],
  };
};

/** Headings of one depth under one parent, in order. */
interface Run {
  readonly parent: Heading | null;
  readonly headings: readonly (Heading & { readonly number: number })[];
  /** The prose they stand in, compact. */
  readonly prose: string;
}

function numberedRuns(report: Report): readonly Run[] {
  const prose = (parent: Heading | null) =>
    compact(
      report.passages
        .filter((passage) => parent === null || passage.heading.startsWith(parent.text))
        .map((passage) => `\n${passage.text}`)
        .join(""),
    );
  const runs: { parent: Heading | null; depth: 1 | 2; headings: (Heading & { readonly number: number })[] }[] = [];
  const top = { parent: null, depth: 1 as const, headings: [] as (Heading & { readonly number: number })[] };
  runs.push(top);
  let under: (typeof runs)[number] | undefined;
  for (const heading of report.headings) {
    if (heading.depth === 1) under = undefined;
    const number = heading.number;
    if (heading.depth === 2 && under === undefined) {
      under = { parent: lastTop(report, heading), depth: 2, headings: [] };
      runs.push(under);
    }
    if (number !== null) (heading.depth === 1 ? top : under)?.headings.push({ ...heading, number });
  }
  return runs
    .filter((run) => run.headings.length > 1)
    .map((run) => ({ parent: run.parent, headings: run.headings, prose: prose(run.parent) }));
}

function lastTop(report: Report, heading: Heading): Heading | null {
  return report.headings.slice(0, report.headings.indexOf(heading)).findLast((other) => other.depth === 1) ?? null;
}

function runFindings(audited: Audited, run: Run): Outcome["findings"] {
  const where = run.parent === null ? "" : `“${run.parent.text.trim()}”部分：`;
  const whereEn = run.parent === null ? "" : `In “${run.parent.text.trim()}”: `;
  const findings: Outcome["findings"][number][] = [];
  let hasRestarted = false;
  for (const [index, heading] of run.headings.entries()) {
    const before = run.headings[index - 1];
    if (before === undefined) continue;
    // behind a second 「一、」 the numbers are those of a list or an annex
    const skipped = (hasRestarted ? [] : numbersBetween(before.number, heading.number)).filter(
      (number) => !isInProse(run, number, heading.depth),
    );
    if (skipped.length > 0) {
      const list = skipped.map((number) => ordinal(number, heading.depth)).join("、");
      findings.push(
        makeFinding(audited, "structure", "suspect", {
          message: `${where}小标题序号从“${ordinal(before.number, heading.depth)}”直接到“${ordinal(heading.number, heading.depth)}”，缺“${list}”。`,
          messageEn: `${whereEn}the headings go from “${ordinal(before.number, heading.depth)}” to “${ordinal(heading.number, heading.depth)}”; “${list}” is skipped.`,
          expected: before.number + 1,
          found: heading.number,
        }),
      );
    }
    if (heading.number <= before.number && !hasRestarted) {
      hasRestarted = true;
      findings.push(restarted(audited, where, whereEn, before, heading));
    }
  }
  return findings;
}

function restarted(
  audited: Audited,
  where: string,
  whereEn: string,
  before: Run["headings"][number],
  heading: Run["headings"][number],
) {
  const [a, b] = [ordinal(before.number, heading.depth), ordinal(heading.number, heading.depth)];
  return makeFinding(audited, "structure", "note", {
    message: `${where}标题序号“${a}”之后又是“${b}”（${heading.text.trim()}），序号重复。`,
    messageEn: `${whereEn}heading “${a}” is followed by “${b}” (“${heading.text.trim()}”): the numbering repeats.`,
    expected: before.number + 1,
    found: heading.number,
  });
}

function numbersBetween(before: number, after: number): readonly number[] {
  return Array.from({ length: Math.max(0, after - before - 1) }, (_, index) => before + 1 + index);
}

function isInProse(run: Run, number: number, depth: 1 | 2): boolean {
  const mark = numeral(number);
  return (
    run.prose.includes(depth === 2 ? `(${mark})` : `${mark}、`) || (depth === 1 && run.prose.includes(`${mark}是`))
  );
}

/** 3 → 「三、」 at depth 1, 「（三）」 at depth 2 */
function ordinal(number: number, depth: 1 | 2): string {
  return depth === 1 ? `${numeral(number)}、` : `（${numeral(number)}）`;
}

/** Up to 99, as headings print it. */
function numeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const one = ones === 0 ? "" : (numerals[ones] ?? "");
  if (tens === 0) return one;
  return `${tens === 1 ? "" : (numerals[tens] ?? "")}十${one}`;
}
