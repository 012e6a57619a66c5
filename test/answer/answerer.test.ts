import { describe, expect, it } from "vitest";
import { makeAuthority, makeReport } from "../support/make-report.ts";
import { answerTo, ask, cell, given, query } from "./asked.ts";
import { numbersWithoutEvidence } from "./numbers-without-evidence.ts";

const east = makeAuthority({
  id: "江州市东山区人民政府",
  name: "江州市东山区人民政府",
  names: ["东山区人民政府", "东山区政府", "东山区"],
});
const west = makeAuthority({
  id: "江州市西河区人民政府",
  name: "江州市西河区人民政府",
  names: ["西河区人民政府", "西河区政府", "西河区"],
});

const row = (natural: number, business: number) => ({ natural_person: natural, business, total: natural + business });

const east2023 = makeReport("2021", {
  id: "east-2023",
  authority: east,
  year: 2023,
  cells: {
    "requests.new": row(40, 10),
    "requests.carried_in": row(2, 0),
    "requests.outcome.granted": row(20, 8),
    "requests.outcome.partial": row(5, 1),
    "requests.outcome.refused.state_secret": row(1, 0),
    "requests.outcome.refused.process_information": row(3, 0),
    "requests.outcome.other.other": row(4, 1),
    "requests.outcome.total": row(33, 10),
    "requests.carried_out": row(9, 0),
    "disclosure.normative_documents": { made: 4, repealed: 1, in_force: 30 },
    "disclosure.licensing": { decisions: 500 },
    "disclosure.fees": { amount: 12.5 },
    "remedies.review": { upheld: 2, corrected: 1, total: 3 },
    "remedies.litigation_direct": { upheld: 1, total: 1 },
  },
});
const east2024 = makeReport("2021", {
  id: "east-2024",
  authority: east,
  year: 2024,
  cells: {
    "requests.new": row(45, 12),
    "requests.carried_in": row(8, 0),
    "requests.outcome.granted": row(30, 12),
    "requests.outcome.total": row(30, 12),
    "requests.carried_out": row(23, 0),
    "disclosure.fees": { amount: 0.1 },
  },
});
const east2020 = makeReport("2019", {
  id: "east-2020",
  authority: east,
  year: 2020,
  cells: {
    "requests.new": row(7, 0),
    "requests.outcome.other": row(2, 0),
    "disclosure.normative_documents": { made: 6, total_public: 25 },
    "disclosure.licensing": { last_year: 80, change: 4, decisions: 300 },
    "disclosure.fees": { last_year: 3, change: -1 },
  },
});
const west2023 = makeReport("2021", {
  id: "west-2023",
  authority: west,
  year: 2023,
  cells: { "requests.new": row(50, 0), "requests.outcome.granted": row(0, 0), "requests.outcome.total": row(0, 0) },
});

const fresh = cell("requests.new");

