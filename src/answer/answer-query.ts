import type { Query } from "../question/query.ts";
import { draftAbout } from "./answer-about.ts";
import { draftCheck } from "./answer-check.ts";
import { draftDifference } from "./answer-difference.ts";
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
import type { Question } from "./question.ts";

/** Choose authority and years → look up cells → compute. `words`: the message as asked, which options repeat. */
export async function answerQuery(query: Query, words: string, context: Context): Promise<Draft> {
  if (query.operation === "reports") return draftReports(query, context);
  const authorities = chooseAuthorities(query, words, context);
  if ("kind" in authorities) return authorities;
  const targets = chooseTargets(query, authorities, context);
  if (targets.held.length === 0) {
    return targets.missing.length > 0
      ? draftYearNotHeld(targets.missing, context)
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
      return withMissing(await draftAbout(question), question);
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
