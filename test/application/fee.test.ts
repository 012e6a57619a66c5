import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadFeeRates, reckonFee } from "../../src/application/fee.ts";

const rates = loadFeeRates(join(import.meta.dirname, "../../knowledge"));
const yuan = (basis: "items" | "pages", count: number) => reckonFee(rates, basis, count).feeYuan;

describe("the information processing fee", () => {
  it.each([
    [0, 0],
    [10, 0],
    [11, 100],
    [30, 2000],
    [31, 2200],
    [35, 3000],
    [40, 4000],
    [41, 4300],
    [45, 5500],
    [51, 7400],
  ])("of %i applications in a month is %i yuan", (count, fee) => {
    expect(yuan("items", count)).toBe(fee);
  });

  // 72, 44, 109, 119 and 57 pages: fees that 宿迁 printed
  it.each([
    [30, 0],
    [31, 10],
    [44, 140],
    [57, 270],
    [60, 300],
    [72, 420],
    [100, 700],
    [109, 880],
    [119, 1080],
    [150, 1700],
    [200, 2700],
    [201, 2740],
    [250, 4700],
  ])("of %i pages is %i yuan", (count, fee) => {
    expect(yuan("pages", count)).toBe(fee);
  });

  it("shows its working: the parts add up", () => {
    expect(reckonFee(rates, "pages", 150).parts).toEqual([
      { from: 1, count: 30, rateYuan: 0 },
      { from: 31, count: 70, rateYuan: 10 },
      { from: 101, count: 50, rateYuan: 20 },
    ]);
  });

  it("agrees with pricing one after another", () => {
    const item = (n: number) => (n <= 10 ? 0 : n <= 30 ? 100 : 200 + Math.floor((n - 31) / 10) * 100);
    const page = (n: number) => (n <= 30 ? 0 : n <= 100 ? 10 : n <= 200 ? 20 : 40);
    const oneByOne = (count: number, price: (n: number) => number) =>
      Array.from({ length: count }, (_, index) => price(index + 1)).reduce((sum, each) => sum + each, 0);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), (count) => {
        expect(yuan("items", count)).toBe(oneByOne(count, item));
        expect(yuan("pages", count)).toBe(oneByOne(count, page));
        for (const basis of ["items", "pages"] as const) {
          const { parts } = reckonFee(rates, basis, count);
          expect(parts.reduce((sum, part) => sum + part.count, 0)).toBe(count);
        }
      }),
    );
  });

  it("refuses what is no count", () => {
    expect(() => yuan("pages", -1)).toThrow(RangeError);
    expect(() => yuan("items", 1.5)).toThrow(RangeError);
  });
});
