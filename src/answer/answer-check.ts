import type { AddressedFigure } from "../library/library.ts";
import { findingsTouching } from "../report/audit/findings-touching.ts";
import type { Finding } from "../report/finding.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { explain } from "./explain-quantity.ts";
import { indexesOf } from "./findings-on.ts";
import { messageOf } from "./finish.ts";
import { whoAndWhen } from "./labels.ts";
import type { Quantity } from "./quantity.ts";
import { gather, type Question } from "./question.ts";
import type { Target } from "./target.ts";

/** Whether reports agree with themselves: the findings, gravest first; with measures, those that touch their rows. No value. */
export async function draftCheck(question: Question): Promise<Draft> {
  const { context, query, targets } = question;
  const { say } = context;
  const quantities = await gather(question);
  const leads: string[] = [];
  const notes: string[] = [];
  const told: Finding[] = [];
  const used: AddressedFigure[] = [...quantities.flatMap((one) => one.used)];
  for (const target of targets.held) {
    const own = quantities.filter((one) => one.target === target);
    const all = totalsFirst(await context.library.findings(target.reports[0].id));
    const touching = own.length === 0 ? all : await concerning(all, own, target, context);
    const [gravest] = touching;
    told.push(...touching);
    const who = whoAndWhen(target, context);
    if (!gravest) {
      leads.push(say(own.length === 0 ? "check.holds" : "check.holds_here", { who }));
      if (all.length > 0) notes.push(say("check.elsewhere", { who, count: all.length }));
    } else {
      const key = gravest.severity === "broken" ? "check.broken" : "check.suspect";
      leads.push(say(key, { who, count: touching.length, message: messageOf(gravest, context) }));
      for (const finding of touching.slice(1))
        notes.push(say(`finding.${finding.severity}`, { message: messageOf(finding, context) }));
      if (own.length === 0) {
        const grave = touching.filter((finding) => finding.severity === gravest.severity);
        used.push(...(await cellsOf(grave, target, question)));
      }
    }
    for (const quantity of own) notes.push(say("list.item", { text: explain(quantity, context) }));
  }
  return plainDraft(query.measures.length > 0 ? "figure" : "comparison", leads.join("\n"), {
    used,
    notes,
    findings: told,
  });
}

const gravity = { broken: 0, suspect: 1, note: 2 } as const;

/** Gravest first; of equals, those about totals, which a reader asks for, before those about one kind of applicant. */
function totalsFirst(findings: readonly Finding[]): readonly Finding[] {
  const isTotal = (finding: Finding) => finding.cells.some((cell) => cell.column === "total");
  return findings.toSorted(
    (a, b) => gravity[a.severity] - gravity[b.severity] || Number(isTotal(b)) - Number(isTotal(a)),
  );
}

/** Findings that name the very cell or sentence, then those that name another cell of its row. */
async function concerning(
  findings: readonly Finding[],
  quantities: readonly Quantity[],
  target: Target,
  context: Context,
): Promise<readonly Finding[]> {
  const figures = quantities.flatMap((one) => one.used.map(({ figure }) => figure));
  const rows = new Set(figures.map((figure) => figure.row).filter((row) => row !== null));
  const sentences = indexesOf(figures, await context.library.report(target.reports[0].id));
  const cells = figures.flatMap(({ row, column }) => (row === null || column === null ? [] : [{ row, column }]));
  const exact = findingsTouching(findings, cells, sentences);
  const sameRow = findings.filter((finding) => finding.cells.some((cell) => cell.row !== null && rows.has(cell.row)));
  return [...new Set([...exact, ...sameRow])];
}

async function cellsOf(
  findings: readonly Finding[],
  target: Target,
  { cells }: Question,
): Promise<readonly AddressedFigure[]> {
  const found: AddressedFigure[] = [];
  for (const finding of findings) {
    for (const { row, column, report } of finding.cells) {
      if (row === null || column === null || (report ?? finding.report) !== target.reports[0].id) continue;
      const cell = await cells.find(target, row, column);
      if (cell) found.push(cell);
    }
  }
  return found;
}
