import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Picture } from "../src/picture/picture.ts";

/**
 * A chart and a part of a printed table as PNG: the first of a process (the libraries and the font are loaded, its characters found), the first
 * after what `serve` draws ahead, and later ones.
 */
const laterRuns = 10;
const processes = 3;

const chart = (kind: "bars" | "years"): Picture => ({
  kind,
  title: "爱民区 2020 年 一、本年新收政府信息公开申请数量",
  unit: "件",
  points: Array.from({ length: 8 }, (_, at) => ({
    label: kind === "years" ? String(2016 + at) : `第${"一二三四五六七八"[at]}类申请人`,
    value: 37 * at + 5,
  })),
  notes: ["出处：《爱民区2020年政府信息公开工作年度报告》“三、收到和处理政府信息公开申请情况”"],
});

/** The shipped report's table 三 around a cell that findings rest on. */
async function table(): Promise<Picture> {
  const [{ openApp }, { readConfig }, { sheetOf }, { loadFormats }] = await Promise.all([
    import("../src/app.ts"),
    import("../src/config.ts"),
    import("../src/conversation/sheet-of.ts"),
    import("../src/report/formats.ts"),
  ]);
  const data = mkdtempSync(join(tmpdir(), "gongkai-bench-"));
  const app = await openApp(readConfig({ GONGKAI_DATA: data, GONGKAI_LOG: "silent" }));
  const [report, findings] = [await app.library.report("aimin-2020"), await app.library.findings("aimin-2020")];
  await app.close();
  const sheet = report && sheetOf(report, findings, loadFormats("knowledge"), { row: "requests.new", column: "total" });
  if (sheet === undefined) throw new Error("no table to draw");
  return sheet;
}

const pictures: Readonly<Record<string, () => Picture | Promise<Picture>>> = {
  "chart, bars": () => chart("bars"),
  "chart, years": () => chart("years"),
  "table 三": table,
};

interface Took {
  readonly wall: number;
  /** Of the processor, which other work on the machine does not lengthen. */
  readonly cpu: number;
}

async function measure(picture: Picture): Promise<readonly Took[]> {
  const times: Took[] = [];
  for (let run = 0; run <= laterRuns; run += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    const { drawPicture } = await import("../src/picture/draw-picture.ts");
    drawPicture(picture);
    const { user, system } = process.cpuUsage(before);
    times.push({ wall: performance.now() - start, cpu: (user + system) / 1000 });
  }
  return times;
}

const [, , asked, ahead] = process.argv;
const make = pictures[asked ?? ""];
if (make !== undefined) {
  const picture = await make();
  if (ahead) (await import("../src/cli/draw-ahead.ts")).drawAhead("knowledge");
  console.log(JSON.stringify(await measure(picture)));
} else {
  const middle = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  console.log(
    "| picture | first of a process, ms | of that processor | first after drawing ahead | of that processor | later, ms | of that processor |\n| --- | --- | --- | --- | --- | --- | --- |",
  );
  const run = (...args: readonly string[]) =>
    Array.from({ length: processes }, () => {
      const said = execFileSync("node", ["--import", "tsx", "bench/pictures.ts", ...args], { encoding: "utf8" });
      return JSON.parse(said) as Took[];
    });
  const spent = (took: readonly (Took | undefined)[]) =>
    (["wall", "cpu"] as const).map((clock) => middle(took.map((one) => one?.[clock] ?? 0)).toFixed(0)).join(" | ");
  for (const name of Object.keys(pictures)) {
    const [cold, warm] = [run(name), run(name, "ahead")];
    const firsts = (runs: readonly (readonly Took[])[]) => spent(runs.map(([first]) => first));
    console.log(`| ${name} | ${firsts(cold)} | ${firsts(warm)} | ${spent(cold.flatMap((took) => took.slice(1)))} |`);
  }
}
