import { newReadableCode } from "./readable-code.ts";

/** A short name for one failure, said to the user and written in the log: 「F-7KQ2MX」. */
export function createFaultId(): string {
  return `F-${newReadableCode(6)}`;
}
