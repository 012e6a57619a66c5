import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EnvironmentError } from "../../src/base/errors.ts";
import { findKeyRing, keyFile, loadKeyRing, replaceKeyFile } from "../../src/storage/key-ring.ts";
import { newSealKey } from "../../src/storage/seal.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-keys-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("the key ring", () => {
  it("is made once, whole, for its owner alone, and replaced without remains", () => {
    expect(findKeyRing(folder, null)).toBeUndefined();
    const made = loadKeyRing(folder, null);
    expect(loadKeyRing(folder, null)).toEqual(made);
    expect(statSync(keyFile(folder)).mode & 0o777).toBe(0o600);
    const next = [newSealKey(), made[0]] as const;
    replaceKeyFile(folder, next);
    expect(loadKeyRing(folder, null)).toEqual(next);
    expect(statSync(keyFile(folder)).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["gongkai.key"]);
  });

  it("is read from the setting in base64 or hex, the current key first", () => {
    const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const ring = findKeyRing(folder, `${one.toString("hex")}, ${two.toString("base64")}`);
    expect(ring?.map(({ bytes }) => bytes)).toEqual([one, two]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(["correct horse battery staple", "", "AAAA", "x".repeat(64)])("refuses %o as a key", (setting) => {
    expect(() => findKeyRing(folder, setting)).toThrow(EnvironmentError);
    writeFileSync(keyFile(folder), setting);
    expect(() => loadKeyRing(folder, null)).toThrow(EnvironmentError);
  });
});
