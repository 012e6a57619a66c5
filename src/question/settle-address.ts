import { means, type Token } from "./sense.ts";

const mark = /^[,;:.!?，。；：！？、~～]$/u;
/** Between the asker and the one addressed: 「我是一名记者」「尊敬的老师」「请问老师」. */
const before =
  /^(?:我|我们|俺|本人|是|作为|一名|一个|一位|个|名|位|各位|这位|尊敬的|亲爱的|亲|请问|请教|问|帮|替|给|跟|让|叫|告诉|问一下|想问|你好|您好|谢谢|感谢|麻烦|麻烦您|辛苦|辛苦了|劳驾|嗨|喂|哈喽|hi|hello|啊|呀|吧|呢|吗|了|的话|那个)$/u;

/** 「老师，请问…」「我是一名学生」 speak to somebody or of the asker; where anything is said of whom is named (「学生申请」「领导的申请」), it is a word that matters. */
export function settleAddress(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token, i) =>
    means(token, "function", "address") && !isAddressed(tokens, i) ? { ...token, senses: [] } : token,
  );
}

function isAddressed(tokens: readonly Token[], at: number): boolean {
  const [last, next] = [tokens[at - 1], tokens[at + 1]];
  const opens =
    last === undefined || mark.test(last.text) || before.test(last.text) || means(last, "function", "address");
  const kind = next?.senses[0]?.kind;
  const isNamed =
    kind === "concept" || kind === "column" || kind === "stated" || kind === "question" || next?.text === "的";
  return opens && (!isNamed || (last !== undefined && /^(?:请问|请教|您好|你好|谢谢|尊敬的)$/u.test(last.text)));
}
