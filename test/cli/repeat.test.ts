import { expect, it } from "vitest";
import { createLog } from "../../src/base/log.ts";
import { repeat } from "../../src/cli/repeat.ts";

const log = createLog("silent");

it("runs again after a run that failed, one at a time, and not after it was stopped", async () => {
  let runs = 0;
  let atOnce = 0;
  let enough = () => {};
  const reached = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const repeating = repeat(
    async () => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      await Promise.resolve();
      atOnce -= 1;
      runs += 1;
      if (runs === 3) enough();
      if (runs === 1) throw new Error("the disk is full");
    },
    0,
    log,
    "a test",
  );
  await reached;
  await repeating.stop();
  const stoppedAt = runs;
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(runs).toBe(stoppedAt);
});
