import { Document, type DocumentInterface } from "@langchain/core/documents";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { VectorStore } from "@langchain/core/vectorstores";
import hnswlib from "hnswlib-node";
import { reportOf } from "./full-text.ts";

/** Vectors of another width than the store's: of another model. */
export class ForeignVectorError extends Error {
  override readonly name = "ForeignVectorError";
  constructor(
    readonly expected: number,
    readonly found: number,
  ) {
    super(`Expected vectors of ${expected} numbers, not ${found}`);
  }
}

/** Below this many passages every vector is compared: exact, and fast enough (`bench/passages.ts`). */
export const exactBelow = 10_000;
/** Graph settings: links of a node, breadth while building, breadth while searching. Measured in `bench/passages.ts`. */
const graphLinks = 16;
const buildBreadth = 120;
const searchBreadth = 200;
/** Points put into the graph before others get their turn. */
const pointsAtOnce = 100;
const smallestCapacity = 1024;

type Graph = InstanceType<typeof hnswlib.HierarchicalNSW>;

export interface PassageFilter {
  readonly reports: ReadonlySet<string>;
}

/**
 * Passage vectors of one model, of length 1, in memory: compared one by one while they are few or narrowed to some reports, through an HNSW graph past
 * `exactBelow`. A document's `id` is its passage's. Scores are cosines.
 */
export class PassageVectors extends VectorStore {
  declare FilterType: PassageFilter;
  readonly dimension: number;
  readonly #exactBelow: number;
  #rows: Float32Array;
  /** By row; undefined where the passage was removed. */
  #ids: (string | undefined)[] = [];
  readonly #rowOf = new Map<string, number>();
  #graph: Graph | undefined;

  constructor(embeddings: EmbeddingsInterface, parts: { readonly dimension: number; readonly exactBelow?: number }) {
    super(embeddings, {});
    this.dimension = parts.dimension;
    this.#exactBelow = parts.exactBelow ?? exactBelow;
    this.#rows = new Float32Array(smallestCapacity * parts.dimension);
  }

  override _vectorstoreType(): string {
    return "passages";
  }

  get size(): number {
    return this.#rowOf.size;
  }

  get hasGraph(): boolean {
    return this.#graph !== undefined;
  }

  override async addDocuments(documents: DocumentInterface[]): Promise<string[]> {
    const texts = documents.map(({ pageContent }) => pageContent);
    return this.addVectors(await this.embeddings.embedDocuments(texts), documents);
  }

  /** Throws {@link ForeignVectorError}, and then keeps none of them. */
  override async addVectors(vectors: number[][], documents: DocumentInterface[]): Promise<string[]> {
    for (const vector of vectors) this.#check(vector);
    const ids = documents.map(({ id }) => id ?? "");
    await this.delete({ ids });
    vectors.forEach((vector, index) => {
      this.#append(ids[index] ?? "", vector);
    });
    return ids;
  }

  override async delete({ ids }: { ids: readonly string[] }): Promise<void> {
    for (const id of ids) {
      const row = this.#rowOf.get(id);
      if (row === undefined) continue;
      this.#rowOf.delete(id);
      this.#ids[row] = undefined;
      this.#graph?.markDelete(row);
    }
  }

