/** A passage as the indexes hold it. `id`: the report, 「#」, and the passage's number in it from 0. */
export interface IndexedPassage {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
}

/** What a vector is made of. */
export function embeddedText({ heading, text }: IndexedPassage): string {
  return `${heading}\n${text}`;
}
