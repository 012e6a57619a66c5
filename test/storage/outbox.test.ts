import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createButtonStore } from "../../src/storage/buttons.ts";
import { openDatabase } from "../../src/storage/open-database.ts";
import { createOutbox } from "../../src/storage/outbox.ts";
import { resealAll } from "../../src/storage/reseal.ts";
import { createSeal, newSealKey } from "../../src/storage/seal.ts";

const folder = () => mkdtempSync(join(tmpdir(), "gongkai-test-"));
const at = (day: string) => () => new Date(`${day}T00:00:00Z`);
const replies = [
  { chat: "7", payload: "one" },
  { chat: "7", payload: "two" },
];

it("keeps the replies with the claim, in order, over a restart", async () => {
  const data = folder();
  const first = await openDatabase(data);
  const parcels = await createOutbox(first, at("2026-03-01")).accept("telegram:1", "telegram:1:5", replies);
  await first.destroy();
  const outbox = createOutbox(await openDatabase(data), at("2026-03-02"));
  expect(await outbox.isHandled("telegram:1:5")).toBe(true);
  expect(await outbox.isHandled("telegram:1:6")).toBe(false);
  expect(await outbox.pending("telegram:1")).toEqual(parcels);
  expect(await outbox.pending("telegram:2")).toEqual([]);
});

it("keeps no second replies to the same message, even where two handle it at once", async () => {
  const outbox = createOutbox(await openDatabase(folder()), at("2026-03-01"));
  const both = await Promise.all([outbox.accept("c", "m", replies), outbox.accept("c", "m", replies)]);
  expect(both.map((parcels) => parcels.length).sort()).toEqual([0, 2]);
  expect(await outbox.pending("c")).toHaveLength(2);
});

it("counts failures and lets go of what was sent", async () => {
  const outbox = createOutbox(await openDatabase(folder()), at("2026-03-01"));
  const [first, second] = await outbox.accept("c", "m", replies);
  expect([await outbox.fail(first?.id ?? ""), await outbox.fail(first?.id ?? "")]).toEqual([1, 2]);
  await outbox.settle(first?.id ?? "");
  expect(await outbox.pending("c")).toEqual([second]);
  expect(await outbox.fail("unknown")).toBe(0);
});

it("gives one meaning one button, for as long as it is in use", async () => {
  const db = await openDatabase(folder());
  const id = await createButtonStore(db, at("2026-01-01")).put("meaning");
  expect(await createButtonStore(db, at("2026-03-01")).put("meaning")).toBe(id);
  expect(await createButtonStore(db, at("2026-08-01")).get(id)).toBe("meaning");
  const later = createButtonStore(db, at("2026-10-01"));
  expect(await later.get(id)).toBeUndefined();
  expect(await later.prune()).toBe(1);
  expect(await later.get("unknown")).toBeUndefined();
});

it("seals what it keeps, and reads what was kept before there was a seal", async () => {
  const data = folder();
  const db = await openDatabase(data);
  await createOutbox(db, at("2026-03-01")).accept("c", "before", [{ chat: "7", payload: '{"text":"银杏路"}' }]);
  const seal = createSeal([newSealKey()]);
  const outbox = createOutbox(db, at("2026-03-02"), seal);
  await outbox.accept("c", "after", [{ chat: "7", payload: '{"text":"金丝雀"}' }]);
  const rows = await db.selectFrom("outbox").select("payload").orderBy("id").execute();
  expect(rows.filter(({ payload }) => payload.includes("金丝雀"))).toEqual([]);
  expect((await outbox.pending("c")).map(({ payload }) => payload)).toEqual(['{"text":"银杏路"}', '{"text":"金丝雀"}']);
});

it("is sealed anew with a new key, and opens without the old one", async () => {
  const db = await openDatabase(folder());
  const [old, next] = [newSealKey(), newSealKey()];
  await createOutbox(db, at("2026-03-01"), createSeal([old])).accept("c", "m", [
    { chat: "7", payload: '{"text":"甲"}' },
  ]);
  await resealAll(db, createSeal([next, old]));
  const [parcel] = await createOutbox(db, at("2026-03-01"), createSeal([next])).pending("c");
  expect(parcel?.payload).toBe('{"text":"甲"}');
});
