/** A text in the two tongues that the program speaks; traditional characters are made of the first when it goes out. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

type Part = Bilingual | string | number;

/** A text of parts: both`${name}: ${number}`. Strings and numbers are the same in both tongues. */
export function both(strings: TemplateStringsArray, ...parts: readonly Part[]): Bilingual {
  const inTongue = (tongue: keyof Bilingual) =>
    String.raw({ raw: strings }, ...parts.map((part) => sayIn(part, tongue)));
  return { zh: inTongue("zh"), en: inTongue("en") };
}

/** A text that is the same in both tongues. */
export function same(text: string): Bilingual {
  return { zh: text, en: text };
}

/** Texts in one, with a mark between them. */
export function joined(parts: readonly Part[], mark: Bilingual | string): Bilingual {
  const inTongue = (tongue: keyof Bilingual) => parts.map((part) => sayIn(part, tongue)).join(sayIn(mark, tongue));
  return { zh: inTongue("zh"), en: inTongue("en") };
}

function sayIn(part: Part, tongue: keyof Bilingual): string {
  return typeof part === "object" ? part[tongue] : String(part);
}

/** “1 picture”, “2 pictures”; the plural is that of most English words. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
