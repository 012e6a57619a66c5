import type { Understanding } from "./query.ts";
import type { QueryContext } from "./query-context.ts";
import { means, senseOf, type Token } from "./sense.ts";

/** 「农民申请几件」 is answered with the column of natural persons, and told that farmers alone are counted nowhere. */
export function narrowerWords(
  tokens: readonly Token[],
  outcome: Understanding["outcome"],
  { language, terms }: QueryContext,
): readonly string[] {
  if (outcome.kind !== "query") return [];
  const { measures } = outcome.query;
  return tokens.flatMap((token) => {
    const column = senseOf(token, "column")?.id;
    const isAsked = measures.some((one) => one.kind === "cell" && one.column === column);
    const label = column === undefined ? undefined : terms.computed.columnLabels.get(column);
    if (!isAsked || label === undefined || !means(token, "function", "narrower")) return [];
    if (language === "en") return [`The tables count “${label.en}” as a whole; “${token.text}” alone is not counted.`];
    return [
      language === "zh-Hant"
        ? `表中只有「${label.zh}」一類的總數，不單列「${token.text}」。`
        : `表中只有“${label.zh}”一类的总数，不单列“${token.text}”。`,
    ];
  });
}
