import type { Understanding } from "./query.ts";

/** A row's own number, as it is copied from a form: 「1.属于国家秘密」「（六）其他处理」「四、结转下年度继续办理」. */
const copiedLabel = /^(?:[一二三四五六七]、|[（(][一二三四五六七][）)]|\d[.．、])/u;
const asksHow = /怎么|如何|怎样|什么|吗|可以|能不能|我|？|\?/u;

/** Whether a message that could be of procedure too is plainly of a report's figures: where one stands, whose the others are, or a label copied from a table. */
export function speaksOfFigures({ outcome, heard, slots }: Understanding, question: string): boolean {
  if (heard?.about === "page") return true;
  if (outcome.kind !== "query" || !outcome.query.measures.some((measure) => measure.kind === "cell")) return false;
  if (slots.some(({ meaning }) => meaning === "except")) return true;
  return copiedLabel.test(question.trim()) && !asksHow.test(question);
}
