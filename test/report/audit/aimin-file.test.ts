import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createReader } from "../../../src/reading/read-report.ts";
import { audit } from "../../../src/report/audit/audit.ts";
import { loadProseTerms } from "../../../src/report/audit/prose-terms.ts";
import { formats } from "../../support/make-report.ts";

describe("the file of 爱民区 2020, read and audited", () => {
  const read = createReader({ formats, knowledge: "knowledge" });
  const source = read({ name: "aimin-2020.txt", bytes: readFileSync("knowledge/reports/aimin-2020.txt") });
  if (!source.ok) throw new Error(source.reason);
  const { report } = source;
  const { findings } = audit(report, { formats, prose: loadProseTerms("knowledge"), previous: null });

  it("finds what is wrong with it, gravest first, and nothing else", () => {
    expect(findings.map(({ check, severity, expected, found }) => [check, severity, expected, found])).toEqual([
      ["balance", "broken", 3, 0],
      ["balance", "broken", 3, 0],
      ["outcome_sum", "broken", 3, 0],
      ["outcome_sum", "broken", 3, 0],
      ["text_vs_table", "broken", 3, 1],
      ["stated_breakdown", "suspect", 648, 626],
      ["decisions_look_like_items", "suspect", null, 1233],
      ["decisions_look_like_items", "suspect", null, 17],
      ["unreadable", "suspect", null, null],
      ["structure", "suspect", 3, 4],
    ]);
  });

  it("rests on the figures that the prose states", () => {
    const stated = (check: string) =>
      findings
        .filter((finding) => finding.check === check)
        .flatMap((finding) => finding.stated.map((index) => report.stated[index]?.value));
    expect(stated("text_vs_table")).toEqual([1]);
    expect(stated("stated_breakdown")).toEqual([648, 559, 35, 3, 27, 2]);
  });
});
