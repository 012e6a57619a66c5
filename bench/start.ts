import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** From the start of a process to its first answer, on a new data folder (the shipped report is read) and on one that was used before. */
const env = {
  ...process.env,
  GONGKAI_DATA: mkdtempSync(join(tmpdir(), "gongkai-bench-")),
  GONGKAI_LOG: "silent",
  GONGKAI_NOW: "2026-11-25",
};
const warmRuns = 5;

function secondsToAnswer(): number {
  const start = performance.now();
  const run = spawnSync("node", ["--import", "tsx", "src/main.ts", "ask", "2020年收到多少件政府信息公开申请？"], {
    env,
    encoding: "utf8",
  });
  if (run.status !== 0 || !run.stdout.includes("3 件")) throw new Error(`no answer: ${run.stdout}${run.stderr}`);
  return (performance.now() - start) / 1000;
}

const first = secondsToAnswer();
const warm = Array.from({ length: warmRuns }, secondsToAnswer).sort((a, b) => a - b);
const median = warm[Math.floor(warmRuns / 2)] ?? 0;
console.log(
  `start to first answer: ${first.toFixed(2)} s on a new data folder, ${median.toFixed(2)} s on one used before (median of ${warmRuns})`,
);
