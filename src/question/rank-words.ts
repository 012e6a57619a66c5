import type { Asked, Counts } from "./asked.ts";
import type { SpokenWords } from "./spoken-words.ts";

/** A rank or an extreme, with what is ranked where the words or the things named say it; null where neither is asked for. */
export function readRank(
  words: SpokenWords,
  counts: Counts,
): Pick<Asked, "operation" | "over" | "direction" | "isComparison" | "place"> | null {
  const seeksPlace = words.has("which_place") && counts.authorities === 1;
  const isRank = seeksPlace || words.has("rank") || words.has("rank_least");
  const isExtreme = ["most", "least", "which_more", "which_less"].some(words.has);
  const names = ["over_authorities", "over_years", "over_measures", "over_columns"].some(words.has);
  const isList = counts.authorities > 1 || counts.years > 1 || counts.pieces > 1 || counts.columns > 1;
  const saysMore = words.isFunction("more");
  const saysLess = words.isFunction("less");
  // 「哪个区多」「2023年多还是2024年多」
  const isBareMore =
    (names || (isList && !words.asksHowMany)) && (saysMore || saysLess) && !words.isFunction("compare");
  const nth = words.place;
  const isTop = nth?.isTop ?? false;
  if (!isRank && !isExtreme && !isBareMore && nth === undefined) return null;
  const isLeast =
    nth?.isLeast || ["least", "rank_least", "which_less"].some(words.has) || (isBareMore && saysLess && !saysMore);
  return {
    operation: isTop || (isRank && nth === undefined) ? "rank" : "extreme",
    over: seeksPlace ? "authorities" : overNamed(words, counts, isList),
    place: nth?.place ?? null,
    direction: isLeast ? "least" : "most",
    isComparison: isList,
  };
}

function overNamed(words: SpokenWords, counts: Counts, isList: boolean): Asked["over"] {
  if (words.has("over_authorities") || (words.saysWho && counts.isOfAnybody)) return "authorities";
  if (words.has("over_years") || counts.isManyYears) return "years";
  if (isList) return overOf(counts);
  if (words.has("over_columns")) return "columns";
  return words.has("over_measures") ? "measures" : null;
}

/** What is set side by side, by what the question names several of. */
export function overOf(counts: Counts): NonNullable<Asked["over"]> {
  if (counts.authorities > 1) return "authorities";
  if (counts.years > 1) return "years";
  return counts.columns > 1 && counts.pieces < 2 ? "columns" : "measures";
}
