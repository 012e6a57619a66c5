import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CommandLine, createCommandLine } from "./command-line.ts";

let line: CommandLine;
beforeAll(() => {
  line = createCommandLine();
});
afterAll(() => line.remove());

const on = (day: string) => ({ GONGKAI_NOW: `${day}T09:00:00+08:00` });

describe("unanswered", () => {
  it("says that there is nothing where everything was answered", async () => {
    await line.run(["ask", "2020年收到多少件政府信息公开申请？"]);
    const { code, out, err } = await line.run(["unanswered", "--json"]);
    expect([code, out]).toEqual([0, ""]);
    expect(err).toContain("没有未答上的问题");
  });

  it("groups what was asked by its words, the most asked first, from a day on", async () => {
    await line.run(["ask", "2019年收到多少件申请？"], on("2026-03-01"));
    await line.run(["ask", "请问 2019年收到多少件申请", "--session", "s"], on("2026-03-03"));
    await line.run(["ask", "2018年收到多少件申请？我的手机13812345678"], on("2026-03-02"));
    const { lines } = await line.run(["unanswered", "--json"]);
    expect(lines.map((topic) => [topic.reason, topic.count, topic.first, topic.last])).toEqual([
      ["year", 2, "2026-03-01", "2026-03-03"],
      ["year", 1, "2026-03-02", "2026-03-02"],
    ]);
    expect(JSON.stringify(lines)).not.toContain("138");
    const since = await line.run(["unanswered", "--since", "2026-03-03"]);
    expect(since.out).toMatch(/^ {3}1 次 {2}请问 2019年收到多少件申请（没有这一年的报告；2026-03-03）\n$/u);
  });

  it("refuses a day that is none", async () => {
    const { code, err } = await line.run(["unanswered", "--since", "2026-02-30"]);
    expect(code).toBe(2);
    expect(err).toContain("--since");
  });
});
