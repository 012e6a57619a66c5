import { existsSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder } from "../../src/base/make-folder.ts";

describe("making a folder", () => {
  it("makes those above it too, and does nothing where it is there", () => {
    const folder = join(mkdtempSync(join(tmpdir(), "gongkai-folder-")), "a", "b");
    makeFolder(folder);
    makeFolder(folder);
    expect(statSync(folder).isDirectory()).toBe(true);
  });

  it("throws where a file stands in the way", () => {
    const file = join(mkdtempSync(join(tmpdir(), "gongkai-folder-")), "file");
    writeFileSync(file, "");
    expect(() => makeFolder(join(file, "a"))).toThrow();
    expect(() => makeFolder(file)).toThrow();
  });

  it.skipIf(!existsSync("/proc/self"))("throws, and returns, where the file system makes no folders", () => {
    expect(() => makeFolder("/proc/no-such/folder")).toThrow();
  });
});
