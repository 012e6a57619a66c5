import { expect, it } from "vitest";
import { cutUnits } from "../../../src/answer/passage/cut-units.ts";
import { sectionUnits } from "../../../src/answer/passage/section-units.ts";
import { loadPassageTerms } from "../../../src/question/passage-terms.ts";
import type { PassageSection } from "../../../src/question/query.ts";
import { makeReport, partHeadings } from "../../support/make-report.ts";

const terms = loadPassageTerms("knowledge");
const five = partHeadings("2021")[4]?.text ?? "";
const six = partHeadings("2021")[5]?.text ?? "";
const one = partHeadings("2021")[0]?.text ?? "";

function told(passages: readonly (readonly [heading: string, text: string])[], section: PassageSection): string {
  const report = makeReport("2021");
  const made = passages.map(([heading, text]) => ({ report: report.id, heading, text, place: { page: 1, line: 1 } }));
  return sectionUnits(cutUnits({ ...report, passages: made }), [section], terms)
    .map(({ text }) => text)
    .join("");
}

it.each([
  ["one paragraph", [[five, "公开不够主动。培训不足。下一步，我镇将加强培训。进一步公开。"]]],
  [
    "sub-headings",
    [
      [`${five} · （一）存在的问题`, "公开不够主动。培训不足。"],
      [`${five} · （二）改进措施`, "下一步，我镇将加强培训。进一步公开。"],
    ],
  ],
  [
    "sub-headings that name neither",
    [
      [five, "公开不够主动。培训不足。下一步，我镇将加强培训。"],
      [`${five} · （一）坚持标准`, "进一步公开。"],
    ],
  ],
] as const)("tells what is amiss from what is to be done: %s", (_, passages) => {
  expect(told(passages, "problems")).toBe("公开不够主动。培训不足。");
  expect(told(passages, "improvement")).toBe("下一步，我镇将加强培训。进一步公开。");
});

it("finds problems under a heading that says so where the parts are numbered otherwise", () => {
  expect(told([[`${one} · （一）主要问题`, "栏目陈旧。"]], "problems")).toBe("栏目陈旧。");
});

it("takes fees from wherever the report speaks of them, and nothing where it does not", () => {
  expect(told([[six, "一是完成任务。二是收取信息处理费 380 元。"]], "fees")).toBe("二是收取信息处理费 380 元。");
  expect(told([[six, "无。"]], "fees")).toBe("");
  expect(told([[six, "无。"]], "other_matters")).toBe("无。");
});
