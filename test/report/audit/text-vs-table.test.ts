import { describe, expect, it } from "vitest";
import { audit } from "../../../src/report/audit/audit.ts";
import { loadProseTerms } from "../../../src/report/audit/prose-terms.ts";
import type { StatedFigure } from "../../../src/report/figure.ts";
import { formats, makeAuthority, makeReport, says, saysAll } from "../../support/make-report.ts";

const prose = loadProseTerms("knowledge");
const dealtWith = "（二）依申请公开情况";

/** New 20 and carried in 3; outcomes 21 (12 granted, 4 partial, 2 refused, 2 not held, 1 repeated), 2 carried out; 5 reviews, 3 + 1 lawsuits. */
const cells = {
  "requests.new": { natural_person: 17, business: 3, total: 20 },
  "requests.carried_in": { natural_person: 3, total: 3 },
  "requests.outcome.granted": { natural_person: 12, total: 12 },
  "requests.outcome.partial": { natural_person: 4, total: 4 },
  "requests.outcome.refused.third_party_rights": { business: 2, total: 2 },
  "requests.outcome.unavailable.not_held": { natural_person: 1, business: 1, total: 2 },
  "requests.outcome.not_processed.repeated": { natural_person: 1, total: 1 },
  "requests.outcome.total": { natural_person: 18, business: 3, total: 21 },
  "requests.carried_out": { natural_person: 2, total: 2 },
  "remedies.review": { upheld: 4, pending: 1, total: 5 },
  "remedies.litigation_direct": { corrected: 1, other: 2, total: 3 },
  "remedies.litigation_after_review": { upheld: 1, total: 1 },
  "disclosure.normative_documents": { made: 6, repealed: 2, in_force: 30 },
  "disclosure.licensing": { decisions: 410 },
  "disclosure.penalties": { decisions: 55 },
};

function check(stated: readonly StatedFigure[], authority = makeAuthority()) {
  const { findings, results } = audit(makeReport("2021", { year: 2023, cells, stated, authority }), {
    formats,
    prose,
    previous: null,
  });
  return {
    findings: findings.filter((finding) => finding.check === "text_vs_table"),
    verdicts: results.filter((result) => result.check === "text_vs_table").map((result) => result.verdict),
    others: findings.filter((finding) => finding.check !== "text_vs_table"),
  };
}

describe("prose that says what the table says", () => {
  it.each([
    ["2023年，全区共收到政府信息公开申请20件。", 1],
    ["全区共受理政府信息公开申请20件，答复21件（含上年度结转申请3件，另有2件顺延到下年度答复）。", 4],
    [
      "共受理政府信息依申请公开23件（其中本年新收申请数20件，上年结转申请数3件），已答复21件，属于同意公开的12件，部分公开4件，不同意公开的2件，无法提供的2件，不予处理1件，其他处理0件，另2件结转下一年处理。",
      11,
    ],
    ["收到自然人申请17件，法人或其他组织申请3件。", 2],
    [
      "全年收办政府信息公开申请案件23件，其中，自然人申请20件，法人或其他组织申请3件；予以公开12件、部分公开4件、作其他处理（含申请人主动撤回申请）0件、转下年度办理2件。",
      7,
    ],
    [
      "因政府信息公开被申请行政复议5件，其中结果维持4件，尚未审结1件；政府信息公开行政诉讼4件，其中结果维持1件，结果纠正1件，其他结果2件。",
      7,
    ],
    ["政府信息公开未经复议直接起诉3件，复议后起诉1件。", 2],
    ["制定行政规范性文件6件，废止行政规范性文件2件，现行有效的行政规范性文件30件。", 3],
    ["作出行政许可410件，行政处罚55件。", 2],
    ["收到的申请中，属于重复申请的1件，本机关不掌握相关政府信息2件。", 2],
  ])("holds: %s", (sentence, count) => {
    const { findings, verdicts } = check(saysAll(sentence, 0, dealtWith));
    expect(findings.map((finding) => finding.message)).toEqual([]);
    expect(verdicts).toEqual(Array.from({ length: count }, () => "holds"));
  });
});

