import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addExact, divideExact, percentOf, plainDigits, shiftExact, subtractExact } from "../../src/base/decimal.ts";

describe("decimal", () => {
  it("turns 万元 into 元 without a trailing .999", () => {
    expect(shiftExact(2623.72, 4)).toBe(26237200);
    expect(shiftExact(0.29, 4)).toBe(2900);
    expect(shiftExact(251000, -4)).toBe(25.1);
  });

  it.each([
    [[0.1, 0.2], 0.3],
    [[1.005, 2.01], 3.015],
    [[], 0],
    [[1e21, 1], 1e21],
  ])("adds %j to %d", (values, sum) => expect(addExact(values)).toBe(sum));

  it("subtracts", () => expect(subtractExact(0.3, 0.1)).toBe(0.2));

  it.each([
    [559, 648, 86.27],
    [14, 3511, 0.4],
    [-1, 3, -33.33],
    [1, 0, null],
    [2, 3, 66.67],
  ])("gives %d of %d as %d %%", (part, whole, percent) => expect(percentOf(part, whole)).toBe(percent));

  it("divides to the places asked", () => expect(divideExact(648, 1.11, 0)).toBe(584));

  it.each([
    [26237200, "26237200"],
    [0.4, "0.4"],
    [-2, "-2"],
    [1e21, "1000000000000000000000"],
    [1e-7, "0.0000001"],
    [0, "0"],
    [-0.05, "-0.05"],
  ])("prints %d as %s", (value, text) => expect(plainDigits(value)).toBe(text));

  it("prints every number so that it reads back equal", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(plainDigits(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it("adds in any order to the same sum", () => {
    const amount = fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(fc.array(amount), (values) => {
        expect(addExact(values)).toBe(addExact(values.toReversed()));
      }),
    );
  });
});
