import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
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
 * key file, which is made where it is missing, readable to its owner alone. Throws {@link EnvironmentError}.
 */
export function loadKeyRing(folder: string, setting: string | null): KeyRing {
  if (setting !== null) return readKeys(setting.split(","), "GONGKAI_KEY");
  const file = keyFile(folder);
  try {
    if (existsSync(file)) return readKeys(readFileSync(file, "utf8").trim().split(/\s+/u), file);
    makeFolder(folder);
    const ring: KeyRing = [newSealKey()];
    // two processes that start at once: the one that comes second takes the key of the first
    if (!createKeyFile(file, ring)) return loadKeyRing(folder, null);
    return ring;
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    throw new EnvironmentError(`密钥文件 ${file} 无法读写。The key file cannot be read or written.`, { cause: error });
  }
}

/** Replaces the key file in one step: after a crash it holds the old keys or the new ones. */
export function replaceKeyFile(folder: string, ring: KeyRing): void {
  const file = keyFile(folder);
  const next = `${file}.next`;
  const descriptor = openSync(next, "w", 0o600);
  writeKeys(descriptor, ring);
  renameSync(next, file);
}

function createKeyFile(file: string, ring: KeyRing): boolean {
  try {
    writeKeys(openSync(file, "wx", 0o600), ring);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
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
