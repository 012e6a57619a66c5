import type { AddressedFigure } from "../library/library.ts";
import type { Finding } from "../report/finding.ts";
import type { Answer, Citation, CitedFigure } from "./answer.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { findingsOn } from "./findings-on.ts";
import { finishText, printed } from "./printed.ts";

/** Lines of sources, and cells in a line: what is beyond them is counted, and stands in the figures. */
const sourcesAtMost = 6;
const cellsAtMost = 8;

/** The draft with its sources and the findings that touch its figures, as a person reads it. `before`: assumptions, said after the lead. */
export async function finish(draft: Draft, before: readonly string[], context: Context): Promise<Answer> {
  const { language, say } = context;
  const used = distinct(draft.used);
  const touching = await findingsOn(used, context.library);
  const findings = [
    ...new Map([...draft.findings, ...touching].map((one) => [`${one.check} ${one.message}`, one])).values(),
  ];
  const messages = findings.map((finding) => messageOf(finding, context));
  const said = [draft.lead, ...draft.notes];
  const lines = [
    draft.lead,
    ...before,
    ...draft.notes,
    ...sources(used, context),
    ...findings.flatMap((finding, index) => {
      const message = messages[index] ?? "";
      return said.some((line) => line.includes(message)) ? [] : [say(`finding.${finding.severity}`, { message })];
    }),
  ];
  const figures = used.map(cite);
  return {
    kind: draft.kind,
    value: draft.value,
    unit: draft.value === null ? null : draft.unit,
    figures,
    citations: [
      ...draft.citations,
      ...figures.map(({ report, heading, page, text }): Citation => ({ report, heading, page, text })),
    ],
    findings: findings.map((finding, index) => ({
      check: finding.check,
      message: finishText(messages[index] ?? "", language),
    })),
    options: draft.options.map(({ label, send }) => ({
      label: finishText(label, language),
      send: finishText(send, language),
    })),
    text: finishText(lines.join("\n"), language),
  };
}

/** A finding as a sentence in the reader's tongue. */
export function messageOf(finding: Finding, context: Context): string {
  if (context.language === "en") return printed(finding.messageEn);
  return finding.message.replace(
    /“[^”]*”|「[^」]*」/gu,
    (quote) => `${quote[0]}${printed(quote.slice(1, -1))}${quote.at(-1)}`,
  );
}

function cite({ figure, report }: AddressedFigure): CitedFigure {
  return {
    value: figure.value,
    unit: figure.unit,
    row: figure.row,
    column: figure.column,
    authority: report.authority.name,
    year: report.year,
    report: report.id,
    heading: figure.heading,
    page: figure.place.page,
    text: figure.text,
  };
}

function distinct(used: readonly AddressedFigure[]): readonly AddressedFigure[] {
  const seen = new Map<string, AddressedFigure>();
  for (const one of used) {
    const { row, column, label, text, value } = one.figure;
    const key = row === null ? `${one.report.id} ${label} ${text} ${value}` : `${one.report.id} ${row} ${column}`;
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}

/** A line for each heading of each report that figures stand under, with its cells; a sentence of the prose has its own. */
function sources(used: readonly AddressedFigure[], context: Context): readonly string[] {
  const { say } = context;
  const groups = new Map<string, AddressedFigure[]>();
  for (const one of used) {
    const { figure, report } = one;
    const key = JSON.stringify([report.id, figure.heading, figure.row === null ? figure.text : ""]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const lines = [...groups.values()].map((group) => sourceOf(group, context));
  const shown = lines.slice(0, sourcesAtMost);
  return lines.length > shown.length ? [...shown, say("source.more", { count: lines.length - shown.length })] : shown;
}

function sourceOf(group: readonly AddressedFigure[], context: Context): string {
  const { say } = context;
  const [first] = group;
  if (!first) return "";
  const pages = [...new Set(group.map(({ figure }) => figure.place.page).filter((page) => page !== null))];
  const { heading, text } = first.figure;
  const slots = {
    title: printed(first.report.title),
    heading: heading === "" ? "" : say("source.heading", { heading: printed(heading) }),
    page: pages.length === 0 ? "" : say("source.page", { page: pages.join(say("list.comma")) }),
  };
  if (first.figure.row === null) return say("source.prose", { ...slots, text: printed(text) });
  const cells = group.slice(0, cellsAtMost).map(({ figure }) => {
    const cell = printed(figure.label.replaceAll(" · ", " › "));
    return figure.text === ""
      ? say("source.blank", { cell })
      : say("source.cell", { cell, text: printed(figure.text) });
  });
  if (group.length > cells.length) cells.push(say("source.more_cells", { count: group.length - cells.length }));
  return say("source.table", { ...slots, cells: cells.join(say("list.semicolon")) });
}
