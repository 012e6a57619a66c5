import { describe, expect, it } from "vitest";
import { createExampleFinder } from "../../src/question/guidance/like-examples.ts";

const examples = {
  fees: ["申请要钱吗", "复印费谁出", "do i pay for copies"],
  sue: ["能直接去法院吗", "起诉期限是多少"],
};
/** 钱 and 费 are one concept. */
const conceptsOf = (text: string) => new Map<string, number>(/钱|费/u.test(text) ? [["cost", 1]] : []);
const mostLike = createExampleFinder(examples, conceptsOf);

describe("what a message is most like", () => {
  it("is told by what it shares with the examples", () => {
    expect(mostLike("想去法院起诉")?.topic).toBe("sue");
    expect(mostLike("do they make me pay")?.topic).toBe("fees");
  });

  it("is told by concepts where no words are shared", () => {
    expect(mostLike("花费大不大")?.topic).toBe("fees");
  });

  it("is nothing where nothing is shared", () => {
    expect(mostLike("今天下雨")).toBeNull();
    expect(mostLike("")).toBeNull();
  });

  it("leads by more, the more of it is one topic's", () => {
    const plain = mostLike("起诉期限是多少");
    const mixed = mostLike("起诉期限要钱吗");
    expect(plain?.topic).toBe("sue");
    expect(plain?.lead ?? 0).toBeGreaterThan(mixed?.lead ?? 0);
  });
});
