import type { Understanding } from "./query.ts";
import type { QueryContext } from "./query-context.ts";
import type { SoundAlike } from "./sound-alike.ts";

/** More bodies of one name than this are told by their buttons alone. */
const namedAtMost = 6;

/** A name that several bear: whose report is meant. */
export function askWhich(
  ambiguous: { name: string; ids: readonly string[] },
  context: QueryContext,
): Understanding["outcome"] {
  const options = ambiguous.ids.map((id) => ({ label: id, send: context.text.replace(ambiguous.name, id) }));
  const names = ambiguous.ids.slice(0, namedAtMost).join(context.language === "en" ? ", " : "、");
  const question =
    context.language === "en"
      ? `Which ${ambiguous.name} do you mean: ${names}?`
      : context.language === "zh-Hant"
        ? `您問的是哪一個「${ambiguous.name}」：${names}？`
        : `您问的是哪一个“${ambiguous.name}”：${names}？`;
  return { kind: "clarify", question, options };
}

/** A name that is not held and sounds like one that is: whether that one is meant. */
export function askWhether({ said, id }: SoundAlike, { text, language }: QueryContext): Understanding["outcome"] {
  const question =
    language === "en"
      ? `No report of “${said}” is held. Do you mean ${id}?`
      : language === "zh-Hant"
        ? `庫中沒有「${said}」的報告。您問的是不是${id}？`
        : `库中没有“${said}”的报告。您问的是不是${id}？`;
  return { kind: "clarify", question, options: [{ label: id, send: text.replace(said, id) }] };
}
