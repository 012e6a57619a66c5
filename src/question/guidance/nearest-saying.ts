/** A way of asking, and the topic it asks for; null: it means no topic, and only sounds alike. */
export interface Saying {
  readonly topic: string | null;
  readonly text: string;
}

export interface Nearest {
  /** null: it means no topic. */
  readonly topic: string | null;
  /** How near: about 1 where it is asked in the very words, 0 where nothing is in common. */
  readonly likeness: number;
  readonly likenessTo: (topic: string) => number;
  /** The topics that have anything in common with the message, the nearest first; null among them. */
  readonly ranked: readonly (string | null)[];
}

/** Concepts say more than the characters they are said with. */
const conceptWeight = 1.6;
/** The next-nearest sayings of a topic count for less and less. */
const fading = [1, 0.25, 0.1];
/** Asking words that every other question has tell nothing. */
const light = /[的了吗呢啊吧么呀嘛哦,，。？?！!、;；:：“”"'（）()\s]+/gu;

/**
 * Finds the topic whose ways of asking a message is nearest to: pairs of characters, words and concepts in common, the rare ones counting more (cosine of weighted
 * features). `textOf` prepares text; `conceptsOf` tells the concepts it says.
 */
export function createNearestSaying(
  sayings: readonly Saying[],
  textOf: (text: string) => string,
  conceptsOf: (text: string) => Iterable<string>,
): (text: string) => Nearest {
  const featuresOf = (text: string) => new Set([...piecesOf(text), ...[...conceptsOf(text)].map((name) => `=${name}`)]);
  const kept = sayings.map(({ topic, text }) => ({ topic, features: featuresOf(textOf(text)) }));
  const spread = new Map<string, number>();
  for (const { features } of kept) for (const one of features) spread.set(one, (spread.get(one) ?? 0) + 1);
  const weightOf = (feature: string) => {
    const rarity = Math.log(1 + kept.length / (1 + (spread.get(feature) ?? 0)));
    return feature.startsWith("=") ? rarity * conceptWeight : rarity;
  };
  const lengthOf = (features: ReadonlySet<string>) =>
    Math.sqrt([...features].reduce((sum, one) => sum + weightOf(one) ** 2, 0));
  const byFeature = new Map<string, number[]>();
  for (const [at, { features }] of kept.entries()) {
    for (const one of features) byFeature.set(one, [...(byFeature.get(one) ?? []), at]);
  }
  const lengths = kept.map(({ features }) => lengthOf(features));
  return (text) => {
    const asked = featuresOf(text);
    const shared = new Map<number, number>();
    for (const one of asked) {
      for (const at of byFeature.get(one) ?? []) shared.set(at, (shared.get(at) ?? 0) + weightOf(one) ** 2);
    }
    const length = lengthOf(asked);
    const each = new Map<string | null, number[]>();
    for (const [at, sum] of shared) {
      const topic = kept[at]?.topic ?? null;
      each.set(topic, [...(each.get(topic) ?? []), sum / (length * (lengths[at] ?? 1))]);
    }
    return nearestOf(new Map([...each].map(([topic, all]) => [topic, together(all)])));
  };
}

function together(likenesses: readonly number[]): number {
  const nearest = [...likenesses].sort((a, b) => b - a);
  return fading.reduce((sum, weight, at) => sum + weight * (nearest[at] ?? 0), 0);
}

function nearestOf(likenesses: ReadonlyMap<string | null, number>): Nearest {
  const likenessTo = (topic: string | null) => likenesses.get(topic) ?? 0;
  let topic: string | null = null;
  for (const [each, likeness] of likenesses) if (likeness > likenessTo(topic)) topic = each;
  const ranked = [...likenesses.keys()].sort((a, b) => likenessTo(b) - likenessTo(a));
  return { topic, likeness: likenessTo(topic), likenessTo, ranked };
}

/** Pairs of neighbouring characters, and words of letters. */
function piecesOf(text: string): readonly string[] {
  const plain = text.replace(light, " ");
  const words = plain.match(/[a-z]{3,}/gu) ?? [];
  const runs = plain.match(/\p{Script=Han}+/gu) ?? [];
  return [...words, ...runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)))];
}
