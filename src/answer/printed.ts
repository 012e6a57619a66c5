import * as OpenCC from "opencc-js/cn2t";
import type { Language } from "../question/query.ts";

// Private-use characters no report prints: they hold printed words apart from our own until the answer is finished.
const open = "\ue000";
const close = "\ue001";
const marked = new RegExp(`${open}([^${open}${close}]*)${close}`, "gu");

// Characters only: Taiwan's words would change the names of the law's terms.
let toTraditional: ReturnType<typeof OpenCC.Converter> | undefined;

/** Marks words that are quoted as printed, so that no conversion touches them. Line breaks become blanks. */
export function printed(text: string): string {
  return asWritten(text.replace(/\s+/gu, " ").trim());
}

/** Marks words that are given as they were written, with their line breaks. */
export function asWritten(text: string): string {
  return `${open}${text.replaceAll(open, "").replaceAll(close, "")}${close}`;
}

/** The finished text: our own words in the script asked for, printed words as they are, marks removed. */
export function finishText(text: string, language: Language): string {
  if (language !== "zh-Hant") return text.replace(marked, "$1");
  // its dictionary is read only where it is needed
  toTraditional ??= OpenCC.Converter({ from: "cn", to: "tw" });
  return text
    .split(new RegExp(`(${open}[^${open}${close}]*${close})`, "u"))
    .map((part) => (part.startsWith(open) ? part.slice(1, -1) : toTraditional(part)))
    .join("");
}
