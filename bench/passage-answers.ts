import { readFileSync } from "node:fs";
import { answersFrom } from "../src/answer/passage/score-units.ts";
import { openApp } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { createReader } from "../src/reading/read-report.ts";
import { loadFormats } from "../src/report/formats.ts";

const authorities = 100;
const years = 10;
const asked = [
  "存在哪些问题",
  "下一步怎么改进",
  "平台建设做了什么",
  "有没有收费",
  "监督考核怎么做的",
  "有没有提到疫情",
];

/** How long a passage answer takes with 1,000 reports: of one report, and over the library. The reports are 爱民区 2020 under other names and years. */
export async function measureAnswers(data: string): Promise<void> {
  const app = await openApp(readConfig({ GONGKAI_DATA: data, GONGKAI_LOG: "error" }));
  try {
    await fill(app);
    await app.library.refresh();
    const assistant = await app.assistant();
    const first = await timed(() => assistant.ask(`第1号市2001年${asked[0]}`));
    const times: number[] = [];
    let passages = 0;
    for (let turn = 0; turn < 300; turn++) {
      const question = `第${(turn % authorities) + 1}号市${2001 + (turn % years)}年${asked[turn % asked.length]}`;
      const { ms, value } = await timed(() => assistant.ask(question));
      times.push(ms);
      if (value.answer.kind === "passage") passages += 1;
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
    console.log(`\n${app.library.reports().length} reports, threshold ${answersFrom}`);
    console.log(
      `a passage answer: median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms, the first ${first.ms.toFixed(0)} ms; ${passages} of 300 were passages`,
    );
    const all = await timed(() => assistant.ask("哪些单位提到疫情防控"));
    const again = await timed(() => assistant.ask("哪些单位提到营商环境"));
    console.log(
      `over the library: the first ${all.ms.toFixed(0)} ms (the index is made), the next ${again.ms.toFixed(0)} ms; ${again.value.answer.kind}`,
    );
  } finally {
    await app.close();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const started = performance.now();
  const value = await work();
  return { ms: performance.now() - started, value };
}

async function fill(app: Awaited<ReturnType<typeof openApp>>): Promise<void> {
  const bytes = readFileSync("knowledge/reports/aimin-2020.txt");
  const read = createReader({ formats: loadFormats("knowledge"), knowledge: "knowledge" })({ name: "a.txt", bytes });
  if (!read.ok) throw new Error(read.reason);
  const { report } = read;
  for (let number = 1; number <= authorities; number++) {
    for (let year = 2001; year < 2001 + years; year++) {
      const id = `made-${number}-${year}`;
      const name = `第${number}号市人民政府`;
      const authority = {
        ...report.authority,
        id: name,
        name,
        places: [`第${number}号市`],
        level: "city" as const,
        names: [name, `第${number}号市`],
      };
      const passages = report.passages.map((passage) => ({ ...passage, report: id }));
      const figures = report.figures.map((figure) => ({ ...figure, report: id }));
      const made = { ...report, id, year, authority, passages, figures, stated: [] };
      await app.intake.writer.save(
        made,
        { file: id, hash: id, reader: "bench" },
        { findings: [], results: [] },
        new Map(),
      );
    }
  }
}
