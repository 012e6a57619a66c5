import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { EnvironmentError } from "../base/errors.ts";

/** 32 bytes, and the id that everything sealed with it carries. */
export interface SealKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** Seals personal data (AES-256-GCM): who has the database but not the key can neither read nor alter nor swap what is sealed. */
export interface Seal {
  /** `place`: where it will be kept (`case 2026-00001`); it opens there alone. */
  seal(text: string, place: string): string;
  sealBytes(bytes: Uint8Array, place: string): Buffer;
  /** Throws {@link EnvironmentError} where the key is not there, or what is sealed was altered. */
  open(sealed: string, place: string): string;
  openBytes(sealed: Uint8Array, place: string): Buffer;
  /** Stands for a text in look-ups, and tells nothing of it without the key. */
  tag(text: string): string;
  /** What the text's tag may be while keys are changed; the current one first. */
  tags(text: string): readonly [string, ...string[]];
  /** Whether the key that it was sealed with is here. */
  holdsKeyOf(sealed: string): boolean;
}

const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
const idBytes = 4;

export function sealKey(bytes: Buffer): SealKey {
  if (bytes.length !== keyBytes) throw new RangeError(`a key has ${keyBytes} bytes, not ${bytes.length}`);
  return {
    id: createHash("sha256")
      .update("id")
      .update(bytes)
      .digest("hex")
      .slice(0, idBytes * 2),
    bytes,
  };
}

export function newSealKey(): SealKey {
  return sealKey(randomBytes(keyBytes));
}

/** `keys`: the current one first; the others open what was sealed before. At least one. */
export function createSeal(keys: readonly [SealKey, ...SealKey[]]): Seal {
  const [current] = keys;
  const byId = new Map(keys.map((key) => [key.id, key]));
  const tagKeys = keys.map(({ bytes }) => Buffer.from(hkdfSync("sha256", bytes, "", "gongkai tags", keyBytes)));
  const tags = (text: string) =>
    tagKeys.map((key) => createHmac("sha256", key).update(text).digest("base64url")) as [string, ...string[]];
  const sealBytes = (bytes: Uint8Array, place: string) => {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv("aes-256-gcm", current.bytes, iv).setAAD(Buffer.from(place));
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([Buffer.from(current.id, "hex"), iv, cipher.getAuthTag(), body]);
  };
  const openBytes = (sealed: Uint8Array, place: string) => {
    const all = Buffer.from(sealed);
    const key = byId.get(keyIdOf(all));
    if (key === undefined) {
      throw missingKey();
    }
    const [iv, tag, body] = [idBytes, idBytes + ivBytes, idBytes + ivBytes + tagBytes].map((at, index, ends) =>
      all.subarray(at, ends[index + 1]),
    ) as [Buffer, Buffer, Buffer];
    try {
      const decipher = createDecipheriv("aes-256-gcm", key.bytes, iv, { authTagLength: tagBytes });
      decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
      return Buffer.concat([decipher.update(body), decipher.final()]);
    } catch (error) {
      throw new EnvironmentError("加密数据打不开：已损坏，或被改动过。The sealed data was damaged or altered.", {
        cause: error,
      });
    }
  };
  return {
    sealBytes,
    openBytes,
    seal: (text, place) => sealBytes(Buffer.from(text), place).toString("base64url"),
    open: (sealed, place) => openBytes(Buffer.from(sealed, "base64url"), place).toString(),
    tag: (text) => tags(text)[0],
    tags,
    holdsKeyOf: (sealed) => byId.has(keyIdOf(Buffer.from(sealed, "base64url"))),
  };
}

/** The sentence for data whose key is not here: nothing may be sealed beside it with another. */
export function missingKey(): EnvironmentError {
  return new EnvironmentError(
    "加密数据的密钥不在（设置 GONGKAI_KEY，或数据文件夹里的 gongkai.key）。The key of the sealed data is missing.",
  );
}

function keyIdOf(sealed: Buffer): string {
  return sealed.subarray(0, idBytes).toString("hex");
}
