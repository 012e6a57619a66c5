import { Document } from "@langchain/core/documents";
import type { Logger } from "../../base/log.ts";
import type { EmbeddingModel } from "../../model/embedding-model.ts";
import { loadVectors, type SavedVectors, saveVectors } from "./index-files.ts";
import { embeddedText, type IndexedPassage } from "./indexed-passage.ts";
import { ForeignVectorError, PassageVectors } from "./passage-vectors.ts";
import type { StoredReport } from "./stored-passages.ts";

export interface VectorSideParts {
  /** Folder of the saved vectors. */
  readonly folder: string;
  readonly model: EmbeddingModel;
  readonly log: Logger;
  readonly exactBelow?: number;
  /** After a failure the endpoint is left alone for this long. */
  readonly restMs?: number;
}

/** The vectors of the library: kept up with its reports, saved, and asked. */
export interface VectorSide {
  /** Brings the vectors up to the reports. Never throws: a failure is logged and tried again after a rest. */
  follow(reports: readonly StoredReport[], read: (id: string) => Promise<readonly IndexedPassage[]>): Promise<void>;
  /** Ids of the passages nearest to the question, best first; narrowed to reports. Empty where the model fails or holds none of them; logged. */
  nearest(question: string, limit: number, narrow?: readonly StoredReport[]): Promise<readonly string[]>;
  /** True if the vectors of this very version of the report are held. */
  holds(report: StoredReport): boolean;
}

/** Vectors are saved whenever this many passages were added, and at the end. */
const savedEvery = 2_000;

export function createVectorSide({ folder, model, log, exactBelow, restMs = 30_000 }: VectorSideParts): VectorSide {
  let held: SavedVectors | undefined = open();
  let restUntil = 0;
  let isGraphing = false;

  function open(): SavedVectors | undefined {
    const found = loadVectors(folder, model, exactBelow);
    if (found === undefined || "vectors" in found) return found;
    log.warn({ reason: found.unfit }, "the passage index is built anew");
    return undefined;
  }

  function failed(error: unknown): void {
    // A model that changed its width is another model under the same name: nothing of the old one may stay.
    if (error instanceof ForeignVectorError) held = undefined;
    restUntil = performance.now() + restMs;
    log.warn({ err: error }, "no vectors: passages are searched by full text alone");
  }

  async function add(report: StoredReport, passages: readonly IndexedPassage[]): Promise<void> {
    if (passages.length > 0) {
      const vectors = await model.embeddings.embedDocuments(passages.map(embeddedText));
      const dimension = vectors[0]?.length ?? 0;
      held ??= { vectors: emptyVectors(dimension), reports: new Map() };
      await held.vectors.addVectors(
        vectors,
        passages.map(({ id }) => new Document({ id, pageContent: "" })),
      );
    }
    held?.reports.set(report.id, report.written);
  }

  function emptyVectors(dimension: number): PassageVectors {
    return new PassageVectors(model.embeddings, { dimension, ...(exactBelow === undefined ? {} : { exactBelow }) });
  }

  /** Many passages get their graph behind the answers; it is saved with them. */
  async function graphing(of: SavedVectors | undefined): Promise<void> {
    if (of === undefined || of.vectors.hasGraph || isGraphing) return;
    isGraphing = true;
    try {
      await of.vectors.prepareGraph();
      if (of === held && of.vectors.hasGraph) saveVectors(folder, model, of);
    } catch (error) {
      log.warn({ err: error }, "no graph of the passages: every vector is compared");
    } finally {
      isGraphing = false;
    }
  }

  async function removeGone(reports: readonly StoredReport[]): Promise<boolean> {
    if (held === undefined) return false;
    const current = new Map(reports.map(({ id, written }) => [id, written]));
    const gone = new Set([...held.reports].filter(([id, written]) => current.get(id) !== written).map(([id]) => id));
    if (gone.size === 0) return false;
    await held.vectors.delete({ ids: held.vectors.idsOf(gone) });
    for (const id of gone) held.reports.delete(id);
    return true;
  }

  return {
    holds: ({ id, written }) => held?.reports.get(id) === written,
    async follow(reports, read) {
      if (performance.now() < restUntil) return;
      try {
        let unsaved = (await removeGone(reports)) ? 1 : 0;
        for (const report of reports) {
          if (held?.reports.get(report.id) === report.written) continue;
          const passages = await read(report.id);
          await add(report, passages);
          unsaved += passages.length;
          if (held !== undefined && unsaved >= savedEvery) {
            saveVectors(folder, model, held);
            unsaved = 0;
          }
          // Others are answered in between.
          await new Promise((resolve) => setImmediate(resolve));
        }
        if (held !== undefined && unsaved > 0) saveVectors(folder, model, held);
        void graphing(held);
      } catch (error) {
        failed(error);
      }
    },
    async nearest(question, limit, narrow) {
      if (held === undefined || held.vectors.size === 0 || performance.now() < restUntil) return [];
      try {
        const query = await model.embeddings.embedQuery(question);
        const filter = narrow && { reports: new Set(narrow.map(({ id }) => id)) };
        const found = await held.vectors.similaritySearchVectorWithScore(query, limit, filter);
        return found.map(([{ id }]) => id ?? "");
      } catch (error) {
        failed(error);
        return [];
      }
    },
  };
}