describe("one figure", () => {
  it("leads with the figure and its unit, then tells where it is printed", async () => {
    const answer = await ask([east2023], { measures: [fresh] });
    expect(answer).toMatchObject({ kind: "figure", value: 50, unit: "件" });
    expect(answer.text).toMatch(/^50 件。江州市东山区人民政府 2023 年/u);
    expect(answer.text).toContain("一、本年新收政府信息公开申请数量 › 总计，印“50”");
    expect(answer.figures).toMatchObject([
      {
        value: 50,
        unit: "件",
        row: "requests.new",
        column: "total",
        year: 2023,
        report: "east-2023",
        authority: east.name,
      },
    ]);
  });

  it("tells the findings that touch the cell used, and no others", async () => {
    const broken = await ask([east2023, east2024], {
      years: [2024],
      measures: [cell("requests.carried_in", "natural_person")],
    });
    expect(broken.findings.map((finding) => finding.check)).toContain("carry_over");
    expect(broken.findings.map((finding) => finding.check)).not.toContain("remedies_sum");
    for (const finding of broken.findings) expect(broken.text).toContain(finding.message);
    const clean = await ask([east2023, east2024], { years: [2024], measures: [cell("disclosure.fees", "amount")] });
    expect(clean.findings).toEqual([]);
  });

  it("tells last year's cell of what the next year's report says against it", async () => {
    const answer = await ask([east2023, east2024], { years: [2023], measures: [cell("requests.carried_out")] });
    expect(answer.findings.map((finding) => finding.check)).toContain("carry_over");
  });

  it("computes a sub-total that the table does not print, naming its parts", async () => {
    const answer = await ask([east2023], { measures: [cell("requests.outcome.refused")] });
    expect(answer).toMatchObject({ kind: "figure", value: 4, unit: "件" });
    expect(answer.figures).toHaveLength(8);
    expect(answer.text).toMatch(/4 件 = 属于国家秘密 1 \+ .*属于四类过程性信息 3/u);
    expect(answer.text).toContain("此为相加");
  });

  it("adds the columns of organizations", async () => {
    expect(await ask([east2023], { measures: [cell("requests.new", "organizations")] })).toMatchObject({
      value: 10,
      unit: "件",
    });
  });

  it("reads 其他处理 where the format prints it and adds its rows where it does not", async () => {
    expect(await ask([east2020], { measures: [cell("requests.outcome.other")] })).toMatchObject({ value: 2 });
    const added = await ask([east2023], { measures: [cell("requests.outcome.other")] });
    expect(added.value).toBe(5);
    expect(added.figures).toHaveLength(3);
  });

  it("converts money exactly", async () => {
    const answer = await ask([east2024], { measures: [cell("disclosure.fees", "amount")], convertTo: "元" });
    expect(answer).toMatchObject({ value: 1000, unit: "元" });
    expect(answer.text).toContain("0.1 万元 = 1000 元");
  });

  it("gives several figures a line each", async () => {
    const answer = await ask([east2023, east2024], { years: [2023, 2024], measures: [fresh] });
    expect(answer).toMatchObject({ kind: "figure", value: 50, unit: "件" });
    expect(answer.figures.map((figure) => figure.value)).toEqual([50, 57]);
  });
});

