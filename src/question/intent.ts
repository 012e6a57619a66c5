import { means, type Token } from "./sense.ts";

const supposes = /^(?:如果|假如|要是|假设|若|倘若|if|suppose)$/u;
const how = new Set(["怎么", "如何", "怎样", "咋", "咋样"]);

/** 「怎么申请」, whatever the application is called. */
function asksHowToApply(tokens: readonly Token[]): boolean {
  return tokens.some((token, i) => how.has(token.text) && means(tokens[i + 1] ?? token, "concept", "request"));
}

/** 「个体工商户的申请算自然人还是企业」「重复申请填在哪一行」「结转怎么填」「新收是什么意思」: how the form is to be read or filled in, which no figure answers. */
const asksOfForm =
  /(?:算|属于|归|计|填|列)(?:是|作|成|到|入|在|进)?[^,，。?？]{1,12}还是|(?:填|归|计|列|记|算|统计)(?:写|类|入|在|到|进|作|做){0,2}(?:表[一二三四]的?)?(?:哪|什么(?:类|项|栏|行|地方))|(?:怎么|如何|怎样|咋)(?:填|归类|统计|界定|认定|区分|理解)|(?:是|指)的?(?:什么|啥|何)意思|指的?是?(?:什么|啥)|什么(?:含义|概念|口径)|(?:包括|包含|含不含|算不算)[^,，。?？]{1,14}(?:吗|么|嘛|不)?[?？]?$/u;
const asksForm =
  /\b(?:what does .+ mean|what is meant by|meaning of|defined as|count(?:ed|s)? as .+ or|definition of|which (?:row|line|column|box) (?:do|should|does|would))\b/u;
const asksNumber = /多少|(?<![那这哪])几[件个份条次宗起例]|how many|how much/u;

/** Whether a prepared message asks how the form is read or filled in, and for no number. */
export function asksHowFormIsRead(text: string): boolean {
  return (asksOfForm.test(text) || asksForm.test(text)) && !asksNumber.test(text);
}

export type Intent =
  | "greeting"
  | "thanks"
  | "closing"
  | "goodbye"
  | "help"
  | "identity"
  | "insult"
  | "instruction"
  | "personal"
  | "contact"
  | "procedure";

const chats = ["identity", "insult", "help", "goodbye", "greeting", "thanks", "closing"] as const;
const word = /[\p{L}\p{N}]/u;

/** What a message is, where it is no question about figures; null where it may be one. Talk (你好, 谢谢) counts only if there is nothing else. */
export function readIntent(tokens: readonly Token[]): Intent | null {
  const has = (id: string) => tokens.some((token) => means(token, "intent", id));
  const isTalkOnly = tokens.every(
    (token) =>
      !word.test(token.text) ||
      token.senses.some(
        (sense) =>
          sense.kind === "function" ||
          (sense.kind === "intent" && !["procedure", "instruction", "personal", "contact"].includes(sense.id)),
      ),
  );
  if (isTalkOnly) {
    const chat = chats.find(has);
    if (chat !== undefined) return chat;
  }
  const isAskedOfMe = tokens.some(
    (token) =>
      token.senses[0]?.kind === "intent" && (means(token, "intent", "identity") || means(token, "intent", "help")),
  );
  if (isAskedOfMe && !tokens.some((token) => token.senses[0]?.kind === "concept" || token.senses[0]?.kind === "stated"))
    return has("identity") ? "identity" : "help";
  // 「如果把总计改成3是不是就对了」 asks what would follow, and orders nothing
  const isSupposed =
    tokens.some((token) => supposes.test(token.text)) && tokens.some((token) => means(token, "operation", "check"));
  if (has("instruction") && !isSupposed) return "instruction";
  const isTitle = tokens.some((token) => means(token, "operation", "about_title"));
  if (has("personal") && !isTitle) return "personal";
  if (has("contact")) return "contact";
  return has("procedure") || asksHowToApply(tokens) ? "procedure" : null;
}
