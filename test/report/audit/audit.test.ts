import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { audit } from "../../../src/report/audit/audit.ts";
import { findingsTouching } from "../../../src/report/audit/findings-touching.ts";
import { loadProseTerms } from "../../../src/report/audit/prose-terms.ts";
import type { CheckId, Finding } from "../../../src/report/finding.ts";
import type { Report } from "../../../src/report/report.ts";
import { type CellValue, formats, makeReport, partHeadings, says, saysAll } from "../../support/make-report.ts";

const prose = loadProseTerms("knowledge");

function auditOf(report: Report, previous: Report | null = null) {
  return audit(report, { formats, prose, previous });
}

function findingsOf(report: Report, check: CheckId, previous: Report | null = null): readonly Finding[] {
  return auditOf(report, previous).findings.filter((finding) => finding.check === check);
}

function verdicts(report: Report, check: CheckId, previous: Report | null = null): Record<string, string> {
  const results = auditOf(report, previous).results.filter((result) => result.check === check);
  return Object.fromEntries(results.map((result) => [result.subject, result.verdict]));
}

const received = (count: number) => ({ natural_person: count, total: count });

describe("audit of a report that agrees with itself", () => {
  it.each(["2019", "2021"] as const)("finds nothing in zeros of format %s", (format) => {
    expect(auditOf(makeReport(format)).findings).toEqual([]);
  });

  it("finds nothing in a made-up table three that was added up, whatever its numbers", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(500), { minLength: 6, maxLength: 6 }), { minLength: 24, maxLength: 24 }),
        (numbers) => {
          expect(auditOf(addedUp(numbers)).findings).toEqual([]);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("finds every single cell that was changed by one in such a table", () => {
    const sound = addedUp(Array.from({ length: 24 }, (_, row) => [row, 1, 2, 0, 3, row % 5]));
    const cells = sound.figures.filter((figure) => figure.row?.startsWith("requests.") ?? false);
    for (const cell of cells) {
      const figures = sound.figures.map((figure) =>
        figure === cell ? { ...figure, value: (figure.value ?? 0) + 1 } : figure,
      );
      const { findings } = auditOf({ ...sound, figures });
      const touching = findingsTouching(findings, [{ row: cell.row ?? "", column: cell.column ?? "" }], []);
      expect(touching.some((finding) => finding.severity === "broken")).toBe(true);
    }
  });
});

/** Table three of 2021 from the numbers of its rows (sums left out), last row 结转下年度 computed so that it balances. */
function addedUp(numbers: readonly (readonly number[])[]): Report {
  const rows = formats.byId["2021"].tables[1]?.blocks[0]?.rows ?? [];
  const columns = formats.byId["2021"].tables[1]?.blocks[0]?.columns.map((column) => column.id) ?? [];
  const outcomes = rows.find((row) => row.sum_of !== undefined)?.sum_of ?? [];
  const cells: Record<string, Record<string, number>> = {};
  const fill = (row: string, values: readonly number[]) => {
    const all = [...values, values.reduce((a, b) => a + b, 0)];
    cells[row] = Object.fromEntries(columns.map((column, index) => [column, all[index] ?? 0]));
  };
  const total = [0, 0, 0, 0, 0, 0];
  outcomes.forEach((row, index) => {
    const values = numbers[index] ?? [];
    values.forEach((value, column) => {
      total[column] = (total[column] ?? 0) + value;
    });
    fill(row, values);
  });
  const out = numbers[22] ?? [];
  fill("requests.outcome.total", total);
  fill("requests.carried_out", out);
  fill(
    "requests.carried_in",
    total.map((value) => Math.floor(value / 2)),
  );
  fill(
    "requests.new",
    total.map((value, index) => value - Math.floor(value / 2) + (out[index] ?? 0)),
  );
  return makeReport("2021", { cells });
}

