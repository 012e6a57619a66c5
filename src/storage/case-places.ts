import type { CaseEventRow } from "./schema.ts";

/** Where what was filed is sealed to. */
export function casePlace(number: string): string {
  return `case ${number}`;
}

/** Where notes and texts are sealed to. */
export function notePlace({ number, ordinal }: Pick<CaseEventRow, "number" | "ordinal">): string {
  return `event ${number} ${ordinal}`;
}

export function textPlace({ number, ordinal }: Pick<CaseEventRow, "number" | "ordinal">): string {
  return `text ${number} ${ordinal}`;
}
