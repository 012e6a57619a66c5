import { describe, expect, it } from "vitest";
import { expectationSchema, judgeAnswer } from "../../src/cli/judge-answer.ts";
import { answerOf } from "./scripted-assistant.ts";

const judge = (value: number | null, expected: unknown) =>
  judgeAnswer(answerOf(value, "甲市东区"), expectationSchema.parse(expected));

describe("judgeAnswer", () => {
  it.each([
    [{}],
    [{ value: 3 }],
    [{ value: 3.004, tolerance: 0.005 }],
    [{ unit: "件", contains: ["3", "甲市"], excludes: "乙市" }],
    [
      {
        figures: [
          { row: "requests.new", authority: "东区", text: "3" },
          { year: 2020, value: 3 },
        ],
      },
    ],
    [{ findings: ["balance"] }],
  ])("is content with %j", (expected) => {
    expect(judge(3, expected)).toEqual({ misses: [], isFalseFigure: false });
  });

  it.each([
    [{ value: 4 }, true],
    [{ value: null }, true],
    [{ kind: "unknown" }, true],
    [{ kind: ["clarify", "unknown"] }, true],
    [{ figures: [{ value: 4 }] }, true],
    [{ kind: "comparison" }, false],
    [{ unit: "条" }, false],
    [{ contains: "乙市" }, false],
    [{ excludes: ["甲市"] }, false],
    [{ figures: [{ column: "business" }] }, false],
    [{ findings: ["structure"] }, false],
  ])("is not content with %j; a false figure: %s", (expected, isFalseFigure) => {
    const verdict = judge(3, expected);
    expect(verdict.misses).toHaveLength(1);
    expect(verdict.isFalseFigure).toBe(isFalseFigure);
  });

  it("takes no answer for a miss, not for a false figure", () => {
    expect(judge(null, { value: 3 })).toEqual({ misses: ["value null, expected 3"], isFalseFigure: false });
  });
});
