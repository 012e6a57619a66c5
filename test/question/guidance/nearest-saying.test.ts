import { describe, expect, it } from "vitest";
import { createNearestSaying, type Saying } from "../../../src/question/guidance/nearest-saying.ts";

const sayings: readonly Saying[] = [
  { topic: "withdraw", text: "申请交错了，想收回来" },
  { topic: "withdraw", text: "递上去的东西想作废" },
  { topic: "fees", text: "打印邮寄的钱算谁的" },
  { topic: null, text: "撤回的申请有几件" },
];
const noConcepts = () => [];
const find = createNearestSaying(sayings, (text) => text, noConcepts);

describe("the nearest way of asking", () => {
  it("is about 1 where a message is asked in the very words", () => {
    const { topic, likeness } = find("打印邮寄的钱算谁的");
    expect(topic).toBe("fees");
    expect(likeness).toBeCloseTo(1, 5);
  });

  it("is found by what is said in common, whatever stands around it", () => {
    expect(find("上礼拜的申请我交错了地方，能收回来吗").topic).toBe("withdraw");
  });

  it("means no topic where what only sounds alike is nearer", () => {
    const { topic, likeness } = find("撤回的申请有几件呢");
    expect(topic).toBeNull();
    expect(likeness).toBeGreaterThan(0.5);
  });

  it("is none, and nothing is like it, where nothing is in common", () => {
    const { topic, likeness, likenessTo } = find("天气");
    expect([topic, likeness, likenessTo("fees")]).toEqual([null, 0, 0]);
  });

  it("tells how near another topic is too", () => {
    const { likenessTo } = find("邮寄的申请想收回来");
    expect(likenessTo("withdraw")).toBeGreaterThan(likenessTo("fees"));
    expect(likenessTo("fees")).toBeGreaterThan(0);
  });

  it("sees two ways of saying one concept as alike", () => {
    const concepts = (text: string) => (/钱|费/u.test(text) ? ["cost"] : []);
    const withConcepts = createNearestSaying(sayings, (text) => text, concepts);
    expect(find("费用几何").topic).toBeNull();
    expect(withConcepts("费用几何").topic).toBe("fees");
  });
});
