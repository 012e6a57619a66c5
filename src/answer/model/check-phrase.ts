import { compact } from "../../base/text.ts";
import type { Source } from "./evidence.ts";
import type { ModelWording } from "./model-wording.ts";

/** Why a sentence may not stand. */
export type PhraseFault = "number" | "authority" | "name" | "negation" | "ungrounded";

/** A sentence says nothing of its own where this share of its pairs of characters stands in the evidence. */
const groundedFrom = 0.6;

const numeral = "[\\p{N}零〇一二两三四五六七八九十百千万亿兆半几数双廿卅壹贰叁肆伍陆柒捌玖拾佰仟]";
const date = new RegExp(
  `${numeral}+年(?:${numeral}+月)?(?:${numeral}+[日号])?|${numeral}+月(?:${numeral}+[日号])?`,
  "gu",
);
/** A numeral with its signs, up to two characters before it and one behind: what is counted, and in what. */
const counted = new RegExp(
  `[^\\p{P}\\s]{0,2}[-+±<>≥≤]?${numeral}(?:[.,:/]?${numeral})*[^\\p{P}\\s]?[%‰]?|${numeral}`,
  "gu",
);
const quoted = /《[^》]*》|“[^”]*”|「[^」]*」|〔[^〕]*〕|[A-Za-z][\w@./:-]*/gu;

export interface PhraseCheck {
  readonly wording: ModelWording;
  /** Every name of every authority held, as it is compared. */
  readonly names: readonly string[];
}

/**
 * What is amiss with a sentence, set against the evidence it cites; null where all it says stands there. Numbers are compared letter by letter with what
 * surrounds them, so that a right number beside another noun or in another notation is refused too.
 */
export function checkSentence(
  sentence: string,
  sources: readonly Source[],
  { wording, names }: PhraseCheck,
): PhraseFault | null {
  const plain = compact(sentence);
  const evidence = sources.map((source) => source.plain).join("\n");
  const quotes = sources.map(({ quote }) => quote).join("\n");
  // who speaks may be named; that its name holds a wider place's (某市某区) does not make that place a speaker
  const besideSpeaker = sources
    .flatMap(({ speaker }) => speaker)
    .reduce((text, name) => text.replaceAll(name, " "), plain);
  const stands = (words: string) => evidence.includes(words);
  const said = (words: readonly string[]) => words.filter((word) => plain.includes(compact(word)));
  if (!numbersOf(plain, wording).every((number) => standsApart(number, evidence))) return "number";
  if (!said([...wording.relative_times, ...wording.amounts]).every((word) => stands(compact(word)))) return "number";
  if (names.some((name) => besideSpeaker.includes(name) && !quotes.includes(name))) return "authority";
  if (!bodiesOf(besideSpeaker, wording).every((body) => quotes.includes(body))) return "authority";
  if (![...plain.matchAll(quoted)].every(([words]) => stands(words))) return "name";
  if (turnsRound(plain, evidence, wording)) return "negation";
  return isGrounded(plain, evidence) ? null : "ungrounded";
}

function numbersOf(plain: string, { uncounted }: ModelWording): readonly string[] {
  const counts = new RegExp(`(?<!${numeral})(?:${uncounted.map(compact).join("|")})(?!${numeral})`, "gu");
  const telling = plain.replace(counts, " ");
  return [...telling.matchAll(date), ...telling.matchAll(counted)].map(([words]) => words);
}

const endsInNumeral = new RegExp(`${numeral}[.,]?$`, "u");
const beginsWithNumeral = new RegExp(`^(?:[.,]\\p{N}|${numeral})`, "u");

/** It stands there, and not as a part of a longer number. */
function standsApart(words: string, evidence: string): boolean {
  return placesOf(words, evidence).some((at) => {
    const end = at + words.length;
    const isCutBefore = beginsWithNumeral.test(words) && endsInNumeral.test(evidence.slice(Math.max(0, at - 2), at));
    const isCutBehind = endsInNumeral.test(words) && beginsWithNumeral.test(evidence.slice(end, end + 2));
    return !isCutBefore && !isCutBehind;
  });
}

/** Ends of names of bodies with the two characters before them; 本局 and 该局 name none of their own. */
function bodiesOf(plain: string, { bodies }: ModelWording): readonly string[] {
  return bodies.flatMap(({ ending, not_before }) => {
    const found: string[] = [];
    for (let at = plain.indexOf(ending, 1); at > 0; at = plain.indexOf(ending, at + 1)) {
      const next = plain[at + ending.length];
      if (next !== undefined && not_before.includes(next)) continue;
      if (/[本该我全各]/u.test(plain[at - 1] ?? "")) continue;
      found.push(plain.slice(Math.max(0, at - 2), at + ending.length));
    }
    return found;
  });
}

/** A negation that the evidence lacks, or a word that the evidence only has with one. */
function turnsRound(plain: string, evidence: string, { negations }: ModelWording): boolean {
  const negating = new Set(negations.map(compact));
  for (let at = 0; at < plain.length; at++) {
    const letter = plain[at] ?? "";
    if (negating.has(letter) && !evidence.includes(plain.slice(at, at + 2))) return true;
    const pair = plain.slice(at, at + 2);
    if (!/^\p{Script=Han}{2}$/u.test(pair) || negating.has(letter)) continue;
    const before = placesOf(pair, evidence).map((place) => evidence[place - 1] ?? "");
    const isOnlyNegated = before.length > 0 && before.every((one) => negating.has(one));
    if (isOnlyNegated && !negating.has(plain[at - 1] ?? "")) return true;
  }
  return false;
}

function placesOf(words: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

function isGrounded(plain: string, evidence: string): boolean {
  const pairs = Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)).filter(
    (pair) => /^[\p{L}\p{N}]{2}$/u.test(pair),
  );
  return pairs.length > 0 && pairs.filter((pair) => evidence.includes(pair)).length >= pairs.length * groundedFrom;
}
