import type { App } from "../app.ts";
import { type CaseState, caseStates } from "../application/case-event.ts";
import { stateNames } from "../application/names.ts";
import { shanghaiDate } from "../base/clock.ts";
import { RefusedInputError } from "../base/errors.ts";
import { buildCases } from "./build-cases.ts";
import { caseLine, describeCase } from "./case-lines.ts";
import { type ExitCode, type Io, jsonLine } from "./io.ts";

/** `cases [--state S]`: every case, or those in one state; nothing personal. */
export async function cases(
  app: App,
  io: Io,
  options: { readonly json?: boolean; readonly state?: string },
): Promise<ExitCode> {
  const states = options.state === undefined ? undefined : [readState(options.state)];
  const { cases, rules } = await buildCases(app);
  const today = shanghaiDate(app.clock());
  const files = await cases.list(states === undefined ? {} : { states });
  for (const file of files) {
    io.out(
      options.json ? jsonLine(caseLine(file, rules.calendar, today)) : `${describeCase(file, rules.calendar, today)}\n`,
    );
  }
  if (files.length === 0) io.err("没有符合条件的办件。No cases.\n");
  return 0;
}

function readState(text: string): CaseState {
  const said = text.trim();
  const state = caseStates.find((one) => one === said.replaceAll("-", "_") || stateNames[one].zh === said);
  if (state !== undefined) return state;
  const all = caseStates.map((one) => `${one}（${stateNames[one].zh}）`).join("、");
  throw new RefusedInputError(`没有状态「${said.slice(0, 40)}」，可以是：${all}。No such state.`);
}
