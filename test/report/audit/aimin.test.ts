import { describe, expect, it } from "vitest";
import { audit } from "../../../src/report/audit/audit.ts";
import { loadProseTerms } from "../../../src/report/audit/prose-terms.ts";
import { formats, makeReport, partHeadings, says, saysAll } from "../../support/make-report.ts";

const blankOut = { business: null, research: null, nonprofit: null, legal_service: null, other_organization: null };
const place = { page: 2, line: 60 };
const sub = (text: string, number: number) => ({ text, number, depth: 2 as const, part: null, place });
const [general, ...others] = partHeadings("2019");

/** 爱民区 2020 as its file prints it, with what the checks look at. */
const aimin = makeReport("2019", {
  id: "aimin-2020",
  title: "爱民区 2020 年政府信息公开工作年度报告",
  year: 2020,
  cells: {
    "disclosure.normative_documents": { total_public: 7 },
    "disclosure.licensing": { last_year: 1110, change: 123, decisions: 1233 },
    "disclosure.penalties": { last_year: 17, change: 0, decisions: 17 },
    "requests.new": { natural_person: 3, total: 3 },
    "requests.outcome.granted": { natural_person: 3, total: 3 },
    "requests.carried_out": blankOut,
  },
  stated: [
    ...saysAll("全年发布政府信息 648 条，同比增长 11%。", 3),
    ...saysAll(
      "其中，政务动态信息 559 条、概况类信息 35 条；其他方面解读信息发布 3 条、信息公开目录更新 27 条、在线访谈 2 期。",
      4,
    ),
    says(
      "规范政府信息公开申请办理工作，受理依申请公开 1 件；全年无因依申请公开引起的行政复议和行政应诉有关工作。",
      "受理依申请公开 1 件",
      1,
      { sentence: 5 },
    ),
    says(
      "规范政府信息公开申请办理工作，受理依申请公开 1 件；全年无因依申请公开引起的行政复议和行政应诉有关工作。",
      "全年无因依申请公开引起的行政复议和行政应诉有关工作",
      0,
      { sentence: 5, unit: null },
    ),
  ],
  headings:
    general === undefined
      ? []
      : [general, sub("（一）梳理公开事项", 1), sub("（二）落实条例要求", 2), sub("（四）结合工作要点", 4), ...others],
  warnings: [{ kind: "doubtful-row", row: "requests.carried_out", text: "0 0", place: { page: 6, line: 400 } }],
});

describe("爱民区 2020", () => {
  const { findings, results } = audit(aimin, { formats, prose: loadProseTerms("knowledge"), previous: null });

  it.each([
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
  ])("finding %#: %s (%s), expected %s, found %s", (...finding) => {
    const found = findings.map(({ check, severity, expected, found }) => [check, severity, expected, found]);
    expect(found).toContainEqual(finding);
    expect(found).toHaveLength(10);
  });

  it("breaks the sum and the balance in the columns 自然人 and 总计 and cannot check the columns with a blank", () => {
    const of = (check: string, verdict: string) =>
      results.filter((r) => r.check === check && r.verdict === verdict).map((r) => r.subject);
    expect(of("balance", "broken")).toEqual(["natural_person", "total"]);
    expect(of("balance", "cannot_be_checked")).toEqual([
      "business",
      "research",
      "nonprofit",
      "legal_service",
      "other_organization",
    ]);
    expect(of("outcome_sum", "broken")).toEqual(["natural_person", "total"]);
    expect(of("text_vs_table", "holds")).toEqual(["全年无因依申请公开引起的行政复议和行政应诉有关工作"]);
  });
});
