import { describe, expect, it } from "vitest";
import { createReader } from "../../src/reading/read-report.ts";
import { loadFormats } from "../../src/report/formats.ts";

const read = createReader({ formats: loadFormats("knowledge"), knowledge: "knowledge" });
const bytes = (text: string) => new TextEncoder().encode(text);

describe("a file that is no report", () => {
  it.each([
    ["is empty", new Uint8Array()],
    ["is binary", new Uint8Array([0, 1, 2, 3, 0, 255, 254, 0, 7, 0, 0, 0])],
    ["answers a question on procedure", bytes("申请公开政府信息需在15个工作日内答复，一般不收取费用。")],
    [
      "lists reports",
      bytes(
        ["青石市", "白鹭市", "岭禾县", "松湖县"]
          .map((place) => `${place}2022年政府信息公开工作年度报告。${place}收到申请3件。`)
          .join("\n"),
      ),
    ],
  ])("is refused with a sentence when it %s", (_, content) => {
    const result = read({ name: "file.txt", bytes: content });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.reason.length).toBeGreaterThan(4);
  });

  it("is refused when it is nested beyond reading", () => {
    const nested = `${"<div>".repeat(20_000)}${"</div>".repeat(20_000)}`;
    expect(read({ name: "file.html", bytes: bytes(nested) })).toEqual({ ok: false, reason: "网页嵌套过深，无法读取" });
  });

  it("is read all the same when its GBK bytes carry no label", () => {
    // 青石市2022年政府信息公开工作年度报告 / 2022年收到申请3件。
    const gbk = Buffer.from(
      "c7e0caafcad032303232c4ead5feb8aed0c5cfa2b9abbfaab9a4d7f7c4eab6c8b1a8b8e60a32303232c4eacad5b5bdd2c0c9eac7ebb9abbfaac9eac7eb33bcfea1a3",
      "hex",
    );
    const result = read({ name: "file.txt", bytes: gbk });
    expect(result).toMatchObject({ ok: true, report: { year: 2022, authority: { name: "青石市人民政府" } } });
  });
});
