import { readFileSync } from "node:fs";
import { z } from "zod";
import { loadAnswerKnowledge } from "../src/answer/answer-knowledge.ts";
import { createAnswerer } from "../src/answer/answerer.ts";
import { createPassageDrafter, loadPassageWording } from "../src/answer/passage/draft-passage.ts";
import { openApp } from "../src/app.ts";
import { findPassages } from "../src/cli/find-passages.ts";
import { readConfig } from "../src/config.ts";
import { partOfSpeech } from "../src/library/dictionary.ts";
import { loadPassageTerms } from "../src/question/passage-terms.ts";
import { loadTerms } from "../src/question/terms.ts";
import { createUnderstander } from "../src/question/understand.ts";
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
    console.log(`\n${app.library.reports().length} reports`);
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

const row = z.object({
  q: z.string(),
  kind: z.string(),
  expect: z.looseObject({ contains: z.array(z.string()).optional() }),
});

/** What other thresholds do on `test/eval/passages.jsonl`: questions the report answers, and questions it does not. */
export async function measureThresholds(data: string): Promise<void> {
  const app = await openApp(readConfig({ GONGKAI_DATA: data, GONGKAI_LOG: "error" }));
  const { db, library, clock, log } = app;
  const questions = readFileSync("test/eval/passages.jsonl", "utf8").trim().split("\n");
  const [terms, passages] = [loadTerms("knowledge"), loadPassageTerms("knowledge")];
  const understand = createUnderstander({ library, partOfSpeech, terms, clock, defaultAuthority: null, passages });
  const embedding = { url: null, model: null, key: null };
  const finder = findPassages({ db, data, embedding, terms: passages, log });
  const parts = {
    library,
    terms,
    clock,
    formats: loadFormats("knowledge"),
    knowledge: loadAnswerKnowledge("knowledge"),
  };
  console.log(
    "\n| threshold | told of: right | told of: not answered | not told of: answered |\n| --- | --- | --- | --- |",
  );
  for (const threshold of [0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
    const drafter = createPassageDrafter({
      finder,
      terms: passages,
      wording: loadPassageWording("knowledge"),
      threshold,
    });
    const answer = createAnswerer({ ...parts, defaultAuthority: null, passages: drafter });
    const counts = { told: 0, right: 0, silent: 0, untold: 0, wrong: 0 };
    for (const { q, kind, expect } of questions.map((line) => row.parse(JSON.parse(line)))) {
      const given = await answer(understand(q));
      if (kind === "unknown") {
        counts.untold += 1;
        if (given.kind === "passage") counts.wrong += 1;
        continue;
      }
      counts.told += 1;
      if (given.kind !== "passage") counts.silent += 1;
      else if ((expect.contains ?? []).every((text) => given.text.includes(text))) counts.right += 1;
    }
    const { told, right, silent, untold, wrong } = counts;
    console.log(`| ${threshold} | ${right} of ${told} | ${silent} | ${wrong} of ${untold} |`);
  }
  await app.close();
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