  /** Ids of all passages of these reports. */
  idsOf(reports: ReadonlySet<string>): readonly string[] {
    return [...this.#rowOf.keys()].filter((id) => reports.has(reportOf(id)));
  }

  /** Throws {@link ForeignVectorError}. */
  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: PassageFilter,
  ): Promise<[DocumentInterface, number][]> {
    this.#check(query);
    const graph = filter === undefined && this.size >= this.#exactBelow ? this.#graph : undefined;
    const found = graph === undefined ? this.#compareAll(query, k, filter) : this.#searchGraph(graph, query, k);
    return found.map(([row, score]) => [new Document({ id: this.#ids[row] ?? "", pageContent: "" }), score]);
  }

  /** Ids and vectors as they are saved, removed ones left out. */
  snapshot(): { readonly ids: readonly string[]; readonly vectors: Float32Array } {
    const ids = [...this.#rowOf.keys()];
    const vectors = new Float32Array(ids.length * this.dimension);
    ids.forEach((id, index) => {
      vectors.set(this.#row(this.#rowOf.get(id) ?? 0), index * this.dimension);
    });
    return { ids, vectors };
  }

  /** Takes up a snapshot in place of what was there; `graph`: a file of {@link saveGraph} made right after it, if there is one. */
  restore(ids: readonly string[], vectors: Float32Array, graph?: string): void {
    this.#rows = vectors;
    this.#ids = [...ids];
    this.#rowOf.clear();
    ids.forEach((id, row) => {
      this.#rowOf.set(id, row);
    });
    this.#graph = undefined;
    if (graph !== undefined && this.size >= this.#exactBelow) {
      const read = new hnswlib.HierarchicalNSW("cosine", this.dimension);
      read.readIndexSync(graph);
      if (read.getCurrentCount() !== ids.length) return;
      read.setEf(searchBreadth);
      this.#graph = read;
    }
  }

  /** Builds the graph if the passages are many enough for one and it is not there: until then every vector is compared. Others get their turn in between. */
  async prepareGraph(): Promise<void> {
    if (this.#graph !== undefined || this.size < this.#exactBelow) return;
    const graph = new hnswlib.HierarchicalNSW("cosine", this.dimension);
    graph.initIndex(Math.max(smallestCapacity, this.#ids.length * 2), graphLinks, buildBreadth);
    const ids = this.#ids;
    for (let row = 0; row < ids.length; row++) {
      if (row >= graph.getMaxElements()) graph.resizeIndex((row + 1) * 2);
      graph.addPoint([...this.#row(row)], row);
      if (row % pointsAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    // Other rows were taken up meanwhile, or another graph is there.
    if (ids !== this.#ids || this.#graph !== undefined) return;
    for (const [row, id] of ids.entries()) if (id === undefined) graph.markDelete(row);
    graph.setEf(searchBreadth);
    this.#graph = graph;
  }

  /** Writes the graph of what {@link snapshot} gives; false where there is none, or rows were removed since it was built. */
  saveGraph(file: string): boolean {
    if (this.#graph === undefined || this.#ids.length !== this.size) return false;
    this.#graph.writeIndexSync(file);
    return true;
  }

  #compareAll(query: readonly number[], k: number, filter?: PassageFilter): readonly (readonly [number, number])[] {
    const asked = Float32Array.from(query);
    const found: (readonly [number, number])[] = [];
    let least = Number.NEGATIVE_INFINITY;
    for (const [row, id] of this.#ids.entries()) {
      if (id === undefined || (filter !== undefined && !filter.reports.has(reportOf(id)))) continue;
      const score = this.#dot(asked, row);
      if (score <= least) continue;
      found.push([row, score]);
      if (found.length >= k * 4) {
        found.sort(byScore).splice(k);
        least = found.at(-1)?.[1] ?? least;
      }
    }
    return found.sort(byScore).slice(0, k);
  }

  #searchGraph(graph: Graph, query: number[], k: number): readonly (readonly [number, number])[] {
    const { neighbors, distances } = graph.searchKnn(query, Math.min(k, this.size));
    return neighbors.map((row, index) => [row, 1 - (distances[index] ?? 1)] as const);
  }

  #append(id: string, vector: readonly number[]): void {
    const row = this.#ids.length;
    if ((row + 1) * this.dimension > this.#rows.length) {
      const wider = new Float32Array(Math.max(this.#rows.length * 2, smallestCapacity * this.dimension));
      wider.set(this.#rows);
      this.#rows = wider;
    }
    this.#rows.set(vector, row * this.dimension);
    this.#ids.push(id);
    this.#rowOf.set(id, row);
    const graph = this.#graph;
    if (graph === undefined) return;
    if (row >= graph.getMaxElements()) graph.resizeIndex((row + 1) * 2);
    graph.addPoint([...vector], row);
  }

  #row(row: number): Float32Array {
    return this.#rows.subarray(row * this.dimension, (row + 1) * this.dimension);
  }

  #dot(query: Float32Array, row: number): number {
    const rows = this.#rows;
    const start = row * this.dimension;
    let sum = 0;
    for (let at = 0; at < query.length; at++) sum += (query[at] as number) * (rows[start + at] as number);
    return sum;
  }

  #check(vector: readonly number[]): void {
    if (vector.length !== this.dimension) throw new ForeignVectorError(this.dimension, vector.length);
  }
}

function byScore(a: readonly [number, number], b: readonly [number, number]): number {
  return b[1] - a[1];
}
