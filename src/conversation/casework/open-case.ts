import type { CaseFile } from "../../application/case-store.ts";
import { situationOf } from "../../application/situation-of.ts";
import { shanghaiDate } from "../../base/clock.ts";
import { plain, type Reply, sentence } from "../reply.ts";
import type { DeskPresent, StandingCase } from "./case-lists.ts";
import type { DeskParts } from "./desk-parts.ts";
import { showCase } from "./show-case.ts";

/** A case on the screen, below a sentence where there is one: the log has who looks before anything is shown. */
export async function openCase(parts: DeskParts, number: string, person: string, said?: string): Promise<Reply> {
  const one = await findCase(parts, number);
  if (one === undefined) return sentence(noSuchCase(number));
  const shown = showCase(one, await parts.cases.open(number, person), presentOf(parts, person));
  return said === undefined ? shown : { ...shown, spans: [plain(`${said}\n\n`), ...shown.spans] };
}

export async function findCase(parts: DeskParts, number: string): Promise<StandingCase | undefined> {
  const file = await parts.cases.load(number);
  return file && standingCase(parts, file);
}

export function standingCase({ rules }: DeskParts, file: CaseFile): StandingCase {
  return { file, situation: situationOf(file, rules.calendar) };
}

export function presentOf(parts: DeskParts, person: string): DeskPresent {
  return { today: todayOf(parts), calendar: parts.rules.calendar, officers: parts.officers, person };
}

export function todayOf({ clock }: DeskParts): string {
  return shanghaiDate(clock());
}

export function noSuchCase(number: string): string {
  return `没有编号为 ${number} 的办件。`;
}
