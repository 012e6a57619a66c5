import { type Filled, fill } from "./fill.ts";
import type { Conclusion, LetterKind, LetterTemplates } from "./templates.ts";

/** A draft that a person finishes, signs and seals; the machine decides nothing in it. */
export interface Letter extends Filled {
  readonly title: string;
}

/** What is known of a case, by the names of the templates' fields; what is not known stays blank. */
export type LetterValues = Readonly<Record<string, string | undefined>>;

/** Any letter but the reply. */
export function writeLetter(
  templates: LetterTemplates,
  kind: Exclude<LetterKind, "reply">,
  values: LetterValues,
): Letter {
  const { title, body } = templates.letters[kind];
  return { title, ...fill(body.trim(), values) };
}

/** The reply with the conclusion that a person picked, and the remedies that go with it. */
export function writeReply(templates: LetterTemplates, conclusion: Conclusion, values: LetterValues): Letter {
  const { title, body } = templates.letters.reply;
  const whole = body
    .replace("{结论}", () => conclusion.text)
    .replace("{救济}", () => templates.remedies[conclusion.remedies]);
  return { title, ...fill(whole.trim(), values) };
}
