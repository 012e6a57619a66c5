/** The topic whose examples a message is most like. */
export interface Likeness {
  readonly topic: string;
  /** How like: above 1 where much is shared with several examples. */
  readonly score: number;
  /** By how much more than the next topic. */
  readonly lead: number;
}

type Vector = ReadonlyMap<string, number>;

/** What a concept counts for beside a pair of characters, and how much all examples of a topic count beside the nearest one: by leaving each example out in turn. */
const conceptCounts = 3;
const restCounts = 0.9;

/**
 * Tells which topic's examples (`knowledge/guidance/examples.yaml`) a prepared message is most like; null where it shares nothing with any. What two messages
 * share are concepts (`conceptsOf`, each with what it counts for, which makes 「啥流程」 and 「怎么弄」 one) and pairs of characters or English words, the rarer
 * the weightier.
 */
export function createExampleFinder(
  examples: Readonly<Record<string, readonly string[]>>,
  conceptsOf: (text: string) => Vector,
): (text: string) => Likeness | null {
  let known: ReturnType<typeof readExamples> | undefined;
  return (text) => {
    known ??= readExamples(examples, conceptsOf);
    const { vectors, rarity } = known;
    const vector = weigh(featuresOf(text, conceptsOf(text)), rarity);
    const byTopic = new Map<string, number[]>();
    for (const example of vectors) {
      const scores = byTopic.get(example.topic) ?? [];
      byTopic.set(example.topic, scores);
      scores.push(cosine(vector, example.vector));
    }
    const likes = [...byTopic].map(([topic, scores]) => ({ topic, score: likenessOf(scores) }));
    const [first, second] = likes.sort((a, b) => b.score - a.score);
    if (first === undefined || first.score === 0) return null;
    return { ...first, lead: first.score - (second?.score ?? 0) };
  };
}

/** Worked out when first needed. */
function readExamples(examples: Readonly<Record<string, readonly string[]>>, conceptsOf: (text: string) => Vector) {
  const read = Object.entries(examples).flatMap(([topic, texts]) =>
    texts.map((text) => ({ topic, features: featuresOf(text, conceptsOf(text)) })),
  );
  const held = new Map<string, number>();
  for (const { features } of read) for (const name of features.keys()) held.set(name, (held.get(name) ?? 0) + 1);
  const rarity = (name: string) => Math.log((read.length + 1) / ((held.get(name) ?? 0) + 0.5));
  const vectors = read.map(({ topic, features }) => ({ topic, vector: weigh(features, rarity) }));
  return { vectors, rarity };
}

/** The nearest example, and all of them: a topic with few examples is at no disadvantage. */
function likenessOf(scores: readonly number[]): number {
  const sum = scores.reduce((all, score) => all + score, 0);
  return Math.max(...scores) + (restCounts * sum) / Math.sqrt(scores.length + 2);
}

function featuresOf(text: string, concepts: Vector): Vector {
  const features = new Map<string, number>();
  for (const [name, weight] of concepts) features.set(`concept ${name}`, conceptCounts * weight);
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    for (let at = 0; at < run.length - 1; at++) features.set(run.slice(at, at + 2), 1);
  }
  for (const word of text.match(/[a-z0-9']+/gu) ?? []) features.set(word, 1);
  return features;
}

function weigh(features: Vector, rarity: (name: string) => number): Vector {
  const weighed = [...features].map(([name, weight]) => [name, weight * rarity(name)] as const);
  const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
  return new Map(weighed.map(([name, weight]) => [name, weight / length]));
}

function cosine(a: Vector, b: Vector): number {
  let sum = 0;
  for (const [name, weight] of a) sum += weight * (b.get(name) ?? 0);
  return sum;
}
