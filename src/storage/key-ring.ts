import { randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { EnvironmentError } from "../base/errors.ts";
import { makeFolder } from "../base/make-folder.ts";
import { newSealKey, type SealKey, sealKey } from "./seal.ts";

export type KeyRing = readonly [SealKey, ...SealKey[]];

/** Where the key is kept that the program made itself. */
export function keyFile(folder: string): string {
  return join(folder, "gongkai.key");
}

/**
 * The keys that a setting names (`GONGKAI_KEY`: 32 bytes in base64 or hex, the current one first, older ones behind commas), else those of the data folder's
 * key file; undefined where there is none. Throws {@link EnvironmentError}.
 */
export function findKeyRing(folder: string, setting: string | null): KeyRing | undefined {
  if (setting !== null) return readKeys(setting.split(","), "GONGKAI_KEY");
  const file = keyFile(folder);
  return atFile(file, () =>
    existsSync(file) ? readKeys(readFileSync(file, "utf8").trim().split(/\s+/u), file) : undefined,
  );
}

/** As {@link findKeyRing}, with a key file that is made where it is missing, readable to its owner alone. */
export function loadKeyRing(folder: string, setting: string | null): KeyRing {
  const found = findKeyRing(folder, setting);
  if (found !== undefined) return found;
  const ring: KeyRing = [newSealKey()];
  const isMade = atFile(keyFile(folder), () => {
    makeFolder(folder);
    return createKeyFile(folder, ring);
  });
  // two processes that start at once: the one that comes second takes the key of the first
  return isMade ? ring : loadKeyRing(folder, null);
}

/** Replaces the key file in one step: after a crash it holds the old keys or the new ones. On disk when it returns. */
export function replaceKeyFile(folder: string, ring: KeyRing): void {
  const next = `${keyFile(folder)}.next`;
  writeKeys(openSync(next, "w", 0o600), ring);
  renameSync(next, keyFile(folder));
  keepNames(folder);
}

/** Whole or not at all, so that nobody reads half of it; false where there is one. */
function createKeyFile(folder: string, ring: KeyRing): boolean {
  const own = `${keyFile(folder)}.${randomUUID()}`;
  try {
    writeKeys(openSync(own, "wx", 0o600), ring);
    linkSync(own, keyFile(folder));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
    keepNames(folder);
  }
}

/** A file's name is on disk only when its folder is: a key that the power takes away takes what it sealed along. */
function keepNames(folder: string): void {
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function atFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    throw new EnvironmentError(`密钥文件 ${file} 无法读写。The key file cannot be read or written.`, { cause: error });
  }
}

function writeKeys(descriptor: number, ring: KeyRing): void {
  try {
    writeSync(descriptor, `${ring.map(({ bytes }) => bytes.toString("base64")).join("\n")}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function readKeys(texts: readonly string[], where: string): KeyRing {
  const [first, ...others] = texts.map((text) => readKey(text.trim(), where));
  if (first === undefined) throw badKey(where);
  return [first, ...others];
}

function readKey(text: string, where: string): SealKey {
  const bytes = /^[\da-f]{64}$/iu.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "base64");
  if (bytes.length !== 32 || !/^[\w+/=-]+$/u.test(text)) throw badKey(where);
  return sealKey(bytes);
}

function badKey(where: string): EnvironmentError {
  return new EnvironmentError(
    `${where} 里的密钥应是 32 字节的 base64 或十六进制（可用 openssl rand -base64 32 生成）。Expected keys of 32 bytes in base64 or hex.`,
  );
}
