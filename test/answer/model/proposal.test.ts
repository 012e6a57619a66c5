import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { buildCatalog } from "../../../src/answer/model/catalog.ts";
import { type Fixed, readProposal } from "../../../src/answer/model/proposal.ts";
import { loadTerms } from "../../../src/question/terms.ts";
import { formats, makeReport } from "../../support/make-report.ts";
import { memoryLibrary } from "../memory-library.ts";

interface ProposalCase {
  readonly id: string;
  readonly question: string;
  readonly reply: string;
  readonly fixed?: Pick<Fixed, "authorities" | "years">;
  readonly expect: string;
  readonly query?: object;
}

const cases: readonly ProposalCase[] = readFileSync("test/eval/model/propose-query.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

const { computed } = loadTerms("knowledge");
const catalog = buildCatalog(formats, computed);
const other = {
  id: "甲市乙县人民政府",
  name: "甲市乙县人民政府",
  places: ["甲市", "乙县"],
  names: ["乙县人民政府", "乙县"],
};
const library = memoryLibrary([
  makeReport("2019", { id: "a", year: 2020 }),
  makeReport("2021", { id: "b", year: 2021 }),
  makeReport("2021", { id: "c", year: 2021, authority: other }),
]);

it.each(cases.map((one) => [one.id, one] as const))("%s", (_, { question, reply, fixed, expect: expected, query }) => {
  const kept = { authorities: null, years: null, recent: null, ...fixed };
  const read = readProposal(reply, { catalog, library, fixed: kept, question, language: "zh-Hans" });
  expect(read.kind === "dropped" ? read.cause : read.kind).toBe(expected);
  if (query !== undefined) expect(read).toMatchObject({ query });
});

it("the catalog knows the printed rows and the computed ones, each with the columns of its own table", () => {
  expect(catalog.get("requests.new")).toContain("natural_person");
  expect(catalog.get("requests.outcome.refused")).toContain("total");
  for (const columns of catalog.values()) expect(columns.size).toBeGreaterThan(0);
});