describe("cells without a number", () => {
  const holey = makeReport("2021", {
    id: "holey",
    authority: east,
    year: 2023,
    cells: {
      "requests.new": { natural_person: 3, business: null, total: null },
      "requests.carried_in": { natural_person: 2, business: 1, total: null },
      "requests.outcome.granted": { total: "/" },
      "requests.outcome.refused.state_secret": {
        total: null,
        natural_person: null,
        business: null,
        research: null,
        nonprofit: null,
        legal_service: null,
        other_organization: null,
      },
      "requests.outcome.refused.process_information": { total: 5 },
    },
  });

  it("never takes a blank cell for 0", async () => {
    const answer = await ask([holey], { measures: [cell("requests.new", "business")] });
    expect(answer).toMatchObject({ kind: "figure", value: null, unit: null });
    expect(answer.text).toContain("空白");
    expect(answer.text).toContain("不能当作 0");
    expect(answer.figures).toMatchObject([{ value: null, text: "" }]);
  });

  it("says what stands for “not applicable”", async () => {
    const answer = await ask([holey], { measures: [cell("requests.outcome.granted")] });
    expect(answer.value).toBeNull();
    expect(answer.text).toContain("填的是“/”");
  });

  it("computes a blank total whose columns are all printed, and calls it computed", async () => {
    const answer = await ask([holey], { measures: [cell("requests.carried_in")] });
    expect(answer).toMatchObject({ value: 3, unit: "件" });
    expect(answer.text).toContain("此为相加");
  });

  it("gives no total where a column is blank, only the sum of what is filled in, labelled", async () => {
    const answer = await ask([holey], { measures: [fresh] });
    expect(answer.value).toBeNull();
    expect(answer.text).toContain("商业企业");
    expect(answer.text).toContain("已填各格之和为 3 件");
  });

  it("gives no sub-total where a part is blank", async () => {
    const answer = await ask([holey], { measures: [cell("requests.outcome.refused")] });
    expect(answer.value).toBeNull();
    expect(answer.text).toContain("没有数字的格：属于国家秘密");
    expect(answer.text).toContain("已填各格之和为 5 件");
  });

  it("shows what is printed in a cell that cannot be tied to its place", async () => {
    const figures = holey.figures.map((figure) =>
      figure.row === "requests.carried_out" && figure.column === "total"
        ? { ...figure, value: null, status: "unreadable" as const, text: "1 2" }
        : figure,
    );
    const answer = await ask([{ ...holey, figures }], { measures: [cell("requests.carried_out")] });
    expect(answer.value).toBeNull();
    expect(answer.text).toContain("无法可靠对应");
    expect(answer.text).toContain("“1 2”");
  });

  it("never picks one of two printings that differ, and shows both with where they stand", async () => {
    const note = "“5”（市本级，第 4 页），“42”（全市，第 9 页）";
    const figures = holey.figures.map((figure) =>
      figure.row === "requests.new" && figure.column === "total"
        ? { ...figure, value: null, status: "unreadable" as const, text: "5 / 42", note }
        : figure,
    );
    const warnings = [{ kind: "differing-row" as const, row: "requests.new", text: note, place: { page: 4, line: 1 } }];
    const answer = await ask([{ ...holey, figures, warnings }], { measures: [cell("requests.new")] });
    expect(answer).toMatchObject({ kind: "unknown", value: null });
    expect(answer.text).toContain(note);
    expect(answer.findings.map((finding) => finding.message).join()).toContain("不予采用");
  });

  it("gives a doubtful row's value with the finding that says how its numbers stand", async () => {
    const warnings = [
      { kind: "doubtful-row" as const, row: "requests.carried_in", text: "0 0", place: { page: null, line: 1 } },
    ];
    const answer = await ask([{ ...east2023, warnings }], { measures: [cell("requests.carried_in")] });
    expect(answer.kind).toBe("figure");
    expect(answer.findings.map((finding) => finding.check)).toContain("unreadable");
    expect(answer.text).toContain("存疑");
  });

  it("says that a file does not show a row, and that a format does not have it", async () => {
    const cut = makeReport("2021", { id: "cut", authority: east, without: ["requests.carried_out"] });
    const notShown = await ask([cut], { measures: [cell("requests.carried_out")] });
    expect(notShown).toMatchObject({ kind: "unknown", value: null });
    const notInFormat = await ask([east2023], { measures: [cell("disclosure.procurement", "count")] });
    expect(notInFormat).toMatchObject({ kind: "unknown", value: null, figures: [] });
    expect(notInFormat.text).toContain("表格没有");
  });

  it("offers the nearest column of the other format as a question, not as the answer", async () => {
    const answer = await ask([east2023], { measures: [cell("disclosure.normative_documents", "total_public")] });
    expect(answer).toMatchObject({ kind: "unknown", value: null });
    expect(answer.options).toHaveLength(1);
    expect(answer.options[0]?.send).toMatch(/^江州市东山区人民政府2023年.*现行有效/u);
    expect(answer.text).not.toContain("30");
  });
});

