import { describe, expect, it } from "vitest";
import { audit } from "../../../src/report/audit/audit.ts";
import { loadProseTerms } from "../../../src/report/audit/prose-terms.ts";
import { formats, makeReport, saysAll } from "../../support/make-report.ts";

const prose = loadProseTerms("knowledge");

function check(...sentences: readonly string[]) {
  const stated = sentences.flatMap((sentence, number) => saysAll(sentence, number));
  const { findings, results } = audit(makeReport("2021", { stated }), { formats, prose, previous: null });
  return {
    findings: findings.filter((finding) => finding.check === "stated_breakdown"),
    verdicts: results.filter((result) => result.check === "stated_breakdown").map((result) => result.verdict),
  };
}

describe("a total that its parts make up", () => {
  it.each([
    ["主动公开信息50条，其中动态类20条，公告类25条，预算类5条。"],
    ["主动公开信息50条，其中：动态类20条；公告类25条；预算类5条。"],
    ["主动公开信息8篇，其中包括：指南1篇、职能1篇、公示1篇、动态5篇。"],
    ["制作问答20期（甲县8期、乙县7期、丙区5期），增长10%。"],
    ["受理申请12件（其中新收10件，结转2件），已答复11件。"],
    [
      "申请20件（甲县9件、乙县8件、丙区3件），同比增长7%，其中，自然人申请15件，法人申请5件；予以公开12件、不予公开8件。",
    ],
    ["公开信息30条，其中网站20条，公报10条，同时办理留言9条。"],
    ["公开信息30条，其中网站20条，公报10条；二是回复来信19条。"],
  ])("holds: %s", (sentence) => {
    const { findings, verdicts } = check(sentence);
    expect(findings.map((finding) => finding.message)).toEqual([]);
    expect(new Set(verdicts)).toEqual(new Set(["holds"]));
  });

  it("is sought in the sentence before where the list begins one", () => {
    expect(check("共发布信息9条，同比增长11%。", "其中，动态5条、通知4条。").verdicts).toEqual(["holds"]);
  });

  it("ends where the next total begins", () => {
    expect(check("复议7件，其中维持5件，纠正2件；诉讼4件，其中维持3件，纠正1件。").verdicts).toEqual([
      "holds",
      "holds",
    ]);
  });
});

describe("what follows the semicolon of a list", () => {
  it("may be another matter, and is no reason to call the total wrong", () => {
    expect(check("引发行政复议13件，其中维持3件，纠正2件；行政诉讼13件。").findings).toEqual([]);
  });

  it("belongs to it where the parts before it fall short without leave", () => {
    const { findings } = check("制作问答20期，分别为甲县8期、乙县7期；丙区6期。");
    expect(findings.map(({ severity, found }) => [severity, found])).toEqual([["broken", 21]]);
  });
});

describe("a total that its parts do not make up", () => {
  it("names the difference and the part in another unit", () => {
    const [found] = check(
      "全年发布政府信息 648 条，同比增长 11%。",
      "其中，政务动态信息 559 条、概况类信息 35 条；其他方面解读信息发布 3 条、信息公开目录更新 27 条、在线访谈 2 期。",
    ).findings;
    expect(found).toMatchObject({ expected: 648, found: 626, stated: [0, 1, 2, 3, 4, 5] });
    expect(found?.message).toContain("559 + 35 + 3 + 27 + 2期 = 626，少 22");
    expect(found?.message).toContain("“在线访谈”2期的单位不是“条”，不计在内则为 624");
    expect(found?.severity).toBe("suspect");
  });

  it.each([
    ["发布文章30篇，其中动态20篇，解读8篇，回应4篇。", "broken"],
    ["发布文章30篇，分别为动态20篇，解读8篇。", "broken"],
    ["公开信息30条，其中网站发布20条，微信发布15条。", "suspect"],
  ])("%s: %s", (sentence, severity) => {
    expect(check(sentence).findings.map((finding) => finding.severity)).toEqual([severity]);
  });
});

describe("a list that is no whole breakdown", () => {
  it.each([
    ["发布信息100条，其中政策解读3条。"],
    ["发布信息100条，其中政策解读3条、通知20条。"],
    ["发布信息100条，其中动态50条、通知20条、公告20条等。"],
    ["发布信息100条，其中动态50条……通知20条、公告20条。"],
    ["公开信息111条，其中公告86条……通过微信发布图文共30篇。"],
    ["发布信息50条，其中动态45条，视频12期。"],
    ["答复30件（含上年结转4件，另有5件顺延到下年度）。"],
    ["公开信息63条（其中，公开解读0条），微博公开0条，微信公开0条。"],
    ["发布信息90条，回应热点2次，微信回应1次。"],
  ])("nothing is said: %s", (sentence) => {
    expect(check(sentence).findings.map((finding) => finding.message)).toEqual([]);
  });

  it("says nothing where the sentence before has two totals", () => {
    expect(check("受理申请54件，办结52件。", "其中公开45件，部分公开4件，不予公开1件，其他1件。").findings).toEqual([]);
  });
});
