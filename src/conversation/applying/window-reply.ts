import { asWritten } from "../../answer/printed.ts";
import { type Bilingual, same } from "../../base/bilingual.ts";
import type { Language } from "../../base/language.ts";
import type { Reply } from "../reply.ts";
import { textIn } from "../text-in.ts";

/** A reply of the window, before it is settled in which language it goes out. Names and other words of a person are marked as they were written. */
export type WindowReply = Reply<Bilingual>;

/** What was answered in the language of its question, to stay as it is. */
export function asItIs({ spans }: Pick<Reply, "spans">): WindowReply {
  return { spans: spans.map(({ text, style }) => ({ style, text: same(asWritten(text)) })), choices: [] };
}

/** The reply in a language. What its buttons say in place of words is the same in all. */
export function inLanguage(reply: WindowReply, language: Language): Reply {
  const { file, ...rest } = reply;
  return {
    ...rest,
    ...(file !== undefined && { file: { ...file, name: textIn(file.name, language) } }),
    spans: reply.spans.map(({ text, style }) => ({ style, text: textIn(text, language) })),
    choices: reply.choices.map((row) => row.map((choice) => ({ ...choice, label: textIn(choice.label, language) }))),
  };
}
