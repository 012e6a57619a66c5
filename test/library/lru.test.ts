import { expect, it } from "vitest";
import { Lru } from "../../src/library/lru.ts";

it("forgets what was used longest ago", () => {
  const lru = new Lru<number>(2);
  lru.set("a", 1);
  lru.set("b", 2);
  expect(lru.get("a")).toBe(1);
  lru.set("c", 3);
  expect([lru.get("a"), lru.get("b"), lru.get("c")]).toEqual([1, undefined, 3]);
  lru.clear();
  expect(lru.get("a")).toBeUndefined();
});