describe("whom and when", () => {
  it("asks which authority where several are held, with whole questions to send", async () => {
    const answer = await ask([east2023, west2023], { measures: [fresh] }, { question: "新收多少件" });
    expect(answer).toMatchObject({ kind: "clarify", value: null });
    expect(answer.options.map((option) => option.send)).toEqual([`${east.name}新收多少件`, `${west.name}新收多少件`]);
  });

  it("says how many there are, with an example, where they are too many for options", async () => {
    const many = ["甲", "乙", "丙", "丁", "戊"].map((name) =>
      makeReport("2021", {
        id: name,
        authority: { id: `${name}县人民政府`, name: `${name}县人民政府`, names: [`${name}县`] },
      }),
    );
    const answer = await ask(many, { measures: [fresh] });
    expect(answer).toMatchObject({ kind: "clarify", options: [] });
    expect(answer.text).toContain("5 个单位");
  });

  it("takes the configured authority by any of its names", async () => {
    const answer = await ask([east2023, west2023], { measures: [fresh] }, { defaultAuthority: "西河区" });
    expect(answer).toMatchObject({ value: 50, figures: [{ authority: west.name }] });
  });

  it("puts no other authority in place of a configured one that is not held", async () => {
    const answer = await ask([east2023], { measures: [fresh] }, { defaultAuthority: "南坪区" });
    expect(answer).toMatchObject({ kind: "unknown", value: null, figures: [] });
  });

  it("takes the newest year where none is named, and says so", async () => {
    const answer = await ask([east2020, east2023, east2024], { measures: [fresh] });
    expect(answer).toMatchObject({ value: 57, figures: [{ year: 2024 }] });
    expect(answer.text).toContain("最新的 2024 年");
  });

  it("puts no other year in place of one that is not held", async () => {
    const answer = await ask([east2020, east2023], { years: [2022], measures: [fresh] });
    expect(answer).toMatchObject({ kind: "unknown", value: null, figures: [] });
    expect(answer.text).toContain("2020、2023 年");
    expect(answer.text).toContain("依申请公开");
  });

  it("says of a year that is not over that its report comes later", async () => {
    const answer = await ask([east2023], { years: [2026], measures: [fresh] });
    expect(answer.text).toContain("2026 年的报告要到次年才公布");
  });

  it("names a year that is missing beside those that are held", async () => {
    const answer = await ask([east2023], { years: [2023, 2022], measures: [fresh] });
    expect(answer).toMatchObject({ kind: "figure", value: 50 });
    expect(answer.text).toContain("没有江州市东山区人民政府 2022 年的报告");
  });

  it("takes each authority with its own year where they are named in turn", async () => {
    const slots = (["authority", "year", "authority", "year"] as const).map((slot) => ({
      slot,
      text: "",
      meaning: "",
    }));
    const answer = await ask(
      [east2023, east2024, west2023],
      { operation: "difference", authorities: [east.id, west.id], years: [2024, 2023], measures: [fresh] },
      { understanding: { slots } },
    );
    expect(answer).toMatchObject({ kind: "comparison", value: 7 });
  });

  it("says that nothing has been read where the library is empty", async () => {
    expect(await ask([], { measures: [fresh] })).toMatchObject({ kind: "unknown", value: null });
  });
});

