import { expect, it } from "vitest";
import { fuse } from "../../../src/library/passages/fuse.ts";

it("puts first what stands high in both rankings", () => {
  const ids = fuse([
    { ids: ["a", "b", "c"], weight: 1 },
    { ids: ["c", "b", "d"], weight: 1 },
  ]);
  expect(ids.slice(0, 2).sort()).toEqual(["b", "c"]);
  expect(ids).toHaveLength(4);
});

it("follows the heavier ranking where they disagree", () => {
  expect(
    fuse([
      { ids: ["a", "b"], weight: 1 },
      { ids: ["b", "a"], weight: 0.3 },
    ]),
  ).toEqual(["a", "b"]);
});

it("is the other ranking where one is empty", () => {
  expect(
    fuse([
      { ids: [], weight: 1 },
      { ids: ["b", "a"], weight: 0.3 },
    ]),
  ).toEqual(["b", "a"]);
});
