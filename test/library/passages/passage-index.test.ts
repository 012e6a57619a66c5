import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createLibraryWriter } from "../../../src/library/library-writer.ts";
import { createPassageIndex } from "../../../src/library/passages/passage-index.ts";
import { createWordCutter } from "../../../src/library/passages/word-cutter.ts";
import type { EmbeddingModel } from "../../../src/model/embedding-model.ts";
import { createEndpointModel } from "../../../src/model/endpoint-embeddings.ts";
import { createWordVectors } from "../../../src/model/word-vectors.ts";
import { type Database, openDatabase } from "../../../src/storage/open-database.ts";
import { type EmbeddingsEndpoint, startEmbeddingsEndpoint } from "../../support/embeddings-endpoint.ts";
import { makeReport } from "../../support/make-report.ts";

const cutter = createWordCutter(["公众号"]);
const embedded = (light: readonly string[] = []) =>
  createWordVectors({ cut: cutter.terms, concepts: [["差距", "不足"]], light, weak: [] });

let data: string;
let db: Database;
let endpoint: EmbeddingsEndpoint;
let logged: string[];

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), "passage-index-"));
  db = await openDatabase(data);
  endpoint = await startEmbeddingsEndpoint();
  logged = [];
  await keep("north", ["政府网站完成改版。", "举办业务培训两期。"]);
  await keep("south", ["注销公众号一个。", "队伍建设存在不足。"]);
});

afterEach(async () => {
  await db.destroy();
  await endpoint.close();
  rmSync(data, { recursive: true, force: true });
});

async function keep(id: string, texts: readonly string[]): Promise<void> {
  const passages = texts.map((text) => ({ report: id, heading: "一、总体情况", text, place: { page: null, line: 1 } }));
  const report = { ...makeReport("2021", { id }), passages };
  const source = { file: `${id}.txt`, hash: texts.join(""), reader: "test" };
  await createLibraryWriter(db).save(report, source, { findings: [], results: [] }, new Map());
}

function open(model: EmbeddingModel, exactBelow?: number) {
  const sink = new Writable({
    write(line, _encoding, done) {
      logged.push(String(line));
      done();
    },
  });
  const log = pino({ level: "warn" }, sink);
  const folder = join(data, "passages");
  return createPassageIndex({ db, folder, model, cutter, log, restMs: 50, ...(exactBelow ? { exactBelow } : {}) });
}

/** A deadline is short only where the endpoint is silent: a slow machine misses none. */
const remote = (deadlines: { readonly queryDeadlineMs?: number; readonly documentsDeadlineMs?: number } = {}) =>
  createEndpointModel({ url: `${endpoint.url}/v1`, model: "m", key: null, queryDeadlineMs: 30_000, ...deadlines });
const manifest = () => JSON.parse(readFileSync(join(data, "passages", "manifest.json"), "utf8"));

it("finds by words and by meaning, in the library or in one report", async () => {
  const index = open(embedded());
  expect((await index.search("网站改版", 1))[0]).toEqual({ report: "north", number: 0 });
  expect((await index.search("差距", 1))[0]).toEqual({ report: "south", number: 1 });
  expect(await index.search("网站改版", 5, ["south"])).not.toContainEqual({ report: "north", number: 0 });
});

it("follows what is read again, added and removed", async () => {
  const index = open(embedded());
  await index.search("网站", 1);
  await keep("north", ["开通短视频。"]);
  await keep("east", ["编印公报十二期。"]);
  await createLibraryWriter(db).remove("south", new Map());
  expect((await index.search("公报", 1))[0]).toEqual({ report: "east", number: 0 });
  const all = await index.search("公众号 网站 短视频 培训 不足", 9);
  expect(new Set(all.map(({ report }) => report))).toEqual(new Set(["north", "east"]));
  expect(manifest().ids.sort()).toEqual(["east#0", "north#0"]);
  expect((await index.search("短视频", 1, ["north"]))[0]).toEqual({ report: "north", number: 0 });
});

it("is taken up after a restart without a vector made again", async () => {
  const first = open(remote());
  await first.search("网站", 1);
  await first.settled();
  const before = endpoint.asked.length;
  const again = open(remote());
  expect((await again.search("网站改版", 1, ["north"]))[0]).toEqual({ report: "north", number: 0 });
  await again.settled();
  expect(endpoint.asked.slice(before).map(({ input }) => input)).toEqual([["网站改版"]]);
});

it.each(["vectors.f32", "manifest.json"])("is made anew where %s is damaged, and says so in the log", async (file) => {
  await open(embedded()).search("网站", 1);
  writeFileSync(join(data, "passages", file), "not an index");
  const index = open(embedded());
  expect((await index.search("网站改版", 1))[0]).toEqual({ report: "north", number: 0 });
  expect(logged.join("")).toContain("the passage index is built anew");
  expect(manifest().ids).toHaveLength(4);
});

it("never mixes the vectors of two models", async () => {
  await open(embedded()).search("网站", 1);
  const old = manifest();
  await open(embedded(["举办"])).search("网站", 1);
  expect(manifest().model).not.toBe(old.model);
  expect(logged.join("")).toContain(`it is of the model ${old.model}`);
  const index = open(remote());
  await index.search("网站", 1);
  await index.settled();
  expect(manifest()).toMatchObject({ model: `${endpoint.url}/v1 m`, dimension: 32 });
  expect(readFileSync(join(data, "passages", "vectors.f32"))).toHaveLength(4 * 32 * 4);
});

it("drops every vector of a model that changes its width under its name", async () => {
  const index = open(remote());
  await index.search("网站", 1);
  await index.settled();
  endpoint.manner = "wider";
  expect((await index.search("网站改版", 1, ["north"]))[0]).toEqual({ report: "north", number: 0 });
  expect(logged.join("")).toContain("searched by full text alone");
  await new Promise((resolve) => setTimeout(resolve, 60));
  await index.search("网站", 1);
  await index.settled();
  await index.search("网站", 1);
  await index.settled();
  expect(manifest().dimension).toBe(40);
});

it.each([500, "nonsense", "silent"] as const)(
  "answers by full text where the endpoint is %s, with a line in the log",
  async (manner) => {
    endpoint.manner = manner;
    const index = open(remote({ queryDeadlineMs: 100, documentsDeadlineMs: 200 }));
    expect((await index.search("网站改版", 1))[0]).toEqual({ report: "north", number: 0 });
    await index.settled();
    expect(logged.join("")).toContain("searched by full text alone");
    expect(readdirSync(data)).not.toContain("passages");
  },
);

it("waits no longer than the deadline for the vector of a question, and then leaves the endpoint alone for a while", async () => {
  const index = open(remote({ queryDeadlineMs: 1_000 }));
  await index.search("网站", 1);
  await index.settled();
  endpoint.manner = "silent";
  const before = endpoint.asked.length;
  expect((await index.search("培训", 1, ["north"]))[0]).toEqual({ report: "north", number: 1 });
  expect((await index.search("培训", 1, ["north"]))[0]).toEqual({ report: "north", number: 1 });
  expect(endpoint.asked).toHaveLength(before + 1);
});

it("uses its graph past the size where one pays, after a restart too", async () => {
  const index = open(embedded(), 3);
  await index.search("网站", 1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(manifest().graph).not.toBeNull();
  expect((await open(embedded(), 3).search("网站改版", 1))[0]).toEqual({ report: "north", number: 0 });
  writeFileSync(join(data, "passages", "graph.hnsw"), "damaged");
  expect((await open(embedded(), 3).search("网站改版", 1))[0]).toEqual({ report: "north", number: 0 });
});
