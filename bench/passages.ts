/** `npx tsx bench/passages.ts [--graph]`: what finds passages, and how fast. `--graph` adds HNSW against exact search, a few minutes. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Document } from "@langchain/core/documents";
import { z } from "zod";
import { FullText, reportOf } from "../src/library/passages/full-text.ts";
import { fuse } from "../src/library/passages/fuse.ts";
import { embeddedText, type IndexedPassage } from "../src/library/passages/indexed-passage.ts";
import { PassageVectors } from "../src/library/passages/passage-vectors.ts";
import { createWordCutter } from "../src/library/passages/word-cutter.ts";
import { createWordVectors } from "../src/model/word-vectors.ts";
import { loadPassageTerms } from "../src/question/passage-terms.ts";
import { conceptsOf, wholeWords } from "../src/question/passage-words.ts";
import { createReader } from "../src/reading/read-report.ts";
import { loadFormats } from "../src/report/formats.ts";
import { measureAnswers, measureThresholds } from "./passage-answers.ts";

const terms = loadPassageTerms("knowledge");
const cutter = createWordCutter(wholeWords(terms));
const { light, weak } = terms;
const embedded = { cut: cutter.terms, concepts: conceptsOf(terms), light, weak };
const recallAt = 5;

const asked = z.object({ q: z.string(), report: z.string(), passages: z.array(z.number()) });
type Asked = z.output<typeof asked>;
type Rank = (question: string, pool: readonly IndexedPassage[]) => Promise<readonly string[]>;

function realPassages(): readonly IndexedPassage[] {
  const shared = "../shared/reports";
  const folder = existsSync(shared) ? shared : "knowledge/reports";
  const read = createReader({ formats: loadFormats("knowledge"), knowledge: "knowledge" });
  return readdirSync(folder)
    .filter((file) => /\.(?:txt|html|md)$/u.test(file) && !/^LOG|\.(?:raw|layout)\./u.test(file))
    .flatMap((file) => {
      const result = read({ name: file, bytes: readFileSync(join(folder, file)) });
      if (!result.ok) return [];
      const { id, passages } = result.report;
      return passages.map(({ heading, text }, number) => ({ id: `${id}#${number}`, heading, text }));
    });
}

function rankers(): Readonly<Record<string, Rank>> {
  const fullText: Rank = async (question, pool) => {
    const text = new FullText(cutter);
    text.add(pool);
    return text.search(question, 50);
  };
  const vectors = (concepts: readonly (readonly string[])[]): Rank => {
    const model = createWordVectors({ ...embedded, concepts });
    return async (question, pool) => {
      const store = new PassageVectors(model.embeddings, { dimension: model.dimension ?? 0 });
      await store.addDocuments(pool.map((one) => new Document({ id: one.id, pageContent: embeddedText(one) })));
      const query = await model.embeddings.embedQuery(question);
      return (await store.similaritySearchVectorWithScore(query, 50)).map(([{ id }]) => id ?? "");
    };
  };
  const both =
    (weight: number): Rank =>
    async (question, pool) =>
      fuse([
        { ids: await fullText(question, pool), weight: 1 },
        { ids: await whole(question, pool), weight },
      ]);
  const whole = vectors(embedded.concepts);
  return {
    "full text alone": fullText,
    "vectors without concepts": vectors([]),
    "vectors alone": whole,
    "both, 1 : 0.15": both(0.15),
    "both, 1 : 0.3": both(0.3),
    "both, 1 : 0.7": both(0.7),
    "both, 1 : 1": both(1),
  };
}

async function measureRecall(): Promise<void> {
  const all = realPassages();
  const held = new Set(all.map(({ id }) => reportOf(id)));
  const questions = readFileSync("bench/passage-questions.jsonl", "utf8")
    .trim()
    .split("\n")
    .map((line) => asked.parse(JSON.parse(line)))
    .filter(({ report }) => held.has(report));
  const own = ({ report }: Asked) => all.filter(({ id }) => reportOf(id) === report);
  console.log(`\n${questions.length} questions over ${all.length} passages of ${held.size} reports`);
  console.log(
    `| ranking | recall@1, own report | recall@${recallAt}, own report | recall@${recallAt}, all reports |\n| --- | --- | --- | --- |`,
  );
  for (const [name, rank] of Object.entries(rankers())) {
    const hits = { one: 0, five: 0, all: 0 };
    for (const question of questions) {
      const wanted = question.passages.map((number) => `${question.report}#${number}`);
      const within = await rank(question.q, own(question));
      if (wanted.includes(within[0] ?? "")) hits.one += 1;
      if (within.slice(0, recallAt).some((id) => wanted.includes(id))) hits.five += 1;
      if ((await rank(question.q, all)).slice(0, recallAt).some((id) => wanted.includes(id))) hits.all += 1;
    }
    const share = (count: number) => `${((count / questions.length) * 100).toFixed(0)} %`;
    console.log(`| ${name} | ${share(hits.one)} | ${share(hits.five)} | ${share(hits.all)} |`);
  }
}

/** Passages made of real sentences in new combinations: as like and unlike each other as passages are. */
function madeUp(count: number): readonly IndexedPassage[] {
  const sentences = realPassages().flatMap(({ text }) => text.split(/(?<=[。；;])/u).filter((one) => one.length > 8));
  let seed = 7;
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return sentences[Math.floor((seed / 2_147_483_648) * sentences.length)] ?? "";
  };
  return Array.from({ length: count }, (_, index) => ({
    id: `r${Math.floor(index / 20)}#${index % 20}`,
    heading: "",
    text: `${next()}${next()}${next()}${next()}`,
  }));
}

