import type { Understanding } from "../question/query.ts";

/** What `--explain` adds to an answer in JSON: which words became which slot, which were left over, and what it was understood as. */
export function explainJson({ slots, leftover, assumptions, outcome }: Understanding) {
  return { slots, leftover, assumptions, understood: outcome };
}

/** The same in words, without the typed meaning. */
export function explainWords({ slots, leftover, assumptions }: Understanding): string {
  const lines = ["", "理解 Understanding："];
  for (const { text, slot, meaning } of slots) lines.push(`  「${text}」 → ${slot}：${meaning}`);
  lines.push(
    `  剩下的词 left over：${leftover.length > 0 ? leftover.map((word) => `「${word}」`).join("") : "无 none"}`,
  );
  for (const assumption of assumptions) lines.push(`  ${assumption}`);
  return `${lines.join("\n")}\n`;
}
