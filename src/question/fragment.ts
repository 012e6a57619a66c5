import { bare, type FollowUpWords } from "./follow-up-words.ts";
import type { Query, Slot, Understanding } from "./query.ts";
import type { YearMention } from "./sense.ts";

/** What a message says, sorted by what it may take from the one before. */
export interface Fragment {
  readonly heard: Query;
  readonly namesAuthority: boolean;
  /** Years as they were named. */
  readonly mentions: readonly YearMention[];
  /** A row of a table or something the prose counts is named; columns alone are not. */
  readonly namesMeasure: boolean;
  /** Columns named where no row is. */
  readonly columns: readonly string[];
  /** Ids of knowledge/terms/operations.yaml. */
  readonly operations: ReadonlySet<string>;
  /** 和…比 */
  readonly isSetAgainst: boolean;
  /** It begins or ends as only a message does that goes on from another: 那…, …呢. */
  readonly isMarked: boolean;
}

/** Sorts what a message says; undefined where it is not about reports. */
export function readFragment(
  message: string,
  understanding: Understanding,
  words: FollowUpWords,
): Fragment | undefined {
  const { heard, slots, leftover } = understanding;
  if (heard === undefined) return undefined;
  const of = (slot: Slot["slot"]) => slots.filter((one) => one.slot === slot);
  const namesColumn = of("column").length > 0;
  const namesMeasure = of("row").length > 0 || leftover.length > 0;
  const operations = new Set([...of("operation"), ...of("whole")].map((one) => one.meaning));
  // 「谁最多」 is of those talked of: bodies only where several are
  const isOfWho = heard.authorities === "all" && operations.has("over_columns") && !operations.has("over_authorities");
  return {
    heard: isOfWho ? { ...heard, authorities: "default", over: "columns" } : heard,
    namesAuthority: of("authority").length > 0,
    mentions: of("year").map(mentionOf),
    namesMeasure,
    columns: namesColumn && !namesMeasure ? columnsOf(heard) : [],
    operations,
    isSetAgainst: of("compare").some((one) => one.meaning === "compare"),
    isMarked: isMarked(message, understanding, words),
  };
}

/** 「前一年」, alone the latest, is the year before the one talked of. */
function mentionOf({ text, meaning }: Slot): YearMention {
  const mention = JSON.parse(meaning) as YearMention;
  return mention.kind === "latest" && text.startsWith("前") ? { kind: "previous" } : mention;
}

function columnsOf(heard: Query): readonly string[] {
  return [...new Set(heard.measures.flatMap((measure) => (measure.kind === "cell" ? [measure.column] : [])))];
}

function isMarked(message: string, { slots }: Understanding, words: FollowUpWords): boolean {
  const said = bare(message);
  const first = slots[0]?.text ?? "";
  if (words.begins.has(bare(first))) return true;
  // 那曲市 begins with no 那
  const begins = [...words.begins].filter((word) => said.startsWith(word) && !bare(first).startsWith(word));
  if (first !== "" && begins.some((word) => /^(?:[a-z]{4,}|[^a-z])/u.test(word))) return true;
  const asks = slots.some((slot) => slot.slot === "unit" || slot.meaning === "question");
  return !asks && [...words.ends].some((word) => said.endsWith(word));
}

/** The message without the words by which it goes on from another: 「那存在哪些问题呢」 → 存在哪些问题. */
export function withoutMarks(message: string, { begins, ends }: FollowUpWords): string {
  const inside = message.replace(/[\s?？。！!.]+$/u, "");
  const end = [...ends].find((word) => inside.endsWith(word)) ?? "";
  const begin = [...begins].find((word) => /^[^a-z]/u.test(word) && inside.startsWith(word)) ?? "";
  return inside.slice(begin.length, inside.length - end.length);
}
