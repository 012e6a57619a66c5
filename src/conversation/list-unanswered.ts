import type { Unanswered } from "../storage/unanswered.ts";
import { plain, type Reply, sentence, strong } from "./reply.ts";
import { sentences, type Tongue, unansweredReasons } from "./sentences.ts";

const listedAtMost = 30;

/** `/unanswered [2026-03-01]` for staff: what was asked and not answered, the most asked first. */
export async function listUnanswered(unanswered: Unanswered, since: string, tongue: Tongue): Promise<Reply> {
  const day = /\d{4}-\d{2}-\d{2}/u.exec(since)?.[0] ?? null;
  const topics = await unanswered.list(day);
  if (topics.length === 0) return sentence(sentences.nothingUnanswered[tongue]);
  const lines = topics.slice(0, listedAtMost).map(({ question, reason, count, first, last }) => {
    const days = first === last ? last : `${first} – ${last}`;
    const why = unansweredReasons[reason]?.[tongue] ?? reason;
    return tongue === "en"
      ? `· ${count} × ${question} (${why}; ${days})`
      : `· ${count} 次  ${question}（${why}；${days}）`;
  });
  const rest = topics.length - lines.length;
  const more = rest > 0 ? [tongue === "en" ? `… and ${rest} more` : `……另有 ${rest} 个`] : [];
  return {
    spans: [strong(sentences.unansweredTitle[tongue]), plain(`\n${[...lines, ...more].join("\n")}`)],
    choices: [],
  };
}
