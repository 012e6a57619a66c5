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

/** 「前三名」「排名前二」「top 3」: so many of an order. */
const first =
  /(?:排名?在?|位列|位居)?前([二两三四五六七八九十]|10|[2-9](?!\d))(?:名|位|家|大|个(?:单位|部门|地方))?(?![天日年月周个季期页条章项次种批届款\d])/gu;

/** Places from the second on, the first is said as 最多; and so many from the first. */
export function findPlaces(text: string): readonly FoundPlace[] {
  const nth = [...text.matchAll(ordinal)].flatMap((match) => {
    const [, fromBehind, number = "", behind = ""] = match;
    return placeAt(match, number, { isLeast: fromBehind !== undefined || /[少低小]/u.test(behind), isTop: false });
  });
  const top = [...text.matchAll(first)].flatMap((match) =>
    placeAt(match, match[1] ?? "", { isLeast: false, isTop: true }),
  );
  return [...nth, ...top];
}

function placeAt(match: RegExpExecArray, number: string, how: { isLeast: boolean; isTop: boolean }): FoundPlace[] {
  const place = readNumber(number);
  const [start, end] = [match.index, match.index + match[0].length];
  return place === null ? [] : [{ start, end, sense: { kind: "place", place, ...how } }];
}