describe("sum, difference, growth, share", () => {
  it("adds measures with the rule shown", async () => {
    const answer = await ask([east2023], {
      operation: "sum",
      measures: [cell("remedies.review"), cell("remedies.litigation")],
    });
    expect(answer).toMatchObject({ kind: "comparison", value: 4, unit: "件" });
    expect(answer.text).toContain("3 + 1 = 4 件");
  });

  it("divides a sum by how many were added, and shows it", async () => {
    const answer = await ask([east2023, east2024], {
      operation: "sum",
      years: "all",
      measures: [fresh],
      isMean: true,
    });
    const values = answer.figures.map(({ value }) => value ?? 0);
    expect(values).toHaveLength(2);
    expect(answer.value).toBe(((values[0] ?? 0) + (values[1] ?? 0)) / 2);
    expect(answer.text).toContain("÷ 2 =");
  });

  it("sets one year as so many times another, the first by the second", async () => {
    const asked = { operation: "share", isRatio: true, measures: [fresh] } as const;
    const later = await ask([east2023, east2024], { ...asked, years: [2024, 2023] });
    const earlier = await ask([east2023, east2024], { ...asked, years: [2023, 2024] });
    expect([later.unit, earlier.unit]).toEqual(["倍", "倍"]);
    expect((later.value ?? 0) > 1).toBe((earlier.value ?? 0) < 1);
    expect(later.value).not.toBe(1);
  });

  it("gives a year's share of what several years come to, and none where one of them is not held", async () => {
    const asked = { operation: "share", measures: [fresh], years: [2024] } as const;
    const base = { authorities: "default", recent: null } as const;
    const share = await ask([east2023, east2024], { ...asked, base: { ...base, years: [2023, 2024] } });
    const [part, other] = ["2024", "2023"].map(
      (year) => share.figures.find((one) => String(one.year) === year)?.value ?? 0,
    );
    expect(share.value).toBeCloseTo((100 * (part ?? 0)) / ((part ?? 0) + (other ?? 0)), 1);
    const without = await ask([east2023, east2024], { ...asked, base: { ...base, years: [2022, 2024] } });
    expect(without.value).toBeNull();
  });

  it("adds nothing that is counted in other units", async () => {
    const answer = await ask([east2023], { operation: "sum", measures: [fresh, cell("disclosure.fees", "amount")] });
    expect(answer).toMatchObject({ kind: "comparison", value: null });
  });

  it("takes the earlier year from the later, whichever is named first", async () => {
    for (const years of [
      [2023, 2024],
      [2024, 2023],
    ]) {
      const answer = await ask([east2023, east2024], { operation: "difference", years, measures: [fresh] });
      expect(answer).toMatchObject({ kind: "comparison", value: 7, unit: "件" });
      expect(answer.text).toMatch(/^多 7 件：.*2024 年 57 件，2023 年 50 件/u);
      expect(answer.text).toContain("57 − 50 = 7");
    }
  });

  it("takes the second from the first between years too, where one is said to be more than the other", async () => {
    const asked = { operation: "difference", measures: [fresh], years: [2023, 2024] } as const;
    const later = await ask([east2023, east2024], asked);
    const named = await ask([east2023, east2024], { ...asked, isInOrder: true });
    expect(named.value).toBe(-(later.value ?? 0));
    expect(named.value).not.toBe(0);
  });

  it("takes the second from the first between measures and between authorities", async () => {
    expect(
      await ask([east2023], {
        operation: "difference",
        measures: [cell("requests.outcome.partial"), cell("requests.outcome.granted")],
      }),
    ).toMatchObject({ value: -22 });
    expect(
      await ask([east2023, west2023], {
        operation: "difference",
        authorities: [west.id, east.id],
        measures: [cell("requests.outcome.granted")],
      }),
    ).toMatchObject({ value: -28 });
  });

  it("means the year before where one year is compared alone", async () => {
    expect(await ask([east2023, east2024], { operation: "growth", years: [2024], measures: [fresh] })).toMatchObject({
      value: 14,
      unit: "%",
    });
  });

  it("cannot compare with a year that is not held, and gives the figure that is", async () => {
    const answer = await ask([east2024], { operation: "difference", years: [2024, 2023], measures: [fresh] });
    expect(answer).toMatchObject({ kind: "unknown", value: null });
    expect(answer.text).toContain("57 件");
  });

  it("works out no growth from 0 or from a blank", async () => {
    const zero = await ask([east2023, east2024], {
      operation: "growth",
      years: [2023, 2024],
      measures: [cell("disclosure.coercion", "decisions")],
    });
    expect(zero).toMatchObject({ kind: "comparison", value: null });
    expect(zero.text).toContain("基数为 0");
    const blank = makeReport("2021", {
      id: "blank",
      authority: east,
      year: 2022,
      cells: { "disclosure.licensing": { decisions: null } },
    });
    expect(
      await ask([blank, east2023], {
        operation: "growth",
        years: [2022, 2023],
        measures: [cell("disclosure.licensing", "decisions")],
      }),
    ).toMatchObject({ kind: "comparison", value: null });
  });

  it("works the growth of items out of last year's number and this year's change", async () => {
    expect(
      await ask([east2020], { operation: "growth", measures: [cell("disclosure.licensing", "last_year")] }),
    ).toMatchObject({ value: 5, unit: "%" });
  });

  it.each([
    [cell("requests.new", "natural_person"), null, 80],
    [cell("requests.outcome.partial"), null, 13.95],
    [cell("requests.outcome.refused"), cell("requests.pool"), 7.69],
  ])("gives the share of %o in its whole", async (measure, whole, percent) => {
    const answer = await ask([east2023], { operation: "share", measures: [measure], whole });
    expect(answer).toMatchObject({ kind: "comparison", value: percent, unit: "%" });
    expect(answer.text.startsWith(`${percent}%`)).toBe(true);
  });

  it("gives no share of 0, none across units, none without a whole", async () => {
    const shares = [
      [west2023, { measures: [cell("requests.outcome.granted")] }],
      [
        east2023,
        { measures: [cell("disclosure.normative_documents", "in_force")], whole: cell("disclosure.fees", "amount") },
      ],
      [east2023, { measures: [cell("disclosure.licensing", "decisions")] }],
    ] as const;
    for (const [report, parts] of shares) {
      expect(await ask([report], { operation: "share", ...parts })).toMatchObject({
        kind: "comparison",
        value: null,
        unit: null,
      });
    }
  });
});

