import { expect, it } from "vitest";
import { readAskedWords } from "../../../src/answer/passage/asked-words.ts";
import { chooseUnits } from "../../../src/answer/passage/choose-quotes.ts";
import { cutUnits } from "../../../src/answer/passage/cut-units.ts";
import { scoreUnits } from "../../../src/answer/passage/score-units.ts";
import { createWordCutter } from "../../../src/library/passages/word-cutter.ts";
import { loadPassageTerms } from "../../../src/question/passage-terms.ts";
import { wholeWords } from "../../../src/question/passage-words.ts";
import { makeReport } from "../../support/make-report.ts";

const terms = loadPassageTerms("knowledge");
const cutter = createWordCutter(wholeWords(terms));

function answers(question: string, passages: readonly (readonly [heading: string, text: string])[]): readonly string[] {
  const report = makeReport("2021");
  const made = passages.map(([heading, text]) => ({ report: report.id, heading, text, place: { page: 1, line: 1 } }));
  const words = readAskedWords([question], cutter, terms);
  return chooseUnits(scoreUnits(cutUnits({ ...report, passages: made }), words), []).map(({ text }) => text);
}

const one = "一、总体情况";

it("answers with the sentence that says every thing asked about", () => {
  expect(answers("短视频和直播", [[one, "开通短视频一个。组织直播十场。通过短视频直播解读政策。"]])).toEqual([
    "通过短视频直播解读政策。",
  ]);
});

it("takes another word of the same meaning, and rather the very word", () => {
  expect(answers("舆情", [[one, "回应关切三次。"]])).toEqual(["回应关切三次。"]);
  expect(answers("舆情", [[one, "回应关切三次。处置舆情一起。"]])).toEqual(["处置舆情一起。"]);
});

it("answers with the whole section whose heading names what is asked", () => {
  expect(answers("监督考核", [[`${one} · （五）监督保障`, "通报四期。表扬三十人。"]])).toEqual([
    "通报四期。",
    "表扬三十人。",
  ]);
});

it.each(["垃圾分类", "消防宣传", "领导班子", "负责", "建设"])(
  "answers nothing on 「%s」 that is not told of",
  (question) => {
    expect(answers(question, [[one, "加强平台建设，由办公室负责，公开各类信息。"]])).toEqual([]);
  },
);
