import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mammoth from "mammoth";
import { describe, expect, it } from "vitest";
import { blanksOf, fill } from "../../../src/application/letters/fill.ts";
import { letterDocx } from "../../../src/application/letters/letter-docx.ts";
import { type letterKinds, loadLetterTemplates } from "../../../src/application/letters/templates.ts";
import { writeLetter, writeReply } from "../../../src/application/letters/write-letter.ts";
import { KnowledgeError } from "../../../src/base/knowledge.ts";
import { loadFormats } from "../../../src/report/formats.ts";

const templates = loadLetterTemplates("knowledge");
const requests = loadFormats("knowledge").byId["2021"].tables.find(({ id }) => id === "requests");
const outcomeRows = requests?.blocks
  .flatMap(({ rows }) => rows.map(({ id }) => id))
  .filter((id) => id.startsWith("requests.outcome.") && id !== "requests.outcome.total");
/** Reached by a lapse, never by a reply. */
const lapses = ["requests.outcome.other.correction_overdue", "requests.outcome.other.fee_overdue"];

describe("the letters", () => {
  it.each(["申请人", "收到日期", "申请内容", "文号", "机关", "日期"])("a reply names %s", (field) => {
    expect(blanksOf(templates.letters.reply.body)).toContain(field);
  });

  it("have a conclusion for every outcome that a reply may have, and for nothing else", () => {
    const worded = new Set(templates.conclusions.map(({ outcome }) => outcome));
    expect([...worded].sort()).toEqual(outcomeRows?.filter((row) => !lapses.includes(row)).sort());
  });

  it.each(templates.conclusions)("cite the article and give a reason or a way for $outcome ($case)", (conclusion) => {
    const { text } = writeReply(templates, conclusion, {});
    const article = /第[一二三四五六七八九十]+条/u.exec(conclusion.article)?.[0];
    if (article !== undefined) expect(text).toContain(article);
    expect(blanksOf(conclusion.text).length).toBeGreaterThan(0);
    expect(text).toContain("60 日内");
  });

  it("send a refusal under articles 14 to 16 to reconsideration first, and nothing else", () => {
    for (const { article, remedies, outcome } of templates.conclusions) {
      const isRefusal = /第十[四五六]条/u.test(article);
      expect([outcome, remedies === "review_first"]).toEqual([outcome, isRefusal]);
    }
    const first = templates.conclusions.find(({ remedies }) => remedies === "review_first");
    const { text } = writeReply(templates, first as NonNullable<typeof first>, {});
    expect(text).toContain("应当先申请行政复议");
    expect(text).not.toContain("6 个月");
  });

  it("state what is blank, and say so where it stands", () => {
    const letter = writeLetter(templates, "extension", { 申请人: "某人", 延期天数: "20" });
    expect(letter.text).toContain("延长 20 个工作日");
    expect(letter.text).toContain("【请填写：延期理由】");
    expect(letter.blanks).toContain("延期理由");
    expect(letter.blanks).not.toContain("申请人");
  });

  it("never tell a third party who applies", () => {
    for (const kind of ["third-party", "joint-authority"] as const) {
      expect(blanksOf(templates.letters[kind].body)).not.toContain("申请人");
      expect(blanksOf(templates.letters[kind].body)).not.toContain("申请内容");
    }
  });

  it("state every consequence that the law wants stated", () => {
    const said = (kind: (typeof letterKinds)[number]) => templates.letters[kind].body;
    expect(said("correction")).toMatch(/补正事项[\s\S]*补正天数[\s\S]*视为放弃申请/u);
    expect(said("fee")).toMatch(/109号[\s\S]*金额[\s\S]*收费明细[\s\S]*缴纳方式[\s\S]*20 个工作日/u);
    expect(said("third-party")).toContain("15 个工作日");
    expect(said("joint-authority")).toContain("视为同意公开");
    expect(said("lapse-fee")).toContain("行政复议");
  });
});

describe("filling in", () => {
  it("takes what a citizen wrote for words, whatever braces it has", () => {
    expect(fill("内容：{申请内容}。{机关}", { 申请内容: "{机关}$1$&", 机关: "甲" }).text).toBe("内容：{机关}$1$&。甲");
  });

  it("names every file at fault, with the field", () => {
    const folder = mkdtempSync(join(tmpdir(), "gongkai-letters-"));
    cpSync("knowledge/templates", join(folder, "templates"), { recursive: true });
    writeFileSync(join(folder, "templates", "reply.yaml"), "title: 答复\nbody: 您好 {结论}\n");
    expect(() => loadLetterTemplates(folder)).toThrow(/\{救济\} is missing/u);
    writeFileSync(join(folder, "templates", "fee.yaml"), "title: 收费\nbody: 金额 {金额 元\n");
    expect(() => loadLetterTemplates(folder)).toThrow(KnowledgeError);
  });
});

it("a letter as a Word file reads back as it was written", async () => {
  const letter = writeLetter(templates, "receipt", {
    申请内容: "2020年城市绿化规划\n（附图）",
    登记编号: "2026-00017",
  });
  const { value } = await mammoth.extractRawText({ buffer: await letterDocx(letter) });
  const lines = (text: string) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  expect(lines(value)).toEqual([letter.title, ...lines(letter.text)]);
});