describe("balance", () => {
  it("says both sides in the words of the table", () => {
    const report = makeReport("2019", {
      cells: { "requests.new": received(3), "requests.outcome.granted": received(3) },
    });
    const found = findingsOf(report, "balance");
    expect(found.map((finding) => [finding.expected, finding.found])).toEqual([
      [3, 0],
      [3, 0],
    ]);
    expect(found[1]?.message).toBe(
      "表三“总计”列：“一、本年新收政府信息公开申请数量” 3 + “二、上年结转政府信息公开申请数量” 0 = 3，但“（七）总计” 0 + “四、结转下年度继续办理” 0 = 0，勾稽关系不成立。",
    );
    expect(found[1]?.messageEn).toContain("“（七）总计” 0");
  });

  it("cannot be checked where a cell is blank or not applicable, and no finding calls it broken", () => {
    for (const blank of [null, "/"] as CellValue[]) {
      const report = makeReport("2021", {
        cells: {
          "requests.new": received(3),
          "requests.outcome.granted": received(3),
          "requests.outcome.total": received(3),
          "requests.carried_out": { total: blank },
        },
      });
      expect(verdicts(report, "balance")).toMatchObject({ total: "cannot_be_checked", natural_person: "holds" });
      expect(auditOf(report).findings.filter((finding) => finding.severity !== "note")).toEqual([]);
    }
  });

  it("tells in one note a table how many cells are blank and what the sums would be if blank meant 0", () => {
    const report = makeReport("2021", {
      cells: {
        "requests.new": { natural_person: 5, total: 4, business: null },
        "requests.outcome.total": { natural_person: 4, total: 4 },
        "requests.outcome.granted": { natural_person: 4, total: 4 },
        "requests.carried_out": { natural_person: 1 },
      },
    });
    const notes = auditOf(report).findings.filter((finding) => finding.severity === "note");
    expect(notes).toHaveLength(1);
    expect(notes[0]?.message).toContain("表三有 1 格空白");
    expect(notes[0]?.message).toContain("按空白为 0 试算，有 1 项不成立");
    expect(notes[0]?.cells).toEqual([{ row: "requests.new", column: "business", value: null }]);
  });

  it("says of a table with no number at all that it is not filled in", () => {
    const blank = Object.fromEntries(
      (formats.byId["2019"].tables[1]?.blocks[0]?.columns ?? []).map(({ id }) => [id, null]),
    );
    const rows = formats.byId["2019"].tables[1]?.blocks[0]?.rows ?? [];
    const { findings } = auditOf(makeReport("2019", { cells: Object.fromEntries(rows.map(({ id }) => [id, blank])) }));
    expect(findings.map((finding) => finding.severity)).toEqual(["note"]);
    expect(findings[0]?.message).toContain("全表未填数字");
  });
});

describe("sums", () => {
  it("finds the outcomes that do not add up to （七）总计", () => {
    const report = makeReport("2019", {
      cells: {
        "requests.outcome.granted": { natural_person: 2, total: 2 },
        "requests.outcome.partial": { natural_person: 1, total: 1 },
      },
    });
    const found = findingsOf(report, "outcome_sum");
    expect(found.map((finding) => [finding.expected, finding.found])).toEqual([
      [3, 0],
      [3, 0],
    ]);
    expect(found[0]?.message).toBe(
      "表三“自然人”列：各项办理结果相加为 3（“（一）予以公开” 2 + “（二）部分公开” 1），但“（七）总计”印为 0。",
    );
  });

  it("finds the row whose applicants do not add up to 总计", () => {
    const report = makeReport("2021", {
      cells: { "requests.outcome.other.other": { natural_person: 2, business: 1, total: 2 } },
    });
    const [found] = findingsOf(report, "applicant_sum");
    expect(found).toMatchObject({ severity: "broken", expected: 3, found: 2 });
    expect(found?.message).toBe(
      "表三“（六）其他处理·3.其他”行：各栏相加 2 + 1 + 0 + 0 + 0 + 0 = 3，但“总计”栏印为 2。",
    );
  });

  it("checks each of the three groups of table four", () => {
    const report = makeReport("2021", {
      cells: {
        "remedies.review": { upheld: 1, total: 1 },
        "remedies.litigation_direct": { pending: 2, total: 1 },
        "remedies.litigation_after_review": { upheld: null, total: 1 },
      },
    });
    expect(verdicts(report, "remedies_sum")).toEqual({
      "remedies.review": "holds",
      "remedies.litigation_direct": "broken",
      "remedies.litigation_after_review": "cannot_be_checked",
    });
    expect(findingsOf(report, "remedies_sum")[0]?.message).toContain("“行政诉讼·未经复议直接起诉”");
  });
});

