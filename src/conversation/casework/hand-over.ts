import { isOpen } from "../../application/case-state.ts";
import { holderOf, nameOf, type Officers } from "../../application/officers.ts";
import { plain, type Reply, sentence, strong } from "../reply.ts";
import type { StandingCase } from "./case-lists.ts";
import type { CaseworkButton } from "./casework-button.ts";
import type { DeskParts } from "./desk-parts.ts";
import { findCase, noSuchCase, openCase } from "./open-case.ts";
import { choice, inRows } from "./show-lists.ts";

type HandoverButton = Extract<CaseworkButton, { does: "hands" | "give" }>;

/** Asks into whose hands a case is to go, or puts it there: once, and only from the hands that it was seen in. */
export async function handOver(parts: DeskParts, person: string, button: HandoverButton): Promise<Reply> {
  const { number } = button;
  const one = await findCase(parts, number);
  if (one === undefined) return sentence(noSuchCase(number));
  // closed since the button was shown
  if (!isOpen(one.situation.state)) return openCase(parts, number, person, "这件已经办结，不用再交给谁，没有交。");
  if (button.does === "hands") return askWhose(one, parts.officers, person);
  const { to, from } = button;
  if (to !== null && !parts.officers.has(to))
    return openCase(parts, number, person, "这位已经不是工作人员了，没有交。");
  const isDone = await parts.assign(one.file, { from, to, by: person });
  if (isDone) return openCase(parts, number, person, sayDone(to, person, parts.officers));
  const now = await findCase(parts, number);
  // pressed twice, or taken over meanwhile
  const said =
    now?.file.assignee === to ? sayDone(to, person, parts.officers) : "办理人刚刚换了，请看过再改，这次没有改。";
  return openCase(parts, number, person, said);
}

function askWhose({ file }: StandingCase, officers: Officers, person: string): Reply {
  const { number, assignee } = file;
  const holder = holderOf(file, officers);
  const give = (label: string, to: string | null) => choice(label, { does: "give", number, from: assignee, to });
  const others = [...officers].filter(([one]) => one !== holder);
  return {
    spans: [
      strong(`${number}　交给谁办？`),
      plain(`\n${sayHolder(holder, officers)}对方会收到通知；期限提醒从此发给对方。`),
    ],
    choices: [
      ...inRows(
        others.map(([one, name]) => give(one === person ? `${name}（我）` : name, one)),
        2,
      ),
      [...(holder === null ? [] : [give("不指定人", null)]), choice("返回办件", { does: "case", number })],
    ],
  };
}

/** 「李明在办。」 */
function sayHolder(holder: string | null, officers: Officers): string {
  return holder === null ? "现在没有人办。" : `现在是 ${nameOf(holder, officers)} 在办。`;
}

function sayDone(to: string | null, person: string, officers: Officers): string {
  if (to === null) return "现在没有指定人办，提醒发给所有工作人员。";
  return to === person ? "现在由您办，期限提醒发给您。" : `已交给 ${nameOf(to, officers)}，对方会收到通知。`;
}
