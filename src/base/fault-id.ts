import { randomInt } from "node:crypto";

/** Letters and digits that are not mistaken for one another when read aloud. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A short name for one failure, said to the user and written in the log: 「F-7KQ2MX」. */
export function createFaultId(): string {
  return `F-${Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join("")}`;
}
