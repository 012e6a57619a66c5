import { readFileSync } from "node:fs";
import type { App } from "../app.ts";
import type { Application } from "../application/application.ts";
import type { CaseEventKind, EventDraft } from "../application/case-event.ts";
import { replay } from "../application/case-state.ts";
import { eventNames } from "../application/names.ts";
import { holderOf, nameOf, type Officers } from "../application/officers.ts";
import { sayProofs } from "../application/say-identity.ts";
import { shanghaiDate } from "../base/clock.ts";
import { dayOf } from "../base/day.ts";
import { RefusedInputError } from "../base/errors.ts";
import { sayHandover } from "../conversation/notices/say-handover.ts";
import { buildCases, type CaseParts, officersOf } from "./build-cases.ts";
import { caseLine, describeCase, describeEvents } from "./case-lines.ts";
import { type ExitCode, type Io, jsonLine } from "./io.ts";
import { pathFault } from "./report-files.ts";

export interface CaseOptions {
  readonly json?: boolean;
  readonly on?: string;
  readonly outcome?: string;
  readonly note?: string;
  readonly text?: string;
  readonly days?: string;
  readonly party?: string;
  readonly entry?: string;
  readonly to?: string;
}

/** Who acts from the command line, for the log. */
export const clerk = "command-line";

/** `case NUMBER`: one case, its events and its clock. `case NUMBER EVENT`: enters what happened; what the law does not allow is refused and changes nothing. */
export async function oneCase(
  app: App,
  io: Io,
  number: string,
  event: string | undefined,
  options: CaseOptions,
): Promise<ExitCode> {
  const { cases, rules, casework } = await buildCases(app);
  const today = shanghaiDate(app.clock());
  const officers = officersOf(app.config);
  if (event === "assign") await assign({ cases, rules, officers }, number, options.to);
  else if (event !== undefined) {
    const acted = await casework.act(number, readDraft(event, options), clerk);
    if (!acted.ok) throw new RefusedInputError(`${acted.reason}Refused: nothing changed.`);
  }
  const file = await cases.load(number);
  const application = file && (await cases.open(number, clerk));
  if (file === undefined || application === undefined) {
    throw noSuchCase(number);
  }
  if (options.json) {
    const events = file.events.map(({ at: _at, text, ...rest }) => ({ ...rest, hasText: text !== null }));
    io.out(jsonLine({ ...caseLine(file, rules.calendar, today), ...masked(application), events }));
  } else {
    const holder = holderOf(file, officers);
    const whose = holder === null ? "" : `  办理人：${nameOf(holder, officers)}\n`;
    const { proofs = [] } = application.applicant;
    const attached =
      proofs.length === 0 ? "" : `  身份证明：已附${sayProofs(proofs).zh}（attachment --out 文件 取出）\n`;
    io.out(`${describeCase(file, rules.calendar, today)}\n${whose}${attached}${describeEvents(file)}`);
  }
  return 0;
}

/** `case NUMBER assign --to NAME`: an officer by name or as `GONGKAI_STAFF` has them, or nobody. Whom it concerns is told. */
async function assign(
  { cases, rules, officers }: Pick<CaseParts, "cases" | "rules"> & { readonly officers: Officers },
  number: string,
  to: string | undefined,
): Promise<void> {
  const file = await cases.load(number);
  if (file === undefined) throw noSuchCase(number);
  if (replay(file, rules.calendar).closedOn !== null) {
    throw new RefusedInputError(`${number} 已经办结，不用再交给谁。The case is closed.`);
  }
  const handover = { from: file.assignee, to: readOfficer(to, officers), by: clerk };
  if (handover.from === handover.to) return;
  if (!(await cases.assign(number, handover, sayHandover(file, handover, officers)))) {
    throw new RefusedInputError(`${number} 的办理人刚刚换了，请再看一次。Somebody else was given it just now.`);
  }
}

function readOfficer(said: string | undefined, officers: Officers): string | null {
  if (said === "nobody") return null;
  const found = [...officers].filter(([person, name]) => person === said || name === said);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only[0];
  const all = [...officers].map(([person, name]) => (name === person ? person : `${name}（${person}）`)).join("、");
  throw new RefusedInputError(
    `--to 应是 GONGKAI_STAFF 里办件的一位${all === "" ? "，现在没有" : `：${all}`}，或者 nobody。Expected an officer, or nobody.`,
  );
}

function noSuchCase(number: string): RefusedInputError {
  return new RefusedInputError(`没有编号为 ${number.slice(0, 40)} 的办件。No such case.`);
}

/** The identity number by its last 4 alone; no other personal data. */
function masked({ applicant, request }: Application) {
  return {
    applicant: {
      type: applicant.type,
      idType: applicant.idType ?? null,
      idNumber: applicant.idNumber === undefined ? null : `***${applicant.idNumber.slice(-4)}`,
      proofs: (applicant.proofs ?? []).map(({ kind, size }) => ({ kind, size })),
    },
    request: { form: request.form ?? null, delivery: request.delivery ?? null },
  };
}

function readDraft(event: string, options: CaseOptions): Omit<EventDraft, "on"> & { readonly on?: string } {
  const kinds = Object.keys(eventNames) as CaseEventKind[];
  const kind = kinds.find((one) => one === event);
  if (kind === undefined) {
    throw new RefusedInputError(`没有这一步：「${event.slice(0, 40)}」；可以是：${kinds.join("、")}。No such event.`);
  }
  const party = options.party ?? "third_party";
  if (party !== "third_party" && party !== "authority") {
    throw new RefusedInputError("--party 只能是 third_party 或 authority。Expected third_party or authority.");
  }
  return {
    kind,
    party,
    note: options.note ?? null,
    text: options.text === undefined ? null : readText(options.text),
    outcome: options.outcome ?? null,
    days: wholeNumber(options.days, "--days"),
    voids: wholeNumber(options.entry, "--entry"),
    ...(options.on === undefined ? {} : { on: readDay(options.on, "--on") }),
  };
}

/** The text of a reply, from a file. */
function readText(file: string): string {
  try {
    return readFileSync(file, "utf8")
      .replace(/^\uFEFF/u, "")
      .trim();
  } catch (error) {
    throw new RefusedInputError(`${file}：${pathFault(error)}`, { cause: error });
  }
}

/** A whole number of an option; null where it was not given. */
export function wholeNumber(text: string | undefined, option: string): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,6}$/u.test(text))
    throw new RefusedInputError(`${option} 应是整数，不是「${text.slice(0, 20)}」。Expected a whole number.`);
  return Number(text);
}

/** Years a day of the business can lie in: any other is a slip of the pen. */
const yearsKnown = { first: 1900, last: 2199 };

/** A day of an option, as 2026-03-02. */
export function readDay(text: string, option: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(text.trim()) ?? [];
  const day = dayOf(Number(year), Number(month), Number(date));
  if (day !== null && yearsKnown.first <= Number(year) && Number(year) <= yearsKnown.last) return day;
  throw new RefusedInputError(`${option} 应是日期，如 2026-03-02，不是「${text.slice(0, 20)}」。Expected a date.`);
}
