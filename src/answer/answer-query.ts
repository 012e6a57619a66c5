import type { Query } from "../question/query.ts";
import { draftAbout } from "./answer-about.ts";
import { draftCheck } from "./answer-check.ts";
import { draftDifference } from "./answer-difference.ts";
import { draftPage } from "./answer-page.ts";
import { draftParts } from "./answer-parts.ts";
import { draftRank } from "./answer-rank.ts";
import { draftReports } from "./answer-reports.ts";
import { draftShare } from "./answer-share.ts";
import { draftSum } from "./answer-sum.ts";
import { draftYearNotHeld, missingSentences } from "./answer-unknown.ts";
import { draftValue } from "./answer-value.ts";
import { draftYesNo } from "./answer-yes-no.ts";
import { openCells } from "./cells.ts";
import { chooseAuthorities } from "./choose-authorities.ts";
import { chooseTargets } from "./choose-targets.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { withEstimate } from "./estimate-year.ts";
import type { Question } from "./question.ts";

/** What the words of the message tell beyond the query. */
export interface Asked {
  /** The message as asked: what options repeat with a name in front. */
  readonly words: string;
  /** Each authority named with a year of its own: 「甲2024年比乙2023年」. */
  readonly isPaired: boolean;
}

/** Choose authority and years → look up cells → compute. */
export async function answerQuery(query: Query, asked: Asked, context: Context): Promise<Draft> {
  if (query.operation === "reports") return draftReports(query, context);
  const authorities = chooseAuthorities(query, asked.words, context);
  if ("kind" in authorities) return authorities;
  const targets = chooseTargets(query, authorities, asked.isPaired, context);
  if (targets.held.length === 0) {
    return targets.missing.length > 0
      ? withEstimate(draftYearNotHeld(targets.missing, context), query, targets.missing, context)
      : plainDraft("unknown", context.say("year.none_held"), { notes: [context.say("next_step")] });
  }
  const draft = await compute({ query, targets, cells: openCells(context.library, targets.held), context });
  if (draft.kind === "unknown" || draft.kind === "clarify") return draft;
  return { ...draft, notes: [...targets.notes, ...draft.notes] };
}

async function compute(question: Question): Promise<Draft> {
  const { query, context } = question;
  switch (query.operation) {
    case "value":
      return withMissing(await draftValue(question), question);
    case "list":
    case "breakdown":
      return withMissing(await draftParts(question), question);
    case "check":
      return withMissing(await draftCheck(question), question);
    case "about":
      return withMissing(await (query.about === "page" ? draftPage(question) : draftAbout(question)), question);
    case "sum":
      return draftSum(question);
    case "difference":
    case "growth":
      return draftDifference(question);
    case "share":
      return draftShare(question);
    case "rank":
    case "extreme":
      return draftRank(question);
    case "yesno":
      return draftYesNo(question);
    case "reports":
      return draftReports(query, context);
  }
}

/** Years asked beside others that are held: named as missing, never replaced. */
function withMissing(draft: Draft, { targets, context }: Question): Draft {
  if (targets.missing.length === 0) return draft;
  return { ...draft, notes: [...draft.notes, ...missingSentences(targets.missing, context)] };
}