describe("the formats of 2019 and 2021", () => {
  const years = [2020, 2023];
  it("subtracts nothing that they count differently, and says why", async () => {
    const fees = await ask([east2020, east2023], {
      operation: "difference",
      years,
      measures: [cell("disclosure.licensing", "last_year")],
    });
    expect(fees).toMatchObject({ kind: "comparison", value: null });
    expect(fees.text).toContain("2021 格式不再报告");
    const amounts = await ask([east2020, east2023], {
      operation: "growth",
      years,
      measures: [cell("disclosure.fees", "amount")],
    });
    expect(amounts).toMatchObject({ kind: "comparison", value: null });
    expect(amounts.text).toContain("不能比较");
  });

  it("compares with care what nearly corresponds", async () => {
    const decisions = await ask([east2020, east2023], {
      operation: "difference",
      years,
      measures: [cell("disclosure.licensing", "decisions")],
    });
    expect(decisions.value).toBe(200);
    expect(decisions.text).toContain("误填");
    const other = await ask([east2020, east2023], {
      operation: "difference",
      years,
      measures: [cell("requests.outcome.other")],
    });
    expect(other.value).toBe(3);
    expect(other.text).toContain("拆成三行");
  });

  it("compares table three without a word", async () => {
    const answer = await ask([east2020, east2023], { operation: "difference", years, measures: [fresh] });
    expect(answer.value).toBe(43);
    expect(answer.text).not.toContain("格式");
  });
});

describe("lists and ranks", () => {
  it("lists the outcomes with their total", async () => {
    const answer = await ask([east2023], { operation: "list", measures: [cell("requests.outcome.total")] });
    expect(answer).toMatchObject({ kind: "comparison", value: 43, unit: "件" });
    expect(answer.text).toContain("· 予以公开：28 件");
    expect(answer.text).toContain("· 不予公开合计：4 件");
  });

  it("breaks a row down by column", async () => {
    const answer = await ask([east2023], { operation: "breakdown", measures: [fresh] });
    expect(answer.value).toBe(50);
    expect(answer.text).toContain("· 自然人：40 件");
    expect(answer.figures.map((figure) => figure.column)).toEqual([
      "total",
      "natural_person",
      "business",
      "research",
      "nonprofit",
      "legal_service",
      "other_organization",
    ]);
  });

  it("gives no total of columns that add up to nothing", async () => {
    const answer = await ask([east2020], {
      operation: "breakdown",
      measures: [cell("disclosure.licensing", "decisions")],
    });
    expect(answer).toMatchObject({ kind: "comparison", value: null });
    expect(answer.figures.map((figure) => figure.value)).toEqual([80, 4, 300]);
  });

  it("names ties, and leaves blanks out and counts them", async () => {
    const blank = makeReport("2021", {
      id: "blank",
      authority: { id: "丙县人民政府", name: "丙县人民政府" },
      year: 2023,
      tables: ["disclosure"],
    });
    const answer = await ask([east2023, west2023, blank], {
      operation: "extreme",
      authorities: "all",
      over: "authorities",
      direction: "most",
      measures: [fresh],
    });
    expect(answer).toMatchObject({ kind: "comparison", value: 50, unit: "件" });
    expect(answer.text).toContain("并列最多");
    expect(answer.text).toContain("另有 1 项没有数字");
  });

  it("ranks years and columns", async () => {
    const years = await ask([east2020, east2023, east2024], {
      operation: "rank",
      years: "all",
      over: "years",
      direction: "least",
      measures: [fresh],
    });
    expect(years.figures.map((figure) => figure.value)).toEqual([7, 50, 57]);
    const columns = await ask([east2023], {
      operation: "extreme",
      over: "columns",
      direction: "most",
      measures: [fresh],
    });
    expect(columns.value).toBe(40);
    expect(columns.text).toMatch(/^自然人最多，40 件/u);
  });

  it("shows ten of many, and reads them across the library", async () => {
    const many = Array.from({ length: 30 }, (_, index) => {
      const name = `第${index + 1}县人民政府`;
      return makeReport("2021", {
        id: `r${index}`,
        authority: { id: name, name, names: [] },
        year: 2023,
        cells: { "requests.new": row(index, 0) },
      });
    });
    const answer = await ask(many, {
      operation: "rank",
      authorities: "all",
      over: "authorities",
      direction: "most",
      measures: [fresh],
    });
    expect(answer.value).toBe(29);
    expect(answer.figures).toHaveLength(10);
    expect(answer.text).toContain("共 30 项，只列出前 10 项");
  });
});

