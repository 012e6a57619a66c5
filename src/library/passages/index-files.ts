import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { makeFolder } from "../../base/make-folder.ts";
import type { EmbeddingModel } from "../../model/embedding-model.ts";
import { PassageVectors } from "./passage-vectors.ts";

/** Changes with the shape of the files. */
const version = 1;

const manifestSchema = z.strictObject({
  version: z.literal(version),
  model: z.string(),
  dimension: z.number().int().positive(),
  /** Reports whose passages are in, with the generation each was written in. */
  reports: z.array(z.tuple([z.string(), z.number().int()])),
  ids: z.array(z.string()),
  vectors: z.string(),
  graph: z.string().nullable(),
});

/** The vectors of the library's passages and the reports they are of. */
export interface SavedVectors {
  readonly vectors: PassageVectors;
  readonly reports: Map<string, number>;
}

/** What the folder holds of the model; a reason where it is of another model, damaged, or of another shape. Undefined: nothing is there. */
export function loadVectors(
  folder: string,
  model: EmbeddingModel,
  exactBelow?: number,
): SavedVectors | { readonly unfit: string } | undefined {
  const at = (name: string) => join(folder, name);
  if (!existsSync(at("manifest.json"))) return undefined;
  try {
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(at("manifest.json"), "utf8")));
    if (manifest.model !== model.id) return { unfit: `it is of the model ${manifest.model}` };
    const bytes = readFileSync(at("vectors.f32"));
    if (hashOf(bytes) !== manifest.vectors) return { unfit: "its vectors are damaged" };
    const rows = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    if (rows.length !== manifest.ids.length * manifest.dimension) return { unfit: "its vectors are not all there" };
    const isGraphWhole =
      manifest.graph !== null &&
      existsSync(at("graph.hnsw")) &&
      hashOf(readFileSync(at("graph.hnsw"))) === manifest.graph;
    const vectors = new PassageVectors(model.embeddings, {
      dimension: manifest.dimension,
      ...(exactBelow === undefined ? {} : { exactBelow }),
    });
    vectors.restore(manifest.ids, rows, isGraphWhole ? at("graph.hnsw") : undefined);
    return { vectors, reports: new Map(manifest.reports) };
  } catch (error) {
    return { unfit: error instanceof Error ? error.message : String(error) };
  }
}

/** Writes all of it, the manifest last: a save that is cut short leaves what does not match its manifest, and is made anew. */
export function saveVectors(folder: string, model: EmbeddingModel, { vectors, reports }: SavedVectors): void {
  makeFolder(folder);
  const at = (name: string) => join(folder, name);
  const put = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(at(`${name}.new`), bytes);
    renameSync(at(`${name}.new`), at(name));
  };
  const hasGraph = vectors.saveGraph(at("graph.hnsw.new"));
  if (hasGraph) renameSync(at("graph.hnsw.new"), at("graph.hnsw"));
  else rmSync(at("graph.hnsw"), { force: true });
  const { ids, vectors: rows } = vectors.snapshot();
  const bytes = new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength);
  put("vectors.f32", bytes);
  const manifest: z.input<typeof manifestSchema> = {
    version,
    model: model.id,
    dimension: vectors.dimension,
    reports: [...reports],
    ids: [...ids],
    vectors: hashOf(bytes),
    graph: hasGraph ? hashOf(readFileSync(at("graph.hnsw"))) : null,
  };
  put("manifest.json", JSON.stringify(manifest));
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