describe("year against year", () => {
  const last = makeReport("2021", {
    id: "last",
    year: 2022,
    cells: { "requests.carried_out": received(5), "disclosure.normative_documents": { in_force: 10, made: 10 } },
  });

  it("finds last year's 结转下年度 that is not this year's 上年结转", () => {
    const own = makeReport("2021", {
      year: 2023,
      cells: { "requests.carried_in": { natural_person: 4, business: 1, total: 5 } },
    });
    const found = findingsOf(own, "carry_over", last);
    expect(found.map((finding) => [finding.cells[0]?.column, finding.expected, finding.found])).toEqual([
      ["natural_person", 5, 4],
      ["business", 0, 1],
    ]);
    expect(found[0]?.cells[1]).toMatchObject({ row: "requests.carried_out", value: 5, report: "last" });
  });

  it("suspects documents in force that do not follow from last year's", () => {
    const cells = { "disclosure.normative_documents": { made: 3, repealed: 1, in_force: 13 } };
    const [found] = findingsOf(makeReport("2021", { cells }), "in_force_roll", last);
    expect(found).toMatchObject({ severity: "suspect", expected: 12, found: 13 });
  });

  it("does not compare another authority, another year or an unnamed body", () => {
    const own = makeReport("2021", { year: 2023 });
    for (const other of [
      { ...last, year: 2021 },
      { ...last, authority: { ...last.authority, id: "某市他区人民政府" } },
    ]) {
      expect(verdicts(own, "carry_over", other)).toEqual({});
    }
  });
});

describe("decisions_look_like_items", () => {
  it.each([
    [1110, 123, 1233, 1],
    [17, 0, 17, 1],
    [25, -4, 21, 1],
    [0, 0, 0, 0],
    [8, 5, 93, 0],
  ])("%i and %i with %i decisions: %i finding", (last_year, change, decisions, count) => {
    const report = makeReport("2019", { cells: { "disclosure.licensing": { last_year, change, decisions } } });
    expect(findingsOf(report, "decisions_look_like_items")).toHaveLength(count);
  });
});

describe("unreadable", () => {
  it("names the cells of a doubtful row with the values taken, and quotes what is printed", () => {
    const report = makeReport("2019", {
      cells: {
        "requests.carried_out": {
          business: null,
          research: null,
          nonprofit: null,
          legal_service: null,
          other_organization: null,
        },
      },
      warnings: [{ kind: "doubtful-row", row: "requests.carried_out", text: "0 0", place: { page: 6, line: 1 } }],
    });
    const [found] = findingsOf(report, "unreadable");
    expect(found?.cells).toHaveLength(7);
    expect(found?.cells[0]).toEqual({ row: "requests.carried_out", column: "natural_person", value: 0 });
    expect(found?.cells[1]?.value).toBeNull();
    expect(found?.message).toContain("“0 0”");
    expect(auditOf(report).findings).toHaveLength(1);
  });

  it("says of a row printed twice and not alike what each prints, and does not call it doubtful in place", () => {
    const text = "“5”（市本级，第 4 页），“42”（全市，第 9 页）";
    const report = makeReport("2021", {
      warnings: [{ kind: "differing-row", row: "requests.new", text, place: { page: 4, line: 1 } }],
    });
    const [found] = findingsOf(report, "unreadable");
    expect(found).toMatchObject({ severity: "suspect" });
    expect(found?.message).toContain(`数字不同：${text}`);
    expect(found?.message).not.toContain("对应关系");
  });
});

