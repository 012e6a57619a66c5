import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Document } from "@langchain/core/documents";
import { expect, it } from "vitest";
import { ForeignVectorError, PassageVectors } from "../../../src/library/passages/passage-vectors.ts";
import { createWordVectors } from "../../../src/model/word-vectors.ts";

const { embeddings } = createWordVectors({ cut: (text) => text.split(" "), concepts: [], light: [], weak: [] });
const dimension = 8;

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648 - 0.5;
  };
}

function rows(count: number): number[][] {
  const next = random(3);
  return Array.from({ length: count }, () => {
    const row = Array.from({ length: dimension }, next);
    const length = Math.hypot(...row);
    return row.map((value) => value / length);
  });
}

const documents = (count: number) =>
  Array.from({ length: count }, (_, index) => new Document({ id: `r${index % 10}#${index}`, pageContent: "" }));

async function filled(count: number, exactBelow: number): Promise<PassageVectors> {
  const store = new PassageVectors(embeddings, { dimension, exactBelow });
  await store.addVectors(rows(count), documents(count));
  return store;
}

const idsOf = async (store: PassageVectors, query: number[], filter?: { reports: ReadonlySet<string> }) =>
  (await store.similaritySearchVectorWithScore(query, 5, filter)).map(([{ id }]) => id);

it("finds what is nearest, by a graph as by comparing all", async () => {
  const exact = await filled(2_000, 10_000);
  const graph = await filled(2_000, 100);
  await graph.prepareGraph();
  expect(graph.hasGraph).toBe(true);
  for (const query of rows(2_000).slice(0, 20)) expect(await idsOf(graph, query)).toEqual(await idsOf(exact, query));
});

it("gives passages of the reports asked alone", async () => {
  const store = await filled(300, 100);
  await store.prepareGraph();
  const found = await idsOf(store, rows(1)[0] ?? [], { reports: new Set(["r3"]) });
  expect(found).toHaveLength(5);
  expect(found.every((id) => id?.startsWith("r3#"))).toBe(true);
});

it.each([100, 10_000])(
  "forgets what is removed and takes the place of what is added again (graph from %i)",
  async (exactBelow) => {
    const store = await filled(300, exactBelow);
    await store.prepareGraph();
    const [first = [], , , second = []] = rows(300);
    await store.delete({ ids: ["r0#0"] });
    expect(await idsOf(store, first)).not.toContain("r0#0");
    await store.addVectors([second], [new Document({ id: "r0#0", pageContent: "" })]);
    expect((await idsOf(store, second)).slice(0, 2).sort()).toEqual(["r0#0", "r3#3"]);
    expect(store.size).toBe(300);
  },
);

it("refuses vectors of another width, and then keeps none of them", async () => {
  const store = await filled(3, 100);
  await expect(store.addVectors([[1, 2]], documents(1))).rejects.toThrow(ForeignVectorError);
  await expect(store.similaritySearchVectorWithScore([1, 2], 1)).rejects.toThrow(
    "Expected vectors of 8 numbers, not 2",
  );
  expect(store.size).toBe(3);
});

it("is the same after it was saved and taken up again, graph included", async () => {
  const store = await filled(300, 100);
  await store.prepareGraph();
  const file = join(mkdtempSync(join(tmpdir(), "graph-")), "graph");
  expect(store.saveGraph(file)).toBe(true);
  const { ids, vectors } = store.snapshot();
  const again = new PassageVectors(embeddings, { dimension, exactBelow: 100 });
  again.restore(ids, vectors, file);
  expect(again.hasGraph).toBe(true);
  const query = rows(1)[0] ?? [];
  expect(await idsOf(again, query)).toEqual(await idsOf(store, query));
});
