import { randomUUID } from "node:crypto";
import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../base/clock.ts";
import { makeFolder } from "../base/make-folder.ts";
import type { Chart } from "../picture/chart.ts";

/** Days a picture is kept: it is drawn again when it is asked for again. */
const keptDays = 2;
const dayMs = 86_400_000;

/** Draws a chart into the data folder and gives the file's path; old ones go. Pictures hold printed figures, never personal data. */
export async function saveChart(chart: Chart, data: string, clock: Clock): Promise<string> {
  const { drawChart } = await import("../picture/draw-chart.ts");
  const folder = join(data, "pictures");
  makeFolder(folder);
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (clock().getTime() - statSync(file).mtimeMs > keptDays * dayMs) rmSync(file, { force: true });
  }
  const file = join(folder, `${randomUUID().slice(0, 8)}.png`);
  writeFileSync(`${file}.part`, drawChart(chart));
  renameSync(`${file}.part`, file);
  return file;
}