describe("yes or no", () => {
  it.each([
    [fresh, null, /^有，50 件/u, 50],
    [cell("requests.new", "research"), null, /^没有，0 件/u, 0],
    [fresh, { relation: ">", value: 50 }, /^否，没有超过 50 件，50 件/u, 50],
    [fresh, { relation: ">=", value: 50 }, /^是，达到 50 件，50 件/u, 50],
  ] as const)("answers %o %o with the figure", async (measure, compare, text, value) => {
    const answer = await ask([east2023], { operation: "yesno", measures: [measure], compare });
    expect(answer).toMatchObject({ kind: "figure", value, unit: "件" });
    expect(answer.text).toMatch(text);
  });

  it("says neither where the cell is blank", async () => {
    const blank = makeReport("2021", {
      id: "blank",
      authority: east,
      cells: { "disclosure.licensing": { decisions: null } },
    });
    const answer = await ask([blank], { operation: "yesno", measures: [cell("disclosure.licensing", "decisions")] });
    expect(answer.value).toBeNull();
    expect(answer.text).not.toMatch(/^(?:有，|没有，)/u);
  });
});

describe("check, about, reports", () => {
  it("opens with what does not add up, and carries the findings", async () => {
    const answer = await ask([east2024, east2023], { operation: "check", years: [2024] });
    expect(answer).toMatchObject({ kind: "comparison", value: null });
    expect(answer.text).toMatch(/^对不上：/u);
    expect(answer.findings.length).toBeGreaterThan(0);
    for (const { message } of answer.findings) expect(answer.text.split(message)).toHaveLength(2);
  });

  it("says that nothing was found where a report agrees with itself", async () => {
    expect((await ask([makeReport("2021", { authority: east })], { operation: "check" })).text).toContain(
      "未发现不一致",
    );
  });

  it("quotes who compiled the report, and does not guess it", async () => {
    const compiled = { ...east2023, compiler: "东山区人民政府办公室" };
    expect(await ask([compiled], { operation: "about", about: "compiler" })).toMatchObject({
      kind: "passage",
      citations: [{ text: "东山区人民政府办公室" }],
    });
    expect(await ask([east2023], { operation: "about", about: "compiler" })).toMatchObject({
      kind: "unknown",
      citations: [],
    });
  });

  it("lists the reports held", async () => {
    const answer = await ask([east2020, east2023, west2023], {
      operation: "reports",
      authorities: "all",
      years: "all",
    });
    expect(answer.kind).toBe("chat");
    expect(answer.text).toContain("2020、2023 年");
    expect(await ask([east2020], { operation: "reports", authorities: "all", years: [2022] })).toMatchObject({
      kind: "unknown",
    });
  });
});

