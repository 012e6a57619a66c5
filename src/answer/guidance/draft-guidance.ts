import type { Guidance, Topic } from "../../question/guidance/guidance-files.ts";
import type { GuidanceFinding } from "../../question/guidance/guidance-finding.ts";
import type { Language, Option } from "../../question/query.ts";
import type { Citation } from "../answer.ts";
import { type Draft, plainDraft } from "../draft.ts";
import type { Calculators } from "./calculators.ts";
import { fillSlots, type GuidanceSentences, type SayGuidance, spellArticle } from "./guidance-sentences.ts";
import { reckonFor } from "./reckon.ts";

export interface GuidanceParts {
  readonly guidance: Guidance;
  readonly sentences: GuidanceSentences;
  readonly calculators: Calculators;
}

/** What is answered to a topic of procedure: the answer in one sentence, what belongs to it, its basis, the next step. */
export type DraftGuidance = (finding: GuidanceFinding, language: Language) => Draft;

/** Questions that topics answer, to be asked by a tap. */
export type OfferTopics = (topics: readonly string[], language: Language) => readonly Option[];

export function createTopicOffers({ topics }: Guidance): OfferTopics {
  return (ids, language) =>
    ids.flatMap((id) => {
      const ask = topics.get(id)?.ask[language === "en" ? "en" : "zh"];
      return ask === undefined ? [] : [{ label: ask, send: ask }];
    });
}

type Tongue = "zh" | "en";

export function createGuidanceDrafter(parts: GuidanceParts): DraftGuidance {
  return (finding, language) => {
    const topic = parts.guidance.topics.get(finding.topic);
    if (topic === undefined) throw new Error(`Expected a topic of knowledge/guidance/, got ${finding.topic}`);
    const tongue = language === "en" ? "en" : "zh";
    const say: SayGuidance = (key, slots = {}) => fillSlots(parts.sentences[key][tongue], slots);
    const told = topic[tongue];
    const reckoned = reckonFor(topic, finding, parts.calculators, tongue, say);
    const basis = basisOf(topic, parts.sentences, tongue, say);
    const [lead = "", ...rest] = [...reckoned.lines, told.lead];
    const notes = [
      ...rest,
      ...told.more,
      ...(basis.length === 0 ? [] : [say("basis", { list: basis.join(tongue === "en" ? "; " : "、") })]),
      say("next", { step: told.next }),
    ];
    return plainDraft(topic.kind, lead, {
      value: reckoned.value,
      unit: reckoned.unit,
      notes,
      // the articles are told in our own words: there is nothing to quote
      citations: basis.map((heading): Citation => ({ report: `guidance/${topic.id}`, heading, page: null, text: "" })),
      options: topic.see_also.flatMap((id) => optionOf(parts.guidance.topics.get(id), tongue)),
    });
  };
}

/** Each law once, with its articles: 《政府信息公开条例》第二十九条、第三十条. */
function basisOf(topic: Topic, sentences: GuidanceSentences, tongue: Tongue, say: SayGuidance): readonly string[] {
  return Object.entries(topic.articles).map(([law, numbers]) => {
    const name = sentences.laws[law]?.[tongue];
    if (name === undefined) throw new Error(`Expected knowledge/guidance/sentences.yaml to have the law ${law}`);
    const articles = numbers.map((number) =>
      say("article", { number: tongue === "en" ? number : spellArticle(number) }),
    );
    if (articles.length === 0) return name;
    return tongue === "en" ? `${name}, ${articles.join(", ")}` : `${name}${articles.join("、")}`;
  });
}

function optionOf(topic: Topic | undefined, tongue: Tongue): readonly Option[] {
  return topic === undefined ? [] : [{ label: topic.title[tongue], send: topic.ask[tongue] }];
}
