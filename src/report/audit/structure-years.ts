import { normalize } from "../../base/text.ts";
import type { Finding, Severity } from "../finding.ts";
import { type Audited, type Check, makeFinding } from "./check.ts";

/** The first year reported in the format of 2021. */
const newFormatFrom = 2021;

/** A year that does not fit: in the title, in the period, against the format, or not over yet; a year or an authority that is not told. */
export const checkYears: Check = (audited) => {
  const { year } = audited.report;
  const findings = [...told(audited), ...formatYear(audited), ...period(audited), ...future(audited)];
  const isDoubted = findings.some((finding) => finding.severity !== "note");
  return {
    findings,
    results: [
      {
        check: "structure",
        subject: "year",
        verdict: isDoubted ? "broken" : year === null ? "cannot_be_checked" : "holds",
      },
    ],
  };
};

function told(audited: Audited): readonly Finding[] {
  const { report } = audited;
  const quote = (text: string) => (text.trim() === "" ? "" : `：“${text.trim()}”`);
  const findings = report.warnings.flatMap((warning): readonly Finding[] => {
    const say = (severity: Severity, message: string, messageEn: string) => [
      makeFinding(audited, "structure", severity, {
        message: `${message}${quote(warning.text)}。`,
        messageEn: `${messageEn}${quote(warning.text)}.`,
      }),
    ];
    if (warning.kind === "year-conflict") return say("suspect", "所写年份前后不一致", "The years printed do not agree");
    if (warning.kind === "other-report")
      return say("note", "文件里还有另一份报告，没有读入", "The file holds another report, which was not read");
    if (warning.kind === "missing-year") return say("note", "没有写明报告年度", "The report does not tell its year");
    if (warning.kind === "missing-authority")
      return say("note", "没有写明编制单位", "The report does not name its authority");
    return [];
  });
  if (report.year === null || report.warnings.some((warning) => warning.kind === "year-conflict")) return findings;
  const inTitle = yearsIn(report.title);
  if (inTitle.length === 0 || inTitle.includes(report.year)) return findings;
  const titled = makeFinding(audited, "structure", "suspect", {
    message: `标题“${report.title.trim()}”写的是 ${inTitle.join("、")} 年，与报告年度 ${report.year} 年不一致。`,
    messageEn: `The title “${report.title.trim()}” says ${inTitle.join(", ")}, not ${report.year}.`,
    expected: report.year,
    found: inTitle[0] ?? null,
  });
  return [...findings, titled];
}

function formatYear(audited: Audited): readonly Finding[] {
  const { format, year } = audited.report;
  if (format === "free" || year === null) return [];
  if ((format === "2021") === year >= newFormatFrom) return [];
  return [
    makeFinding(audited, "structure", "note", {
      message: `${year} 年度报告用的是 ${format} 年格式，表二各栏与同年其他单位的口径不同。`,
      messageEn: `The report on ${year} follows the format of ${format}: its 表二 does not count what other reports of that year count.`,
    }),
  ];
}

function period(audited: Audited): readonly Finding[] {
  const { period: printed, year } = audited.report;
  const match = /(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日?[^\d]+(?:(\d{4})年)?(\d{1,2})月(\d{1,2})/u.exec(
    normalize(printed ?? "").replace(/\s/gu, ""),
  );
  if (printed === null || year === null || match === null) return [];
  const [from, to] = [Number(match[1]), Number(match[4] ?? match[1])];
  if (from !== year || to !== year) {
    if (audited.report.warnings.some((warning) => warning.kind === "year-conflict")) return [];
    return [
      makeFinding(audited, "structure", "suspect", {
        message: `统计期限“${printed}”与报告年度 ${year} 年不一致。`,
        messageEn: `The period “${printed}” is not the year ${year}.`,
        expected: year,
        found: from !== year ? from : to,
      }),
    ];
  }
  const days = [match[2], match[3], match[5], match[6]].map(Number).join("-");
  if (days === "1-1-12-31") return [];
  return [
    makeFinding(audited, "structure", "note", {
      message: `统计期限“${printed}”不是全年，与其他年度、其他单位比较时须注意。`,
      messageEn: `The period “${printed}” is not a whole year; mind that in comparisons.`,
    }),
  ];
}

function future(audited: Audited): readonly Finding[] {
  const { today } = audited.context;
  const { year } = audited.report;
  if (today === undefined || year === null || year < today.year) return [];
  return [
    makeFinding(audited, "structure", "suspect", {
      message: `报告年度 ${year} 年尚未结束，年份存疑。`,
      messageEn: `The year ${year} is not over yet: the year is doubtful.`,
      found: year,
    }),
  ];
}

function yearsIn(text: string): readonly number[] {
  return [...normalize(text).matchAll(/(?<!\d)(20\d\d) ?年/gu)].map((match) => Number(match[1]));
}
