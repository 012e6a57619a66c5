import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRateLimit } from "../../src/base/rate-limit.ts";

describe("createRateLimit", () => {
  it("lets so many through in a period, says once that it is over, and begins anew", () => {
    let now = 0;
    const pace = createRateLimit(2, 1_000, () => now);
    expect([1, 2, 3, 4].map(() => pace("a"))).toEqual(["within", "within", "first-over", "over"]);
    expect(pace("b")).toBe("within");
    now = 1_000;
    expect(pace("a")).toBe("within");
  });

  it("holds nobody up for what others do", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.nat(400))), (acts) => {
        const paces = (only: string | null) => {
          let now = 0;
          const pace = createRateLimit(3, 1_000, () => now);
          return acts.flatMap(([who, later]) => {
            now += later;
            const all = only === null || who === only ? [pace(who)] : [];
            return who === "a" ? all : [];
          });
        };
        expect(paces(null)).toEqual(paces("a"));
      }),
    );
  });

  it("forgets the oldest where too many are known", () => {
    const pace = createRateLimit(1, 1_000, () => 0);
    pace("first");
    for (let at = 0; at < 10_000; at += 1) pace(`other ${at}`);
    expect(pace("first")).toBe("within");
    expect(pace("other 9999")).toBe("first-over");
  });
});
