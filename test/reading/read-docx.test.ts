import { Document, Packer, Paragraph } from "docx";
import { describe, expect, it } from "vitest";
import { docxToHtml, isZip } from "../../src/reading/read-docx.ts";

async function word(...lines: readonly string[]): Promise<Buffer> {
  return Packer.toBuffer(new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] }));
}

describe("a Word file", () => {
  it("becomes the HTML that is read, under its own name", async () => {
    const bytes = await word("一、总体情况", "本年收到 3 件 <b>");
    expect(isZip({ name: "a.docx", bytes })).toBe(true);
    const read = await docxToHtml({ name: "某区-2024.docx", bytes });
    expect(read).toMatchObject({ ok: true, file: { name: "某区-2024.html" } });
    const html = read.ok ? Buffer.from(read.file.bytes).toString() : "";
    expect(html).toContain("一、总体情况");
    expect(html).toContain("&lt;b&gt;");
  });

  it("is refused with a sentence where it is cut off, is another archive, or unpacks to too much", async () => {
    const bytes = await word("一、总体情况");
    const refusal = async (changed: Buffer) => {
      const read = await docxToHtml({ name: "a.docx", bytes: changed });
      return read.ok ? "" : read.reason;
    };
    expect(await refusal(bytes.subarray(0, bytes.length / 2))).toContain("不完整");
    const empty = Buffer.from("504b0506000000000000000000000000000000000000", "hex");
    expect(await refusal(Buffer.concat([Buffer.from("504b0304", "hex"), empty]))).toContain("不完整");
    const entry = bytes.indexOf(Buffer.from("504b0102", "hex"));
    const torn = Buffer.from(bytes);
    torn.writeUInt16LE(0xffff, entry + 28);
    expect(await refusal(torn)).not.toBe("");
    const long = Buffer.from(await word("三".repeat(2_000_000)));
    expect(await refusal(long)).toContain("太大");
    // whatever the archive claims of its size
    long.writeUInt32LE(1_000, long.lastIndexOf("word/document.xml") - 46 + 24);
    expect(await refusal(long)).toContain("太大");
    const broken = Buffer.from(bytes);
    broken.fill(0x41, 40, 400);
    expect(await refusal(broken)).toContain("损坏");
  });
});
