import type { Query, Slot, Understanding } from "./query.ts";

/** A row's own number, as it is copied from a form: 「1.属于国家秘密」「（六）其他处理」「四、结转下年度继续办理」. */
const copiedLabel = /^(?:[一二三四五六七]、|[（(][一二三四五六七][）)]|\d[.．、])/u;
/** "Was any request refused …": of what happened, never of what would. */
const hasHappened = /^\s*(?:was|were|did|has|have)\b/iu;
/** Shorter labels are everyday words too. */
const longLabel = 8;
/** After the name of a body: 「爱民区未经复议直接起诉的」. */
const namedLabel = 5;
/** Who did apply, not who may: 「都是谁申请的」. */
const whoDid =
  /(?:谁|哪些人|哪些单位|什么人|啥人|哪[类种]人)(?:来|向你们?|去)?(?:申请|提|提出|提交|递交|交)(?:的|了|过)/u;
const asksLeave = /可以|能|我|俺|怎么|如何|应该|要不要/u;
const asksHow = /怎么|如何|怎样|什么|吗|可以|能不能|我|？|\?/u;

/** What applications are counted in. */
const papers = new Set(["件", "份", "宗"]);

/** Whether a message that could be of procedure too is plainly of a report's figures: where one stands, whose the others are, or a label copied from a table. */
export function speaksOfFigures({ outcome, heard, slots, leftover }: Understanding, question: string): boolean {
  if (heard?.about === "page") return true;
  // whether a report that is named agrees with itself
  const namesReport = slots.some(({ slot }) => slot === "authority" || slot === "year");
  if (outcome.kind === "query" && outcome.query.operation === "check" && namesReport) return true;
  if (outcome.kind !== "query" || !outcome.query.measures.some((measure) => measure.kind === "cell")) return false;
  if (slots.some(({ meaning }) => meaning === "except") || (whoDid.test(question) && !asksLeave.test(question)))
    return true;
  // how a number went over the years is no way of doing anything
  if (namesReport && leftover.length === 0 && slots.some(({ meaning }) => meaning === "trend")) return true;
  // 「爱民区未经复议直接起诉的总计」
  const asksHowMany = slots.some(
    ({ slot, meaning }) => slot === "unit" || meaning === "question" || meaning === "together",
  );
  if (namesReport && asksHowMany && leftover.length === 0 && !asksLeave.test(question)) return true;
  // 「被打回来的有几份」 counts, 「35件要收多少钱」 does not; words of danger that may stand in it do not make it a call for help
  if (
    leftover.length === 0 &&
    slots.every(({ slot, meaning }) => slot !== "unit" || papers.has(meaning)) &&
    !asksLeave.test(question) &&
    slots.some(
      ({ slot, meaning, text }) =>
        (slot === "unit" && papers.has(meaning)) || (slot === "compare" && papers.has(text.at(-1) ?? "")),
    )
  )
    return true;
  if (isBareLabel(outcome.query, slots) || (outcome.query.operation === "yesno" && hasHappened.test(question)))
    return true;
  return copiedLabel.test(question.trim()) && !asksHow.test(question);
}

/** Nothing but the label of one row, written out, and whose: 「没有现成信息需要另行制作的」. */
function isBareLabel({ operation, measures }: Query, slots: readonly Slot[]): boolean {
  const rows = slots.filter(({ slot }) => slot === "row");
  const namesBody = slots.some(({ slot }) => slot === "authority");
  const isAlone = slots.every(
    ({ slot, text }) => ["row", "authority", "year"].includes(slot) || (slot === "filler" && text.length === 1),
  );
  return (
    operation === "value" &&
    measures.length === 1 &&
    rows.length === 1 &&
    isAlone &&
    (rows[0]?.text.length ?? 0) >= (namesBody ? namedLabel : longLabel)
  );
}