describe("structure", () => {
  const sub = (text: string, number: number) => ({
    text,
    number,
    depth: 2 as const,
    part: null,
    place: { page: null, line: 2 },
  });
  const [first, ...others] = partHeadings("2019");
  const withSubs = (...subs: ReturnType<typeof sub>[]) => (first === undefined ? [] : [first, ...subs, ...others]);

  it("finds a sub-heading number that is skipped", () => {
    const report = makeReport("2019", {
      headings: withSubs(sub("（一）主动公开", 1), sub("（二）平台", 2), sub("（四）监督", 4)),
    });
    const [found] = findingsOf(report, "structure");
    expect(found?.message).toBe("“一、总体情况”部分：小标题序号从“（二）”直接到“（四）”，缺“（三）”。");
  });

  it("finds nothing skipped where the numbers begin anew, as in an annex", () => {
    const headings = withSubs(
      sub("（一）主动公开", 1),
      sub("（二）平台", 2),
      sub("（一）公开数", 1),
      sub("（三）申请数", 3),
    );
    const found = findingsOf(makeReport("2019", { headings }), "structure");
    expect(found.map(({ severity }) => severity)).toEqual(["note"]);
  });

  it("finds nothing skipped where the number stands in the prose", () => {
    const report = makeReport("2019", {
      headings: withSubs(sub("（一）主动公开", 1), sub("（二）平台", 2), sub("（四）监督", 4)),
    });
    const passages = [
      { report: report.id, heading: "一、总体情况", text: "（三）管理。按规定办理。", place: { page: null, line: 3 } },
    ];
    expect(findingsOf({ ...report, passages }, "structure")).toEqual([]);
  });

  it("suspects a part that lacks between others, and notes parts that lack at the end", () => {
    const lacking = (...parts: number[]) =>
      findingsOf(
        makeReport("2019", { headings: partHeadings("2019").filter(({ part }) => !parts.includes(part ?? 0)) }),
        "structure",
      );
    expect(lacking(5).some((finding) => finding.severity === "suspect" && finding.message.includes("五、"))).toBe(true);
    expect(lacking(5, 6).map((finding) => finding.severity)).toEqual(["note"]);
  });

  it.each([
    ["2019", 2022, "2022 年度报告用的是 2019 年格式"],
    ["2021", 2020, "2020 年度报告用的是 2021 年格式"],
  ] as const)("notes format %s used for %i", (format, year, message) => {
    expect(findingsOf(makeReport(format, { year }), "structure").map((finding) => finding.message)[0]).toContain(
      message,
    );
  });

  it("finds a title or a period of another year, a period that is no whole year, and a year that is not over", () => {
    expect(findingsOf(makeReport("2021", { title: "某区2022年年度报告" }), "structure")[0]).toMatchObject({
      severity: "suspect",
      found: 2022,
    });
    const period = (text: string) =>
      findingsOf(makeReport("2021", { period: text }), "structure").map((finding) => finding.severity);
    expect(period("2022年1月1日至2022年12月31日")).toEqual(["suspect"]);
    expect(period("2023年1月1日至12月7日止")).toEqual(["note"]);
    expect(period("2023年1月1日至12月31止")).toEqual([]);
    const { findings } = audit(makeReport("2021"), {
      formats,
      prose,
      previous: null,
      today: { year: 2023, month: 5, day: 1 },
    });
    expect(findings[0]?.message).toContain("尚未结束");
  });

  it("suspects fewer documents public than made, and regulations of a body that can make none", () => {
    const documents = makeReport("2019", { cells: { "disclosure.normative_documents": { made: 87 } } });
    expect(findingsOf(documents, "structure")[0]?.message).toBe(
      "表二“规范性文件”：“本年新制作数量” 87大于“对外公开总数量” 0，于理不合。",
    );
    const regulations = { "disclosure.regulations": { in_force: 6 } };
    expect(
      findingsOf(
        makeReport("2021", { cells: regulations, authority: { kind: "street", level: "town" } }),
        "structure",
      )[0]?.message,
    ).toContain("没有规章制定权");
    expect(findingsOf(makeReport("2021", { cells: regulations, authority: { level: "city" } }), "structure")).toEqual(
      [],
    );
  });
});

describe("findingsTouching", () => {
  it("tells the findings of a cell and of a stated figure", () => {
    const report = makeReport("2019", {
      cells: {
        "requests.new": received(3),
        "requests.outcome.granted": received(3),
        "requests.outcome.total": received(3),
      },
      stated: [
        says("受理依申请公开 1 件。", "受理依申请公开 1 件", 1),
        ...saysAll("全年发布信息 9 条，其中动态 5 条、通知 2 条、公告 1 条。", 1),
      ],
    });
    const { findings } = auditOf(report);
    expect(findings.map((finding) => finding.check)).toEqual(["text_vs_table", "stated_breakdown"]);
    expect(findingsTouching(findings, [{ row: "requests.new", column: "total" }], []).map((f) => f.check)).toEqual([
      "text_vs_table",
    ]);
    expect(findingsTouching(findings, [{ row: "requests.new", column: "business" }], [])).toEqual([]);
    expect(findingsTouching(findings, [], [2]).map((f) => f.check)).toEqual(["stated_breakdown"]);
  });
});
