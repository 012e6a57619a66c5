import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Source } from "../../../src/answer/model/evidence.ts";
import { namesOf, sourcesOf } from "../../../src/answer/model/evidence.ts";
import { loadModelWording } from "../../../src/answer/model/model-wording.ts";
import { type Phrase, readPhrase } from "../../../src/answer/model/read-phrase.ts";
import { makeReport } from "../../support/make-report.ts";
import { memoryLibrary } from "../memory-library.ts";
import { plainAnswer } from "./plain-answer.ts";

interface PhraseCase {
  readonly id: string;
  readonly sources: readonly string[];
  readonly reply: string;
  readonly expect: string;
}

const cases: readonly PhraseCase[] = readFileSync("test/eval/model/phrase-passage.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const check = { wording: loadModelWording("knowledge"), names: ["某乡人民政府", "某乡"] };

function quotes(texts: readonly string[]): readonly Source[] {
  const citations = texts.map((text) => ({ report: "made-up", heading: "一、总体情况", page: 2, text }));
  return sourcesOf(plainAnswer({ citations }), memoryLibrary([]));
}

const outcomeOf = (phrase: Phrase) => (phrase.kind === "dropped" ? phrase.cause : phrase.kind);

it.each(cases.map((one) => [one.id, one] as const))("%s", (_, { sources, reply, expect: expected }) => {
  expect(outcomeOf(readPhrase(reply, quotes(sources), check))).toBe(expected);
});

it("a number that the quotes lack is never said", () => {
  const sources = quotes(["全年新收申请3件，答复2件，办理留言120条。"]);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99_999 }),
      fc.constantFrom("新收申请", "答复", "办理留言"),
      (number, what) => {
        const isPrinted = ["新收申请3", "答复2", "办理留言120"].includes(`${what}${number}`);
        const unit = what === "办理留言" ? "条" : "件";
        expect(outcomeOf(readPhrase(`全年${what}${number}${unit}[[s1]]。`, sources, check)) === "number").toBe(
          // 全年 stands before the first alone: the two characters before a number are what is compared
          !isPrinted,
        );
      },
    ),
  );
});

it("a wider place is no speaker for being a part of the speaker's name, and a sentence rests on one report", () => {
  const text = "公开信息不齐备，培训3次。";
  const [one, two] = [
    makeReport("2021", { id: "one" }),
    makeReport("2021", { id: "two", authority: { id: "某市", name: "某市人民政府", names: ["某市"] } }),
  ];
  const library = memoryLibrary([one, two]);
  const citations = [one, two].map(({ id }) => ({ report: id, heading: "", page: null, text }));
  const sources = sourcesOf(plainAnswer({ citations }), library);
  const names = library.authorities().flatMap(namesOf);
  const read = (reply: string) => outcomeOf(readPhrase(reply, sources, { ...check, names }));
  expect(read("某市某区人民政府公开信息不齐备[[s1]]。")).toBe("said");
  expect(read("某市公开信息不齐备[[s1]]。")).toBe("authority");
  expect(read("公开信息不齐备[[s1]][[s2]]。")).toBe("source");
  expect(read("公开信息不齐备[[s1]]。公开信息不齐备[[s2]]。")).toBe("said");
});

it("a number with a decimal is not said without it", () => {
  const sources = quotes(["同比增长3.5%，办理1,234件。"]);
  for (const words of ["同比增长3", "办理1", "办理234件", "增长5%"]) {
    expect(outcomeOf(readPhrase(`${words}[[s1]]。`, sources, check))).toBe("number");
  }
});
