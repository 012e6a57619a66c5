import type { Authority } from "../../src/report/authority.ts";
import type { Finding } from "../../src/report/finding.ts";
import type { Report } from "../../src/report/report.ts";

export function madeUpAuthority(name: string, names: readonly string[] = [name]): Authority {
  return { id: name, name, places: [name], kind: "government", level: "county", names, isNamed: true };
}

/** A small report with one of everything; `cells` are values of 新收, in the order of the columns. */
export function madeUpReport(
  id: string,
  authority: Authority,
  year: number | null,
  cells: readonly (number | null)[] = [3, 0, null],
): Report {
  const columns = ["natural_person", "business", "total"];
  const heading = "三、收到和处理政府信息公开申请情况";
  return {
    id,
    title: `${authority.name}${year ?? ""}年政府信息公开工作年度报告`,
    authority,
    year,
    format: "2021",
    period: "2020年1月1日至2020年12月31日",
    compiler: null,
    figures: cells.map((value, at) => ({
      report: id,
      row: "requests.new",
      column: columns[at] ?? "",
      label: `一、本年新收政府信息公开申请数量 · ${columns[at]}`,
      value,
      unit: "件",
      status: value === null ? "blank" : "stated",
      text: value === null ? "" : String(value),
      note: at === 0 ? "计划" : null,
      heading,
      place: { page: at === 0 ? null : 4, line: 10 + at },
    })),
    stated: [
      {
        report: id,
        row: null,
        column: null,
        label: "在线访谈",
        value: 2623.72,
        unit: "期",
        status: "stated",
        text: "全年在线访谈约 2623.72 期。",
        note: null,
        heading: "一、总体情况",
        place: { page: 1, line: 5 },
        subject: "在线访谈",
        clause: "在线访谈约 2623.72 期",
        softener: "约",
        sentence: 4,
      },
    ],
    headings: [
      { text: "一、总体情况", number: 1, depth: 1, part: 1, place: { page: 1, line: 3 } },
      { text: "（一）平台", number: null, depth: 2, part: null, place: { page: 1, line: 4 } },
    ],
    passages: [
      { report: id, heading: "一、总体情况", text: "全年在线访谈约 2623.72 期。", place: { page: 1, line: 5 } },
    ],
    warnings: [{ kind: "noise", row: null, text: "广告", place: { page: null, line: 1 } }],
    tables: ["requests"],
  };
}

export function madeUpFinding(report: string, severity: Finding["severity"]): Finding {
  return {
    report,
    check: "balance",
    severity,
    message: "新收加结转不等于总计加结转下年度。",
    messageEn: "Received and carried in do not balance.",
    cells: [{ row: "requests.new", column: "total", value: null, report: "other" }],
    stated: [0],
    expected: 3,
    found: 0,
  };
}
