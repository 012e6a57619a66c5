import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { localFile, readPath, saveFile } from "../../../src/channel/terminal/local-file.ts";

describe("a line as a path", () => {
  it.each([
    ["/home/a/id.jpg", "/home/a/id.jpg"],
    ["文件 ./id.png", "./id.png"],
    ["'/home/a/身份证 正面.jpg'", "/home/a/身份证 正面.jpg"],
    ["/home/a/two\\ words.pdf", "/home/a/two words.pdf"],
    ["~/id.jpeg", `${homedir()}/id.jpeg`],
    ["file:///home/a/%E8%AF%81.jpg", "/home/a/证.jpg"],
    ["身份证.JPG", "身份证.JPG"],
  ])("%s", (line, path) => expect(readPath(line)).toBe(path));

  it.each([
    "文件 2023年青年路改造工程的批复",
    "护照 E12345678",
    "申请公开关于青政发〔2022〕5号.pdf 的全文",
    "file://elsewhere/id.jpg",
    "2020年收到多少件申请？",
  ])("is none: %s", (line) => expect(readPath(line)).toBeUndefined());
});

describe("a file of this machine", () => {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-local-"));
  const path = join(folder, "a.jpg");
  writeFileSync(path, "123456789");

  it("is read up to a size, and a folder is none", async () => {
    expect(await localFile(path).fetch(9)).toEqual({ ok: true, bytes: Buffer.from("123456789") });
    expect(await localFile(path).fetch(8)).toEqual({ ok: false, why: "too-large" });
    expect(await localFile(folder).fetch(9)).toEqual({ ok: false, why: "missing" });
    expect(await localFile(join(folder, "none")).fetch(9)).toEqual({ ok: false, why: "missing" });
  });

  it("is written where it is wanted, and never over another", async () => {
    const file = { name: "b.txt", base64: Buffer.from("new").toString("base64") };
    expect(await saveFile(file, join(folder, "b.txt"))).toContain("已存为");
    expect(readFileSync(join(folder, "b.txt"), "utf8")).toBe("new");
    expect(await saveFile(file, path)).toContain("已经有了");
    expect(readFileSync(path, "utf8")).toBe("123456789");
    expect(await saveFile(file, join(folder, "none", "b.txt"))).toContain("存不到");
  });
});
