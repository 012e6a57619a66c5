import { describe, expect, it } from "vitest";
import { decode } from "../../src/reading/decode.ts";

const text = "一、总体情况\n2022年公开信息12条。\n规章 0 0 0\n";
const utf8 = new TextEncoder().encode(text);
/** 一、总体情况 in GBK. */
const gbk = Uint8Array.from(Buffer.from("d2bba1a2d7dccce5c7e9bff6", "hex"));

function utf16(order: "le" | "be", mark: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, "utf16le");
  return Uint8Array.from(order === "le" ? bytes : bytes.swap16());
}

describe("bytes as text", () => {
  it.each([
    ["UTF-8", utf8],
    ["UTF-8 with a mark", Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8])],
    ["UTF-16", utf16("le", true)],
    ["big-endian UTF-16", utf16("be", true)],
    ["UTF-16 without a mark", utf16("le", false)],
    ["big-endian UTF-16 without a mark", utf16("be", false)],
  ])("are read from %s", (_, bytes) => {
    expect(decode(bytes)).toEqual({ ok: true, text });
  });

  it("are read from GBK, with a label, a wrong label or none", () => {
    const ascii = (html: string) => new TextEncoder().encode(html);
    for (const label of ["", '<meta charset="gb2312">', '<meta charset="utf-8">', '<meta charset="klingon">'])
      expect(decode(Uint8Array.from([...ascii(label), ...gbk]))).toEqual({ ok: true, text: `${label}一、总体情况` });
  });

  it("are taken for UTF-8 where they are, whatever the label says", () => {
    const html = `<meta charset="gb2312">${text}`;
    expect(decode(new TextEncoder().encode(html))).toEqual({ ok: true, text: html });
  });

  it("lose a character that the end of the file cuts in two, and no more", () => {
    const whole = new TextEncoder().encode("公开信息");
    expect(decode(whole.subarray(0, whole.length - 1))).toEqual({ ok: true, text: "公开信" });
  });

  it("show a broken byte as what it is", () => {
    const long = new TextEncoder().encode(text.repeat(60));
    const result = decode(Uint8Array.from([...long.subarray(0, 23), 0xff, ...long.subarray(23)]));
    expect(result.ok && result.text.split("\ufffd").length).toBe(2);
  });

  it.each([
    ["nothing", new Uint8Array()],
    ["white space", new TextEncoder().encode(" \n\t\n")],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...new Uint8Array(60)])],
    ["random bytes", Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256)],
  ])("are refused when they are %s", (_, bytes) => {
    expect(decode(bytes).ok).toBe(false);
  });
});
