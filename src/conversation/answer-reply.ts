import type { Answer } from "../answer/answer.ts";
import type { Language } from "../base/language.ts";
import type { Choice } from "./button.ts";
import { nickname } from "./find-reports.ts";
import type { HeldReports } from "./held-reports.ts";
import { plain, type Reply, strong } from "./reply.ts";
import { labels } from "./sentences.ts";
import { sourcesToKeep, unfoldSources } from "./sources.ts";
import { textIn } from "./text-in.ts";
import { isVotedOn } from "./vote.ts";

/** Tables of more reports than this are reached by asking for one of them. */
const tablesAtMost = 3;

export interface Framing {
  readonly library: HeldReports;
  readonly language: Language;
  /** As it was asked, masked. */
  readonly question: string;
}

/** An answer as a message: its first line stands out where it gives a figure, its sources are folded, its options and tables are buttons. */
export function replyWith(answer: Answer, { library, language, question }: Framing): Reply {
  const tongue = language === "en" ? "en" : "zh";
  const { said, sources } = unfoldSources(answer, library, tongue);
  const lead = said.split("\n", 1)[0] ?? "";
  const body = said.slice(lead.length);
  const isFigure = answer.kind === "figure" || answer.kind === "comparison";
  return {
    spans: [
      isFigure ? strong(lead) : plain(lead),
      ...(body === "" ? [] : [plain(body)]),
      ...(sources === "" ? [] : [plain("\n"), { text: sources, style: "folded" as const }]),
    ],
    choices: [
      ...answer.options.map((option) => [
        { label: option.label, meaning: { kind: "ask" as const, question: option.send } },
      ]),
      ...proofs(answer, library, language),
    ],
    ...(isVotedOn(answer.kind) ? { votes: votesOn(answer, question, language) } : {}),
  };
}

function votesOn({ kind }: Answer, question: string, language: Language): readonly Choice[] {
  return (["useful", "useless"] as const).map((verdict) => ({
    label: textIn(labels[verdict], language),
    meaning: { kind: "vote", vote: { verdict, question, answer: kind } },
  }));
}

/** Buttons to the printed table (one a report) and to the sources. */
function proofs(answer: Answer, library: HeldReports, language: Language): readonly (readonly Choice[])[] {
  const cells = answer.figures.filter(isCell);
  const leads = cells.filter((cell, at) => cells.findIndex((other) => other.report === cell.report) === at);
  const tables = leads.slice(0, tablesAtMost).map((cell): Choice => {
    const of = library.reports().find((report) => report.id === cell.report);
    const which = leads.length === 1 || of === undefined ? "" : ` ${nickname(of.authority)} ${of.year ?? ""}`.trimEnd();
    return {
      label: `${textIn(labels.table, language)}${which}`,
      meaning: { kind: "table", report: cell.report, row: cell.row, column: cell.column },
    };
  });
  const kept = sourcesToKeep(answer);
  const sources: readonly Choice[] =
    kept.sources.length > 0 ? [{ label: textIn(labels.sources, language), meaning: { kind: "sources", ...kept } }] : [];
  // one table sits beside the sources; several are too wide for a telephone
  const rows = tables.length === 1 ? [[...tables, ...sources]] : [...tables.map((table) => [table]), sources];
  return rows.filter((row) => row.length > 0);
}

type Cell = Answer["figures"][number] & { readonly row: string; readonly column: string };

function isCell(figure: Answer["figures"][number]): figure is Cell {
  return figure.row !== null && figure.column !== null;
}
