import type { CaseFile, Notice } from "../../application/case-store.ts";
import { nameOf, type Officers } from "../../application/officers.ts";
import type { Handover } from "../../storage/kept-cases.ts";

/** What colleagues are told of a case that changes hands: whoever gets it or loses it, but for the one who does it. */
export function sayHandover(
  { number }: Pick<CaseFile, "number">,
  { from, to, by }: Handover,
  officers: Officers,
): readonly Notice[] {
  const who = nameOf(by, officers);
  const tell = (conversation: string | null, text: string): readonly Notice[] =>
    conversation === null || conversation === by || !officers.has(conversation) ? [] : [{ conversation, text }];
  const now = to === null ? "现在没有人办" : `现在由${to === by ? who : nameOf(to, officers)}办`;
  return [
    ...tell(to, `${who} 把 ${number} 交给您办。发 ${number} 看办件。`),
    ...tell(from, `${number} ${now}（${who} 改的）。`),
  ];
}
