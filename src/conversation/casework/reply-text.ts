import { longestReply } from "../../application/decide.ts";
import { markBlank } from "../../application/letters/fill.ts";
import type { ActValues } from "./act-values.ts";
import type { Step } from "./step.ts";

const fromDraft = "从草稿起";
const sentApart = "另附";

/** The text of a reply: as it was made final, from the draft that goes with the conclusion, or on paper alone. */
export const replyTextStep: Step = {
  field: "text",
  ask({ writeReply }, values) {
    const draft = writeReply?.(values);
    const apart = { label: "另附（这里不存正文）", say: sentApart };
    if (draft === undefined) {
      return { text: `答复书的正文？发来定稿；正文不存在这里的，写「${sentApart}」。`, options: [apart] };
    }
    return {
      text: `答复书的正文？发来定稿，或者从下面的草稿起，空着的逐项填写。正文加密保存，网上申请的人在「我的申请」里看得到。\n\n${draft.text}`,
      options: [{ label: fromDraft, say: fromDraft }, apart],
    };
  },
  read(words, { writeReply }, values) {
    const said = words.trim();
    if (said === sentApart) return { values: { text: "", blanks: [] } };
    const draft = said === fromDraft ? writeReply?.(values) : undefined;
    if (draft !== undefined) return { values: { text: draft.text, blanks: draft.blanks } };
    if (said.length < shortestText) return { problem: "请发来答复书的全文，或者选一项。" };
    if (said.length > longestReply) return { problem: `请不超过 ${longestReply} 字，更长的另附。` };
    const [left] = /【请填写：[^】]*】/u.exec(said) ?? [];
    return left === undefined ? { values: { text: said, blanks: [] } } : { problem: `正文里还有没填的：${left}` };
  },
};

/** What the draft leaves open, one blank at a time. */
export const fillStep: Step = {
  field: "fills",
  isCount: true,
  lacks: ({ blanks = [], fills = [] }) => fills.length < blanks.length,
  ask: (_context, { blanks = [], fills = [] }) => ({
    text: `${blanks[fills.length]}？（空着的第 ${fills.length + 1} 项，共 ${blanks.length} 项）`,
    options: [],
  }),
  read(words, _context, { fills = [] }) {
    const said = words.trim();
    return said === "" ? { problem: "请写出来。" } : { values: { fills: [...fills, said] } };
  },
};

/** The text with its blanks filled in; null where it was sent apart. */
export function replyTextOf({ text = "", blanks = [], fills = [] }: ActValues): string | null {
  const whole = blanks.reduce((left, blank, at) => left.replaceAll(markBlank(blank), () => fills[at] ?? ""), text);
  return whole === "" ? null : whole;
}

/** Shorter is no reply, but a word that was meant for something else. */
const shortestText = 6;
