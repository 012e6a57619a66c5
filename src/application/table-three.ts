import { addDays, type Day, yearOf } from "../base/day.ts";
import type { WorkCalendar } from "../base/working-days.ts";
import type { Authority } from "../report/authority.ts";
import type { Figure } from "../report/figure.ts";
import type { FormatColumn, FormatRow, FormatTable } from "../report/format.ts";
import type { Formats } from "../report/formats.ts";
import type { Report } from "../report/report.ts";
import { type CaseSituation, isOpen, replay, standing } from "./case-state.ts";
import type { CaseFile } from "./case-store.ts";

export interface TableThreeParts {
  readonly formats: Formats;
  readonly calendar: WorkCalendar;
  readonly authority: Authority;
  readonly today: Day;
}

/**
 * Table 三 of a year (format 2021) from the cases, in the shape of a printed report: what was received, carried in, settled and carried out, by applicant type.
 * Every cell is counted, the totals too, so that the audit can check them; nothing is filled in. Of a year that is not over, as of today. Throws a RangeError
 * for a year that has not begun. Tables 二 and 四 are not there: the cases do not tell them.
 */
export function tableThree(
  files: readonly CaseFile[],
  year: number,
  { formats, calendar, authority, today }: TableThreeParts,
): Report {
  if (year > yearOf(today)) throw new RangeError(`${year} has not begun`);
  const first = `${year}-01-01`;
  const end = yearOf(today) === year ? today : `${year}-12-31`;
  const table = formats.byId["2021"].tables.find(({ id }) => id === "requests") as FormatTable;
  const id = `cases-${year}`;
  const heading = `${table.heading}（办件统计）`;
  const counted = files.flatMap((file) => rowsOf(file, first, end, calendar).map((row) => ({ file, row })));
  let line = 0;
  const figures = table.blocks.flatMap((block) =>
    block.rows.flatMap((row) =>
      block.columns.map((column): Figure => {
        line += 1;
        const value = counted.filter((one) => isIn(one, row, column)).length;
        return {
          report: id,
          row: row.id,
          column: column.id,
          label: `${row.label} · ${column.label}`,
          value,
          unit: block.unit,
          status: "stated",
          text: String(value),
          note: null,
          heading,
          place: { page: null, line },
        };
      }),
    ),
  );
  return {
    id,
    title: `${authority.name}${year}年办件统计`,
    authority,
    year,
    format: "2021",
    period: `${spell(first)}至${spell(end)}`,
    compiler: null,
    figures,
    stated: [],
    headings: [],
    passages: [],
    warnings: [],
    tables: ["requests"],
  };
}

/** The rows that a case counts in, each once. */
function rowsOf(file: CaseFile, first: Day, end: Day, calendar: WorkCalendar): readonly string[] {
  const before = situationOn(file, addDays(first, -1), calendar);
  const after = situationOn(file, end, calendar);
  if (after === null) return [];
  const wasOpen = before !== null && isOpen(before.state);
  if (before !== null && !wasOpen) return [];
  const settled = isOpen(after.state) ? ["requests.carried_out"] : outcomeRows(after);
  return [wasOpen ? "requests.carried_in" : "requests.new", ...settled];
}

function outcomeRows({ outcome }: CaseSituation): readonly string[] {
  return outcome === null ? [] : [outcome, "requests.outcome.total"];
}

/** What the case had come to at the end of a day; null where it had not been received by then. */
function situationOn(file: CaseFile, day: Day, calendar: WorkCalendar): CaseSituation | null {
  const events = standing(file.events).filter((event) => event.on <= day);
  const situation = replay({ ...file, events }, calendar);
  return situation.receivedOn === null || situation.receivedOn > day ? null : situation;
}

function isIn({ file, row }: { file: CaseFile; row: string }, wanted: FormatRow, column: FormatColumn): boolean {
  return row === wanted.id && (column.id === file.applicantType || column.sum_of !== undefined);
}

function spell(day: Day): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
