import { normalize } from "../../base/text.ts";

const numbered = /(?:^|[\n；;。\s])\s*(?:[1-9]|[一二三四五六七八九])\s*[、.．)）]\s*/u;
const joined = /[\s，,]*(?:以及|还有|還有|另外|加上|和|与|與|及其?|并|並|、)(?:还要?|要|想要)?[\s，,]*/gu;
const mattersAtMost = 9;
/** Shorter than this, what stands after 「和」 names no subject of its own: 「…征地的批文和补偿标准」. */
const ownSubject = 8;

/**
 * Matters of a description that numbers or lists them, or joins documents of their own by 和, 以及 or 、; none where it is one. `document`: source of a regular
 * expression for what public bodies write or keep: 「收入和支出」 are no two of them. They are to be offered, not taken apart.
 */
export function splitMatters(description: string, document: string): readonly string[] {
  const parts = numbered.test(description)
    ? description.split(new RegExp(numbered, "gu"))
    : description.split(/[；;\n]/u);
  const matters = parts.map((part) => part.trim().replace(/[；;，,。]$/u, "")).filter((part) => part.length > 3);
  const apart = matters.length > 1 ? matters : splitJoined(description.trim(), document);
  return apart.length > 1 && apart.length <= mattersAtMost ? apart : [];
}

function splitJoined(description: string, document: string): readonly string[] {
  const isDocument = new RegExp(`${document}(?:[(（][^)）]*[)）])?[。.]?$`, "u");
  const matters: string[] = [];
  let from = 0;
  for (const { 0: joint, index } of [...description.matchAll(joined), { 0: "", index: description.length }]) {
    const part = description.slice(from, index).trim();
    if (!isDocument.test(normalize(part))) continue;
    const whole = matters.length === 0 ? part : withSubject(part, matters[0] ?? "");
    if (whole === undefined) return [];
    matters.push(whole);
    from = index + joint.length;
  }
  return from === description.length ? matters : [];
}

/** 「王家村征地的批文」 gives 「补偿标准」 its 「王家村征地的」; undefined where neither has a subject. */
function withSubject(part: string, first: string): string | undefined {
  if (part.length >= ownSubject) return part;
  const subject = first.slice(0, first.lastIndexOf("的") + 1);
  return subject === "" ? undefined : subject + part;
}
