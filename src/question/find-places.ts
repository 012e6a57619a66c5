import { readNumber } from "../base/number.ts";
import type { Sense } from "./sense.ts";

/** A place in an order: offsets into the text. */
export interface FoundPlace {
  readonly start: number;
  readonly end: number;
  readonly sense: Extract<Sense, { kind: "place" }>;
}

/** Behind a measure word it is no place in an order: 第二十条, 第三季度, 第二个. */
const ordinal =
  /(?:排名?在?|位列|位居|名列)?(倒数|倒过来)?第([二三四五六七八九]|[2-9](?!\d)|十|10)(名|位|大|(?:最)?[多高少低小](?:的)?)?(?![条章项部十百季行列张个款批次届期页节类种份版号\d])/gu;

/** Places from the second on; the first is said as 最多. */
export function findPlaces(text: string): readonly FoundPlace[] {
  return [...text.matchAll(ordinal)].flatMap((match) => {
    const [whole, fromBehind, number = "", behind = ""] = match;
    const place = readNumber(number);
    const isLeast = fromBehind !== undefined || /[少低小]/u.test(behind);
    return place === null
      ? []
      : [{ start: match.index, end: match.index + whole.length, sense: { kind: "place", place, isLeast } }];
  });
}
