import fc from "fast-check";
import { expect, describe as group, it } from "vitest";
import { english, namesAndYears, operations, refusals, rows, stated } from "./cases.ts";
import { type Case, missOf, understand, understander } from "./expect-understanding.ts";
import { aiminLibrary, fixtureLibrary, ids } from "./fixture-library.ts";

const groups: readonly (readonly [string, readonly Case[]])[] = [
  ["gives every row and column its everyday names", rows],
  ["keeps what only the prose counts apart from the tables", stated],
  ["tells what is to be done with the figures", operations],
  ["takes nobody and no year for another", namesAndYears],
  ["refuses what is no question for figures", refusals],
  ["understands English", english],
];

group.each(groups)("understanding %s", (_, cases) => {
  it.each(cases.map((each) => [each[0].slice(0, 40), each] as const))("%s", (_question, each) => {
    expect(missOf(each)).toBeNull();
  });
});
