import { randomInt } from "node:crypto";

/** Letters and digits that are not mistaken for one another when read aloud. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A code that people can copy and say, from so many random characters. */
export function newReadableCode(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}
