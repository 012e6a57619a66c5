import { means, type Token } from "./sense.ts";

const bought = ["procurement", "procurement_items", "procurement_amount"];

/** 「平均每个采购项目多少钱」: what was bought for how much is printed, and so is how often. Nothing else that the tables print has an average. */
export function settleAverage(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(isAverage) || !tokens.some(isBought) || !tokens.some(isOfMoney)) return tokens;
  if (tokens.some(isOther) || tokens.some(countsItems)) return tokens;
  return tokens.flatMap((token) => {
    if (isAverage(token)) return [{ ...token, senses: [{ kind: "operation", id: "average" }] }];
    if (isBought(token)) return [{ ...token, senses: [{ kind: "concept", id: "procurement_amount" }] }];
    return token.senses[0]?.kind === "operation" && means(token, "operation", "each") ? [] : [token];
  });
}

function isAverage({ senses: [first] }: Token): boolean {
  return first?.kind === "stated" && first.word === "平均";
}

function isBought(token: Token): boolean {
  return bought.some((id) => means(token, "concept", id));
}

/** 平均每月: what is averaged over is none of the table. */
function isOther(token: Token): boolean {
  return (
    /[\p{L}]/u.test(token.text) &&
    (token.senses.length === 0 || (token.senses[0]?.kind === "stated" && !isAverage(token)))
  );
}

function isOfMoney(token: Token): boolean {
  const [first] = token.senses;
  if (first?.kind === "question") return first.measures === "money";
  if (first?.kind === "operation") return first.id.startsWith("to_");
  return means(token, "concept", "amount") || means(token, "concept", "procurement_amount");
}

function countsItems({ senses: [first] }: Token): boolean {
  return first?.kind === "question" && first.measures !== "money";
}
