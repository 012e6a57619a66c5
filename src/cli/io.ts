import type { Readable, Writable } from "node:stream";

/** Where a command reads and writes. Standard output is the answer's; what else is to be said goes to standard error. */
export interface Io {
  out(text: string | Uint8Array): void;
  err(text: string): void;
  /** What the terminal chat talks over. */
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly hasColour: boolean;
}

/** 0: done. 1: a fault. 2: refused input. */
export type ExitCode = 0 | 1 | 2;

/** One JSON line. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
