import { expect, it } from "vitest";
import { remedyDates } from "../../src/application/remedies.ts";

it.each([
  ["either", "2026-03-02", "2026-05-01", "2026-09-02"],
  ["partial", "2025-08-31", "2025-10-30", "2026-02-28"],
  ["either", "2023-08-31", "2023-10-30", "2024-02-29"],
  ["either", "2026-12-15", "2027-02-13", "2027-06-15"],
] as const)("%s of a reply on %s: reconsideration to %s, a suit to %s", (kind, on, reviewBy, sueBy) => {
  expect(remedyDates(kind, on)).toEqual({ kind, reviewBy, sueBy });
});

it("a refusal cannot be sued directly", () => {
  expect(remedyDates("review_first", "2026-03-02").sueBy).toBeNull();
});
