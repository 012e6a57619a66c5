/** What a file that proves who applies may be; told by its first bytes, whatever its name says. */
export type ProofKind = "jpeg" | "png" | "pdf";

/** A file that proves who applies (《政府信息公开条例》, article 29); its bytes are kept sealed, apart from the application. */
export interface ProofFile {
  readonly id: string;
  readonly kind: ProofKind;
  /** In bytes. */
  readonly size: number;
  /** Of its bytes, in hex: stands in the text that is filed, so that both sides can check the file. */
  readonly sha256: string;
}

/** Bytes of one file. */
export const proofBytesAtMost = 5 * 1024 * 1024;
/** Files of one application: both sides of a card, a licence and an authority to act. */
export const proofsAtMost = 4;

const beginnings: readonly (readonly [ProofKind, readonly number[]])[] = [
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** The kind of a file by its first bytes; null: none that is accepted. */
export function kindOfBytes(bytes: Uint8Array): ProofKind | null {
  return beginnings.find(([, beginning]) => beginning.every((byte, at) => bytes[at] === byte))?.[0] ?? null;
}

/** The name a file of a case is given when it is handed out: 「2026-00001 身份证明 1.jpg」. `at`: from 0. */
export function proofFileName(number: string, at: number, { kind }: Pick<ProofFile, "kind">): string {
  return `${number} 身份证明 ${at + 1}.${kind === "jpeg" ? "jpg" : kind}`;
}
