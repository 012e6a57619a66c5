import fc from "fast-check";
import { expect, it } from "vitest";
import { createWordVectors } from "../../src/model/word-vectors.ts";

const parts = {
  cut: (text: string) => text.split(" "),
  concepts: [["不足", "差距"]],
  light: ["工作"],
  weak: ["建设"],
};
const { embeddings } = createWordVectors(parts);
const near = async (a: string, b: string) => {
  const [one, two] = [await embeddings.embedQuery(a), await embeddings.embedQuery(b)];
  return one.reduce((sum, value, at) => sum + value * (two[at] ?? 0), 0);
};

it("puts words of one concept near each other", async () => {
  expect(await near("不足", "差距")).toBeGreaterThan(0.5);
  expect(await near("不足", "公报")).toBeLessThan(0.3);
});

it("leaves out words that tell nothing", async () => {
  expect(await near("公报 工作", "公报")).toBeCloseTo(1);
  expect((await embeddings.embedQuery("工作")).every((value) => value === 0)).toBe(true);
});

it("gives 256 numbers of length 1, or all zeros, for any text", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
      const vector = await embeddings.embedQuery(text);
      expect(vector).toHaveLength(256);
      const length = Math.hypot(...vector);
      expect(length === 0 || Math.abs(length - 1) < 1e-9).toBe(true);
    }),
  );
});

it("has another id when its words change", () => {
  expect(createWordVectors(parts).id).toBe(createWordVectors({ ...parts }).id);
  expect(createWordVectors({ ...parts, light: [] }).id).not.toBe(createWordVectors(parts).id);
});