async function measureGraph(): Promise<void> {
  const model = createWordVectors(embedded);
  const queries = await model.embeddings.embedDocuments(
    madeUp(2_100)
      .slice(-100)
      .map(({ text }) => text.slice(0, 40)),
  );
  console.log(
    "\n| passages | exact, ms | HNSW, ms | HNSW recall@10 | building HNSW, s |\n| --- | --- | --- | --- | --- |",
  );
  for (const count of [1_000, 10_000, 100_000]) {
    const pool = madeUp(count);
    const rows = await model.embeddings.embedDocuments(pool.map(embeddedText));
    const documents = pool.map(({ id }) => new Document({ id, pageContent: "" }));
    const dimension = model.dimension ?? 0;
    const exact = new PassageVectors(model.embeddings, { dimension, exactBelow: Number.POSITIVE_INFINITY });
    const graph = new PassageVectors(model.embeddings, { dimension, exactBelow: 0 });
    await exact.addVectors(rows, documents);
    await graph.addVectors(rows, documents);
    const building = performance.now();
    await graph.prepareGraph();
    const built = (performance.now() - building) / 1000;
    const search = async (store: PassageVectors) => {
      const started = performance.now();
      const found: (readonly number[])[] = [];
      for (const query of queries) {
        found.push((await store.similaritySearchVectorWithScore(query, 10)).map(([, score]) => score));
      }
      return { found, ms: (performance.now() - started) / queries.length };
    };
    const truth = await search(exact);
    const quick = await search(graph);
    // As near as the tenth in truth: many made-up passages share a sentence and are equally near.
    const isHit = (score: number, at: number) => score >= (truth.found[at]?.at(-1) ?? 0) - 1e-5;
    const same = quick.found.map((scores, at) => scores.filter((score) => isHit(score, at)).length / 10);
    const recall = same.reduce((sum, one) => sum + one, 0) / same.length;
    console.log(
      `| ${count} | ${truth.ms.toFixed(2)} | ${quick.ms.toFixed(2)} | ${recall.toFixed(3)} | ${built.toFixed(1)} |`,
    );
  }
}

await measureRecall();
if (process.argv.includes("--graph")) await measureGraph();
const data = mkdtempSync(join(tmpdir(), "passages-"));
try {
  await measureThresholds(data);
  await measureAnswers(data);
} finally {
  rmSync(data, { recursive: true, force: true });
}