describe("readings, refusals and talk", () => {
  const reading = (row: string) => ({ label: row, send: `${row}多少`, query: query({ measures: [cell(row)] }) });
  const readings = [reading("requests.new"), reading("requests.pool")];

  it("answers where every reading gives one number, and asks where they do not", async () => {
    const same = await ask([west2023], { measures: [fresh], alternatives: readings });
    expect(same).toMatchObject({ kind: "figure", value: 50 });
    expect(same.text).toContain("数字相同");
    const differ = await ask([east2023], { measures: [fresh], alternatives: readings });
    expect(differ).toMatchObject({ kind: "clarify", value: null });
    expect(differ.options.map((option) => option.send)).toEqual(["requests.new多少", "requests.pool多少"]);
  });

  it("names what was not found, what is held, and the next step", async () => {
    const answer = await answerTo([east2023], { kind: "unknown", reason: "measure", subject: "疫情" });
    expect(answer).toMatchObject({ kind: "unknown", value: null, figures: [] });
    for (const words of ["疫情", "江州市东山区人民政府：2023 年", "依申请公开"]) expect(answer.text).toContain(words);
  });

  it("changes no figure on instruction, and restates the printed one", async () => {
    const answer = await answerTo([east2023], {
      kind: "unknown",
      reason: "instruction",
      subject: "改成300",
      query: query({ measures: [fresh] }),
    });
    expect(answer.value).toBe(50);
    expect(answer.text).toContain("不能照办");
  });

  it("answers a year that is not held with that authority's years, never with another year's figure", async () => {
    const answer = await answerTo([east2023], {
      kind: "unknown",
      reason: "year",
      subject: "2022",
      query: query({ authorities: [east.id], years: [2022], measures: [fresh] }),
    });
    expect(answer).toMatchObject({ kind: "unknown", value: null, figures: [] });
    expect(answer.text).toContain("2023 年");
  });

  it("passes a question back, and greets", async () => {
    const option = { label: "甲", send: "甲多少" };
    expect(await answerTo([east2023], { kind: "clarify", question: "哪一个？", options: [option] })).toMatchObject({
      kind: "clarify",
      options: [option],
      text: "哪一个？",
    });
    expect(await answerTo([east2023], { kind: "chat", topic: "greeting" })).toMatchObject({
      kind: "chat",
      value: null,
    });
  });
});

describe("languages", () => {
  it("answers in English with the printed words in Chinese", async () => {
    const answer = await ask(
      [east2023, east2024],
      { years: [2023], measures: [cell("requests.carried_out")] },
      { language: "en" },
    );
    expect(answer.text).toMatch(/^9 件 \(items\)\. 江州市东山区人民政府, 2023: requests carried over to next year/u);
    expect(answer.text).toContain("四、结转下年度继续办理 › 总计, printed “9”");
    expect(answer.findings[0]?.message).toMatch(/[a-z]{4}/u);
  });

  it("answers in traditional script and leaves printed words as they are", async () => {
    const answer = await ask([east2023], { measures: [fresh] }, { language: "zh-Hant" });
    expect(answer.text).toMatch(/^50 件。江州市東山區人民政府 2023 年“本年新收申請”為 50 件。/u);
    expect(answer.text).toContain("一、本年新收政府信息公开申请数量 › 总计");
  });
});

describe("every answer", () => {
  it("shows no number that is neither cited nor worked out of what is cited", () => {
    expect(given.length).toBeGreaterThan(60);
    for (const one of given) expect(numbersWithoutEvidence(one.answer, one.asked)).toEqual([]);
  });

  it("gives no unit without a value, and a figure for every value", () => {
    for (const { answer } of given) {
      if (answer.value === null) expect(answer.unit).toBeNull();
      else expect(answer.figures.length).toBeGreaterThan(0);
    }
  });
});