describe("prose that contradicts the table", () => {
  it.each([
    ["2023年，全区共收到政府信息公开申请19件。", 20, 19],
    ["受理依申请公开1件。", 20, 1],
    ["全年接到公民、法人和其他组织政府信息公开申请22件。", 20, 22],
    ["政府信息公开申请均已办理，办结20件。", 21, 20],
    ["对收到的政府信息公开申请，予以公开13件。", 12, 13],
    ["对收到的政府信息公开申请，不予公开答复的有3件。", 2, 3],
    ["收到的政府信息公开申请中，1件结转下年度继续办理。", 2, 1],
    ["政府信息公开类行政复议6件。", 5, 6],
    ["因政府信息公开引发行政诉讼3件。", 4, 3],
    ["有2件涉及政府信息公开工作的行政复议。", 5, 2],
    ["制发行政规范性文件7件。", 6, 7],
    ["作出行政处罚决定50件。", 55, 50],
    ["全年行政许可400件。", 410, 400],
    ["从答复结果看，予以公开11件，部分公开4件。", 12, 11],
  ])("broken: %s", (sentence, expected, found) => {
    const { findings } = check(saysAll(sentence));
    expect(findings.map((finding) => [finding.severity, finding.expected, finding.found, finding.stated])).toEqual([
      ["broken", expected, found, [0]],
    ]);
  });

  it("names both meanings of 受理 before it calls the text broken", () => {
    const [found] = check([says("受理依申请公开 1 件。", "受理依申请公开 1 件", 1)]).findings;
    expect(found?.message).toContain("正文写“受理依申请公开 1 件”，与表格的数字不符");
    expect(found?.message).toMatch(/按“本年新收”是 20（.*），按“本年新收与上年结转之和”是 23/u);
    expect(found?.messageEn).toContain("none of these meanings");
    expect(found?.cells).toEqual([
      { row: "requests.new", column: "total", value: 20 },
      { row: "requests.carried_in", column: "total", value: 3 },
    ]);
  });

  it("counts nought in words", () => {
    const none = [
      says("2023年我区未收到公开政府信息的申请。", "2023年我区未收到公开政府信息的申请", 0, { unit: null }),
    ];
    expect(check(none).findings.map((finding) => finding.expected)).toEqual([20]);
    const peace = [
      says(
        "全年无因依申请公开引起的行政复议和行政应诉有关工作。",
        "全年无因依申请公开引起的行政复议和行政应诉有关工作",
        0,
        { unit: null },
      ),
    ];
    expect(check(peace).findings.map((finding) => finding.expected)).toEqual([9]);
  });

  it("only suspects 按时办结, which may leave late answers out", () => {
    expect(check(saysAll("政府信息公开申请按时办结20件。")).findings.map((finding) => finding.severity)).toEqual([
      "suspect",
    ]);
  });

  it("takes another year's sentence for last year's words left standing", () => {
    const [found] = check(saysAll("2022年，共制定规范性文件0件。")).findings;
    expect(found).toMatchObject({ severity: "suspect", expected: 6, found: 0 });
    expect(found?.message).toContain("2022 年");
  });
});

describe("prose that may mean something else", () => {
  it.each([
    "办理12345热线诉求80件，办结80件。",
    "市长信箱收到来信12件，答复12件。",
    "收到人大代表建议9件、政协提案8件，均已答复17件。",
    "其中，通过网络申请12件；通过信函申请5件；当面申请3件。",
    "2022年收到政府信息公开申请31件，2023年减少11件。",
    "收到政府信息公开申请较上年减少11件。",
    "甲县收到政府信息公开申请7件，乙县收到政府信息公开申请6件。",
    "市政府及市政府办政策性文件11件。",
    "公示行政许可信息500件，公开行政处罚结果信息60件。",
    "受理行政复议案件120件，审结行政复议100件。",
    "网上咨询4件。",
    "受理行政许可申请700件。",
    "主动公开规范性文件9件。",
    "街道收到政府信息公开申请8件，部门收到政府信息公开申请12件。",
    "指导各街道办理政府信息公开申请16件。",
    "区本级收到政府信息公开申请12件，各街道收到政府信息公开申请8件。",
    "对政府信息公开申请，书面答复15件。",
    "公开征集的意见，采纳后予以公开9件。",
    "提案办理结果予以公开9件，部分公开2件。",
  ])("nothing is said: %s", (sentence) => {
    expect(check(saysAll(sentence)).findings.map((finding) => finding.message)).toEqual([]);
  });

  it("does not compare a softened number", () => {
    const about = says("共收到政府信息公开申请近30件。", "共收到政府信息公开申请近30件", 30, { softener: "近" });
    expect(check([about])).toMatchObject({ findings: [], verdicts: [] });
  });
});

describe("a blank cell", () => {
  it("makes the comparison impossible, not broken", () => {
    const report = makeReport("2021", {
      cells: { "requests.new": { total: null } },
      stated: saysAll("收到政府信息公开申请5件。"),
    });
    const { findings, results } = audit(report, { formats, prose, previous: null });
    expect(findings.filter((finding) => finding.check === "text_vs_table")).toEqual([]);
    expect(results.find((result) => result.check === "text_vs_table")?.verdict).toBe("cannot_be_checked");
  });
});
