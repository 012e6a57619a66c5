/** `first-over`: the first in its period that is too many, which is worth saying; `over`: another. */
export type Pace = "within" | "first-over" | "over";

/** Whoever is kept track of beyond so many is forgotten, those whose period is over first. */
const keptAtMost = 10_000;

/**
 * Counts what each key does in a period that begins with its first act: `most` are within. `now`: milliseconds of a clock that only goes forward. A key that is
 * over holds up no other.
 */
export function createRateLimit(most: number, periodMs: number, now: () => number): (key: string) => Pace {
  // in the order in which the periods began
  const periods = new Map<string, { readonly began: number; count: number }>();
  return (key) => {
    const at = now();
    const known = periods.get(key);
    if (known !== undefined && at - known.began < periodMs) {
      known.count += 1;
      if (known.count <= most) return "within";
      return known.count === most + 1 ? "first-over" : "over";
    }
    periods.delete(key);
    for (const [other, { began }] of periods) {
      if (at - began < periodMs && periods.size < keptAtMost) break;
      periods.delete(other);
    }
    periods.set(key, { began: at, count: 1 });
    return "within";
  };
}
