import { z } from "zod";
import type { Language } from "../question/query.ts";

const sentence = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** `knowledge/terms/wording.yaml`: every sentence of an answer by its key, with {slots}. */
export const wordingSchema = z.record(z.string(), sentence);
export type Wording = z.infer<typeof wordingSchema>;

/** One sentence with its slots filled. Throws where the wording lacks the key, or the sentence names a slot that was not given. */
export type Say = (key: string, slots?: Readonly<Record<string, string | number>>) => string;

/** The sentences in the tongue of a language. */
export function speak(wording: Wording, language: Language): Say {
  const tongue = language === "en" ? "en" : "zh";
  return (key, slots = {}) => {
    const text = wording[key]?.[tongue];
    if (text === undefined) throw new Error(`Expected knowledge/terms/wording.yaml to have ${key}`);
    return text.replace(/\{(\w+)\}/gu, (_, slot: string) => {
      const filling = slots[slot];
      if (filling === undefined) throw new Error(`Expected a value for {${slot}} of ${key}`);
      return String(filling);
    });
  };
}
