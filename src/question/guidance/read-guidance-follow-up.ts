import { type Clock, shanghaiDay } from "../../base/clock.ts";
import { dayOf } from "../../base/day.ts";
import { prepareQuestion } from "../prepare.ts";
import type { Language } from "../query.ts";
import type { GuidanceFollowUps } from "./follow-up-files.ts";
import type { Topic } from "./guidance-files.ts";
import { findingOf, type GuidanceFinding } from "./guidance-finding.ts";
import { reckonAgain } from "./reckon-again.ts";

/** What a few words after an answer of guidance mean. */
export type GuidanceGoesOn =
  /** What the answer rests on. */
  | { readonly kind: "basis" }
  /** A topic, the same or another, with the sentence that says what was assumed. */
  | { readonly kind: "topic"; readonly finding: GuidanceFinding; readonly assumption: string };

/**
 * Reads a message as one that goes on from a topic of guidance; null where it says something of its own. `maybe`: the topic that it may mean by itself, had no row of a
 * table the same name.
 */
export type ReadGuidanceFollowUp = (
  message: string,
  topic: string,
  language: Language,
  maybe?: GuidanceFinding,
) => GuidanceGoesOn | null;

/** Longer messages say what they are about. */
const lettersAtMost = 40;

export function createGuidanceFollowUpReader(
  topics: ReadonlyMap<string, Topic>,
  { around, follow_ups, basis, beside_numbers }: GuidanceFollowUps,
  clock: Clock,
): ReadGuidanceFollowUp {
  const longestFirst = [...around.zh].sort((a, b) => b.length - a.length);
  const known = follow_ups.map((one) => ({ ...one, patterns: one.says.map((source) => new RegExp(source, "u")) }));
  const basisPatterns = basis.says.map((source) => new RegExp(source, "u"));
  const isSaid = (patterns: readonly RegExp[], said: readonly string[]) =>
    said.some((form) => patterns.some((pattern) => pattern.test(form)));
  return (message, topicId, language, maybe) => {
    const topic = topics.get(topicId);
    const text = prepareQuestion(message).text;
    if (topic === undefined || text.length > lettersAtMost) return null;
    const said = formsOf(text, longestFirst, around.en);
    if (isSaid(basisPatterns, said)) return { kind: "basis" };
    const goesOnTo = (finding: GuidanceFinding): GuidanceGoesOn => {
      const meant = topics.get(finding.topic) ?? topic;
      return { kind: "topic", finding, assumption: sayAssumed(topic, meant, language) };
    };
    const meant = known.find(({ patterns }) => isSaid(patterns, said));
    if (meant !== undefined) {
      const other = meant.itself.includes(topic.id) ? undefined : topics.get(meant.else ?? "");
      return goesOnTo(findingOf((other ?? topic).id));
    }
    const { year, month, day } = shanghaiDay(clock());
    const again = reckonAgain(text, topic, beside_numbers, dayOf(year, month, day) ?? "");
    if (again !== null) return goesOnTo({ ...findingOf(topic.id), ...again });
    // 「那信息不存在呢」: said as what goes on, it is no question for a figure
    return maybe !== undefined && said.length > 1 ? goesOnTo(maybe) : null;
  };
}

/** The message without marks, and without more and more of the words around what it asks: one of them may be its own. */
function formsOf(text: string, around: readonly string[], aroundEn: readonly string[]): readonly string[] {
  if (!/\p{Script=Han}/u.test(text)) {
    const words = text
      .replace(/[^\p{L}\p{N}']+/gu, " ")
      .trim()
      .split(" ");
    while (words.length > 1 && aroundEn.includes(words[0] ?? "")) words.shift();
    return [words.join(" ")];
  }
  let form = text.replace(/[^\p{L}\p{N}]+/gu, "");
  const forms = [form];
  for (;;) {
    const before = around.find((word) => form.length > word.length && form.startsWith(word));
    const after = around.find((word) => form.length > word.length && form.endsWith(word));
    if (before === undefined && after === undefined) return forms;
    form = before === undefined ? form.slice(0, -(after ?? "").length) : form.slice(before.length);
    forms.push(form);
  }
}

function sayAssumed(before: Topic, meant: Topic, language: Language): string {
  const isSame = before.id === meant.id;
  if (language === "en") {
    return isSame
      ? `(Going on from “${before.title.en}”.)`
      : `(Going on from “${before.title.en}”: taken as “${meant.ask.en}”)`;
  }
  return isSame
    ? `（接着上一问“${before.title.zh}”。）`
    : `（接着上一问“${before.title.zh}”，按“${meant.title.zh}”回答。）`;
}
