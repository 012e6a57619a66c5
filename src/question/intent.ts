import { means, type Token } from "./sense.ts";

const how = new Set(["怎么", "如何", "怎样", "咋", "咋样"]);

/** 「怎么申请」, whatever the application is called. */
function asksHowToApply(tokens: readonly Token[]): boolean {
  return tokens.some((token, i) => how.has(token.text) && means(tokens[i + 1] ?? token, "concept", "request"));
}

export type Intent =
  | "greeting"
  | "thanks"
  | "goodbye"
  | "help"
  | "identity"
  | "instruction"
  | "personal"
  | "contact"
  | "procedure";

const chats = ["identity", "help", "goodbye", "greeting", "thanks"] as const;
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
  if (has("instruction")) return "instruction";
  const isTitle = tokens.some((token) => means(token, "operation", "about_title"));
  if (has("personal") && !isTitle) return "personal";
  if (has("contact")) return "contact";
  return has("procedure") || asksHowToApply(tokens) ? "procedure" : null;
}
