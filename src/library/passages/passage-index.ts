import type { Logger } from "../../base/log.ts";
import { once } from "../../base/once.ts";
import type { EmbeddingModel } from "../../model/embedding-model.ts";
import type { Database } from "../../storage/open-database.ts";
import { Lru } from "../lru.ts";
import { FullText } from "./full-text.ts";
import { fuse } from "./fuse.ts";
import { embeddedText, type IndexedPassage } from "./indexed-passage.ts";
import { type StoredReport, storedPassages, storedReports } from "./stored-passages.ts";
import { createVectorSide } from "./vector-side.ts";
import type { WordCutter } from "./word-cutter.ts";

export interface PassageIndexParts {
  readonly db: Database;
  /** Folder of the saved vectors. */
  readonly folder: string;
  readonly model: EmbeddingModel;
  readonly cutter: WordCutter;
  readonly log: Logger;
  readonly exactBelow?: number;
  readonly restMs?: number;
}

/** Where a passage stands: its report and its number there, from 0. */
export interface FoundPassage {
  readonly report: string;
  readonly number: number;
}

/** Finds passages by words and by meaning. It follows the database by itself. */
export interface PassageIndex {
  /** The passages that fit the words best, best first: of these reports, or of the whole library. Never throws for a model's sake. */
  search(words: string, limit: number, reports?: readonly string[]): Promise<readonly FoundPassage[]>;
  /** Resolves when vectors that are being made in the background are there. */
  settled(): Promise<void>;
}

/** Full text is the surer of the two (`bench/passages.ts`). */
const textWeight = 1;
const vectorWeight = 0.3;
const reportsKept = 200;
/** Candidates of each ranking for one that is wanted. */
const candidates = 5;

interface OpenReport extends StoredReport {
  readonly passages: readonly IndexedPassage[];
  readonly text: FullText;
  readonly vectors: () => Promise<readonly (readonly number[])[]>;
}

/**
 * A search narrowed to some reports reads those alone; one over the library first takes up every report that was written since. Vectors of the embedded model
 * are made when they are needed; those of an endpoint in the background, full text answering meanwhile.
 */
export function createPassageIndex(parts: PassageIndexParts): PassageIndex {
  const { db, model, cutter } = parts;
  const side = once(async () => createVectorSide(parts));
  const opened = new Lru<OpenReport>(reportsKept);
  const whole = { text: new FullText(cutter), reports: new Map<string, StoredReport & { ids: readonly string[] }>() };
  let background: Promise<void> = Promise.resolve();
  let isFollowing = false;

  async function openReport(report: StoredReport): Promise<OpenReport> {
    const known = opened.get(report.id);
    if (known?.written === report.written) return known;
    const passages = await storedPassages(db, report.id);
    const text = new FullText(cutter);
    text.add(passages);
    const vectors = once(() => model.embeddings.embedDocuments(passages.map(embeddedText)));
    const made = { ...report, passages, text, vectors };
    opened.set(report.id, made);
    return made;
  }

  async function follow(): Promise<void> {
    await (await side()).follow(await storedReports(db), (id) => storedPassages(db, id));
  }

  function followInBackground(): void {
    if (isFollowing) return;
    isFollowing = true;
    background = follow()
      .catch((error: unknown) => parts.log.warn({ err: error }, "the passage index could not follow the library"))
      .finally(() => {
        isFollowing = false;
      });
  }

  async function searchReports(words: string, limit: number, ids: readonly string[]): Promise<readonly string[]> {
    const reports = await Promise.all((await storedReports(db, ids)).map(openReport));
    const texts = reports.map((report) => report.text.search(words, limit * candidates));
    const vectors = model.isEmbedded ? await compare(words, limit, reports) : await nearestHeld(words, limit, reports);
    return fuse([
      ...texts.map((found) => ({ ids: found, weight: textWeight })),
      { ids: vectors, weight: vectorWeight },
    ]);
  }

  async function compare(words: string, limit: number, reports: readonly OpenReport[]): Promise<readonly string[]> {
    const query = await model.embeddings.embedQuery(words);
    const scored: (readonly [string, number])[] = [];
    for (const { passages, vectors } of reports) {
      const rows = await vectors();
      passages.forEach(({ id }, index) => {
        const row = rows[index] ?? [];
        scored.push([id, row.reduce((sum, value, at) => sum + value * (query[at] ?? 0), 0)]);
      });
    }
    return scored
      .sort(([, a], [, b]) => b - a)
      .slice(0, limit * candidates)
      .map(([id]) => id);
  }

  async function nearestHeld(words: string, limit: number, reports: readonly OpenReport[]): Promise<readonly string[]> {
    const vectors = await side();
    const held = reports.filter((report) => vectors.holds(report));
    if (held.length < reports.length) followInBackground();
    return held.length === 0 ? [] : vectors.nearest(words, limit * candidates, held);
  }

  async function searchAll(words: string, limit: number): Promise<readonly string[]> {
    await followText();
    if (model.isEmbedded) await follow();
    else followInBackground();
    const text = whole.text.search(words, limit * candidates);
    const vectors = await (await side()).nearest(words, limit * candidates);
    return fuse([
      { ids: text, weight: textWeight },
      { ids: vectors, weight: vectorWeight },
    ]);
  }

  async function followText(): Promise<void> {
    const current = await storedReports(db);
    const written = new Map(current.map((report) => [report.id, report.written]));
    for (const [id, known] of whole.reports) {
      if (written.get(id) === known.written) continue;
      whole.text.remove(known.ids);
      whole.reports.delete(id);
    }
    for (const report of current) {
      if (whole.reports.has(report.id)) continue;
      const passages = await storedPassages(db, report.id);
      whole.text.add(passages);
      whole.reports.set(report.id, { ...report, ids: passages.map(({ id }) => id) });
    }
  }

  return {
    async search(words, limit, reports) {
      const found = reports === undefined ? await searchAll(words, limit) : await searchReports(words, limit, reports);
      return found.slice(0, limit).map((id) => {
        const at = id.lastIndexOf("#");
        return { report: id.slice(0, at), number: Number(id.slice(at + 1)) };
      });
    },
    settled: () => background,
  };
}
