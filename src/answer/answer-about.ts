import type { About } from "../question/query.ts";
import type { Passage, Report } from "../report/report.ts";
import type { Citation } from "./answer.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { whoAndWhen } from "./labels.ts";
import { printed } from "./printed.ts";
import type { Question } from "./question.ts";
import type { Target } from "./target.ts";

const parts: Partial<Record<About, number>> = { overview: 1, problems: 5, other_matters: 6 };
/** Characters of a part that are quoted; the rest is in the report. */
const quotedAtMost = 700;
/** A sentence that names what a report is made by: an act or a notice, and the making. */
const basisSentence = /(?:依据|根据|按照|遵照|依照)[^。]*(?:条例|通知|办法|规定)[^。]*。?/u;

/** Title, compiler, period, basis, or one of the narrative parts of a report, quoted. `unknown` where the report does not say. */
export async function draftAbout(question: Question): Promise<Draft> {
  const { targets, context } = question;
  const drafts: Draft[] = [];
  for (const target of targets.held) drafts.push(await aboutOne(target, question));
  const [first, ...rest] = drafts;
  if (!first) return plainDraft("unknown", context.say("value.none"));
  if (rest.length === 0) return first;
  return {
    ...first,
    kind: drafts.some((draft) => draft.kind === "passage") ? "passage" : "unknown",
    lead: drafts.map((draft) => draft.lead).join("\n"),
    notes: [...new Set(drafts.flatMap((draft) => draft.notes))],
    citations: drafts.flatMap((draft) => draft.citations),
  };
}

async function aboutOne(target: Target, { query, context }: Question): Promise<Draft> {
  const { say } = context;
  const report = await context.library.report(target.reports[0].id);
  const about = query.about ?? "title";
  const who = whoAndWhen(target, context);
  const found = report ? sayingOf(about, report) : undefined;
  if (!report || !found) {
    return plainDraft("unknown", say("about.none", { who, about: say(`about_name.${about}`) }), {
      notes: [say("next_step")],
    });
  }
  const cited = found.passage
    ? citationOf(found.passage, found.text)
    : { report: report.id, heading: "", page: null, text: found.text };
  const isLong = found.text.length > quotedAtMost;
  const text = printed(isLong ? `${found.text.slice(0, quotedAtMost)}……` : found.text);
  return plainDraft("passage", say(`about.${about}`, { who, text }), {
    notes: [sourceOf(report, cited, context)],
    citations: [cited],
  });
}

interface Saying {
  readonly text: string;
  readonly passage?: Passage;
}

function sayingOf(about: About, report: Report): Saying | undefined {
  const part = parts[about];
  if (part !== undefined) return partOf(part, report);
  switch (about) {
    case "title":
      return report.title === "" ? undefined : { text: report.title };
    case "compiler":
      return report.compiler === null ? undefined : withPassage(report.compiler, report);
    case "period":
      return report.period === null ? undefined : withPassage(report.period, report);
    case "basis":
      return basisOf(report);
    default:
      return undefined;
  }
}

/** The passage that prints the words, white space aside. */
function withPassage(text: string, report: Report): Saying {
  const wanted = text.replace(/\s+/gu, "");
  const passage = report.passages.find((one) => one.text.replace(/\s+/gu, "").includes(wanted));
  return passage ? { text, passage } : { text };
}

function basisOf(report: Report): Saying | undefined {
  for (const passage of report.passages) {
    const sentence = basisSentence.exec(passage.text.replace(/\n/gu, ""))?.[0];
    if (sentence !== undefined) return { text: sentence, passage };
  }
  return undefined;
}

/** All passages under one of the six statutory parts. */
function partOf(part: number, report: Report): Saying | undefined {
  const heading = report.headings.find((one) => one.depth === 1 && one.part === part);
  if (!heading) return undefined;
  const passages = report.passages.filter(
    (one) => one.heading === heading.text || one.heading.startsWith(`${heading.text} · `),
  );
  const [first] = passages;
  return first && { text: passages.map((one) => one.text).join("\n"), passage: first };
}

function citationOf(passage: Passage, text: string): Citation {
  return { report: passage.report, heading: passage.heading, page: passage.place.page, text };
}

function sourceOf(report: Report, cited: Citation, context: Context): string {
  const { say } = context;
  const page = cited.page === null ? "" : say("source.page", { page: cited.page });
  const heading = cited.heading === "" ? "" : say("source.heading", { heading: printed(cited.heading) });
  return say("source.passage", { title: printed(report.title), heading, page });
}
