import type { Severity } from "../finding.ts";
import type { Format, FormatTable } from "../format.ts";
import { tableName } from "./cell-names.ts";
import { type Audited, type Check, joinOutcomes, makeFinding, type Outcome } from "./check.ts";

/** The first year of the national formats: before it, a report need not have their tables. */
const firstYear = 2019;

/**
 * The six statutory parts and the three tables. What lacks between two parts that are there is suspect; what lacks at the end may be the file's cut,
 * and is a note.
 */
export const checkParts: Check = (audited) => {
  const { format } = audited;
  if (format === null) return noTables(audited);
  return joinOutcomes(
    [missingParts, missingTables, missingRows].map((check) => check(audited, format)).concat(unknownRows(audited)),
  );
};

function noTables(audited: Audited): Outcome {
  const { year } = audited.report;
  if (year !== null && year < firstYear) return { findings: [], results: [] };
  const finding = makeFinding(audited, "structure", "note", {
    message: "文中没有国家统一格式的表格，只有正文数据，表内各项勾稽关系无从核对。",
    messageEn:
      "The text has no table of the national formats, only figures in its prose: the sums of the tables cannot be checked.",
  });
  return { findings: [finding], results: [{ check: "structure", subject: "tables", verdict: "cannot_be_checked" }] };
}

function missingParts(audited: Audited, format: Format): Outcome {
  const seen = new Set(audited.report.headings.map((heading) => heading.part).filter((part) => part !== null));
  const titles = format.parts.map((part, index) => ({ title: part.title, part: index + 1 }));
  const missing = titles.filter(({ part }) => !seen.has(part));
  const last = Math.max(0, ...seen);
  const within = missing.filter(({ part }) => part < last && seen.size > 1 && part > Math.min(...seen));
  const outside = missing.filter((part) => !within.includes(part));
  return {
    findings: [
      ...within.map(({ title }) => partFinding(audited, "suspect", title)),
      ...(outside.length > 0 ? [partFinding(audited, "note", outside.map(({ title }) => title).join("”“"))] : []),
    ],
    results: [
      {
        check: "structure",
        subject: "parts",
        verdict: missing.length === 0 ? "holds" : within.length > 0 ? "broken" : "cannot_be_checked",
      },
    ],
  };
}

function partFinding(audited: Audited, severity: Severity, titles: string) {
  const isCut = severity === "note";
  if (audited.report.headings.every((heading) => heading.part === null)) {
    return makeFinding(audited, "structure", severity, {
      message: "所读文本中没有六个部分的标题，可能是节录或未读全。",
      messageEn: "The text read has none of the six parts' headings; it may be an extract.",
    });
  }
  return makeFinding(audited, "structure", severity, {
    message: isCut ? `所读文本中没有“${titles}”部分，可能是节录或未读全。` : `缺少“${titles}”部分。`,
    messageEn: isCut
      ? `The text read has no part “${titles}”; it may be an extract.`
      : `The part “${titles}” is missing.`,
  });
}

function missingTables(audited: Audited, format: Format): Outcome {
  const has = (id: string) => audited.report.tables.includes(id);
  const ids = format.tables.map((table) => table.id);
  const lastSeen = Math.max(-1, ...ids.map((id, index) => (has(id) ? index : -1)));
  const findings = format.tables.flatMap((table, index) => {
    if (has(table.id) || !isPartSeen(audited, format, table)) return [];
    const name = `${tableName(table)}（${table.heading}）`;
    return [
      makeFinding(audited, "structure", index < lastSeen ? "suspect" : "note", {
        message: `没有读到${name}。`,
        messageEn: `${name} was not found.`,
      }),
    ];
  });
  return {
    findings,
    results: [{ check: "structure", subject: "tables", verdict: ids.every(has) ? "holds" : "cannot_be_checked" }],
  };
}

/** A table whose part is missing is told with the part. */
function isPartSeen({ report }: Audited, format: Format, table: FormatTable): boolean {
  const part = format.parts.findIndex(({ title }) => title === table.heading) + 1;
  return report.headings.some((heading) => heading.part === part);
}

/** Rows that a table of the file never reaches. */
function missingRows(audited: Audited, format: Format): Outcome {
  const told = new Set(audited.report.warnings.map((warning) => warning.row));
  const findings = format.tables.flatMap((table) => {
    if (!audited.report.tables.includes(table.id)) return [];
    const rows = table.blocks.flatMap((block) => block.rows.map((row) => row.id));
    const missing = rows.filter((row) => !audited.cells.hasRow(row) && !told.has(row));
    if (missing.length === 0) return [];
    const names = missing.slice(0, 3).map((row) => `“${audited.names?.row(row) ?? row}”`);
    const more = missing.length > names.length;
    return [
      makeFinding(audited, "structure", "note", {
        message: `${tableName(table)}有 ${missing.length} 行没有读到：${names.join("、")}${more ? "等" : ""}，可能是节录或未读全。`,
        messageEn: `${missing.length} rows of ${tableName(table)} were not found: ${names.join(", ")}${more ? " and others" : ""}; the text may be an extract.`,
        cells: missing.map((row) => ({ row, column: null, value: null })),
      }),
    ];
  });
  return { findings, results: [] };
}

/** Rows that stand in a table but in no national format: their numbers are in no cell. */
function unknownRows(audited: Audited): Outcome {
  const findings = audited.report.warnings
    .filter((warning) => warning.kind === "unknown-row")
    .map((warning) =>
      makeFinding(audited, "structure", "note", {
        message: `表中有国家统一格式以外的行：“${warning.text.trim()}”，不计入各项数据。`,
        messageEn: `A table has a row that the national format does not know: “${warning.text.trim()}”. It is counted nowhere.`,
      }),
    );
  return { findings, results: [] };
}
