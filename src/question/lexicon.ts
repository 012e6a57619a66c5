import { normalize } from "../base/text.ts";
import type { LexiconFiles, UnitWord, Words } from "./lexicon-files.ts";
import { placeNames } from "./place-names.ts";
import type { Sense } from "./sense.ts";
import { Trie } from "./trie.ts";

/** Every word that questions are understood by, with all it can mean. */
export interface Lexicon {
  readonly trie: Trie<readonly Sense[]>;
  /** The words themselves, normalized. */
  readonly words: readonly string[];
  readonly units: readonly (UnitWord & { readonly word: string })[];
}

export function buildLexicon(files: LexiconFiles): Lexicon {
  const senses = new Map<string, Sense[]>();
  const add = (word: string, sense: Sense) => {
    const key = lexiconKey(word);
    const known = senses.get(key);
    if (known === undefined) senses.set(key, [sense]);
    else if (!known.some((other) => JSON.stringify(other) === JSON.stringify(sense))) known.push(sense);
  };
  const addNamed = (kind: "concept" | "column" | "operation" | "function" | "intent", named: Record<string, Words>) => {
    for (const [id, words] of Object.entries(named)) for (const word of all(words)) add(word, { kind, id });
  };
  addNamed("concept", files.concepts);
  addNamed("column", files.columns);
  addNamed("operation", files.operations);
  addNamed("intent", files.intents);
  for (const entry of files.stated) {
    const [word = "", ...variants] = entry.zh.map(lexiconKey);
    for (const name of all(entry)) add(name, { kind: "stated", word, variants });
  }
  files.measures.rates.forEach((rate, index) => {
    for (const word of all(rate)) add(word, { kind: "rate", index });
  });
  addPlaces(files, add);
  addYears(files, add);
  addNamed("function", files.functions);
  const units = files.units.units.flatMap((unit) => unit.zh.map((word) => ({ ...unit, word })));
  for (const ask of files.units.ask) {
    for (const { word, unit, measures } of units) add(ask + word, { kind: "question", unit, measures });
  }
  for (const { unit, phrases, measures } of files.units.units)
    for (const phrase of phrases) add(phrase, { kind: "question", unit, measures });
  for (const { word, measures } of units)
    if (word.length === 1 && measures === "items") add(word, { kind: "function", id: "filler" });

  const trie = new Trie<readonly Sense[]>();
  for (const [word, meanings] of senses) trie.set(word, meanings);
  return { trie, words: [...senses.keys()], units };
}

/** A word as the lexicon keeps it and questions are prepared: half-width, simplified, lower case. */
export function lexiconKey(word: string): string {
  return normalize(word).toLowerCase().replace(/[“”"]/gu, "").trim();
}

function all(words: Words): readonly string[] {
  return [...words.zh, ...words.en];
}

function addPlaces(files: LexiconFiles, add: (word: string, sense: Sense) => void): void {
  for (const [level, names] of Object.entries(files.places.own)) {
    for (const name of names) add(name, { kind: "own", level });
  }
  for (const name of placeNames(files.places)) add(name, { kind: "body", isPlace: true });
  for (const name of files.places.bodies) add(name, { kind: "body", isPlace: false });
}

function addYears(files: LexiconFiles, add: (word: string, sense: Sense) => void): void {
  for (const entry of files.years.relative) {
    for (const word of all(entry)) add(word, { kind: "year", mention: { kind: "relative", offset: entry.offset } });
  }
  for (const kind of ["previous", "latest", "earliest", "all"] as const) {
    for (const word of all(files.years[kind])) add(word, { kind: "year", mention: { kind } });
  }
}
