import { normalize } from "../../base/text.ts";
import type { Sayings } from "./sayings.ts";

/** 「2026-00017」; written shorter, its zeros stay: 「2020-2021」 are years. */
const numberIn = /(?<![\d-])(20\d\d)\s*[-‐–—]\s*(\d{5,}|0\d{3})(?![\d-])/u;
const digits = 5;

/** The number of the case whose state the words ask for, and nothing else; undefined where they are about something else. */
export function caseAskedOf({ is }: Sayings, words: string): string | undefined {
  const said = normalize(words);
  const [all = "", year, count = ""] = numberIn.exec(said) ?? [];
  if (year === undefined || !is("status", said.replace(all, " "))) return undefined;
  return `${year}-${count.padStart(digits, "0")}`;
}
