/** A year as people name it, before it is settled which calendar year it is. */
export type YearMention =
  | { readonly kind: "year"; readonly year: number }
  | { readonly kind: "range"; readonly from: number; readonly to: number }
  /** 「2020年以来」: that year and all held after it. */
  | { readonly kind: "since"; readonly from: number }
  | { readonly kind: "relative"; readonly offset: number }
  | { readonly kind: "previous" }
  | { readonly kind: "latest" }
  | { readonly kind: "earliest" }
  | { readonly kind: "recent"; readonly count: number }
  | { readonly kind: "all" };

/** What a stretch of a question can mean. Ids are those of the files in `knowledge/terms/`. */
export type Sense =
  | { readonly kind: "concept"; readonly id: string }
  | { readonly kind: "column"; readonly id: string }
  | { readonly kind: "operation"; readonly id: string }
  /** 「排第二」「倒数第三名」「第二少」; `isTop`: so many of the order, 「前三名」. */
  | { readonly kind: "place"; readonly place: number; readonly isLeast: boolean; readonly isTop: boolean }
  | { readonly kind: "function"; readonly id: string }
  | { readonly kind: "intent"; readonly id: string }
  /** Counted in prose only. `word` is the word figures are matched by, `variants` the other ways of saying it. */
  | { readonly kind: "stated"; readonly word: string; readonly variants: readonly string[] }
  /** Index of the rate in measures.yaml. */
  | { readonly kind: "rate"; readonly index: number }
  | { readonly kind: "authority"; readonly ids: readonly string[] }
  /** A place or body that the library does not hold under this name. */
  | { readonly kind: "body"; readonly isPlace: boolean }
  /** The asker's own place: 我区, 区政府. */
  | { readonly kind: "own"; readonly level: string }
  | { readonly kind: "year"; readonly mention: YearMention }
  | { readonly kind: "number"; readonly value: number; readonly unit: string | null }
  /** 「几期」: what is counted, and how such units are used. */
  | { readonly kind: "question"; readonly unit: string; readonly measures: "items" | "money" | "other" };

/** A stretch of the question; no senses: no word that is known. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly senses: readonly Sense[];
  /** The word that was likely meant, where the text is a misspelling of it. */
  readonly meant?: string;
}

/** The first sense of this kind that the token can have. */
export function senseOf<K extends Sense["kind"]>(token: Token, kind: K): Extract<Sense, { kind: K }> | undefined {
  return token.senses.find((sense): sense is Extract<Sense, { kind: K }> => sense.kind === kind);
}

/** True if the token can be this function word, operation, concept, column or intent. */
export function means(
  token: Token,
  kind: "concept" | "column" | "operation" | "function" | "intent",
  id: string,
): boolean {
  return token.senses.some((sense) => sense.kind === kind && sense.id === id);
}
