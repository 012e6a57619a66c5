import type { Day } from "../../base/day.ts";
import type { CountedDay } from "../../base/working-days.ts";
import type { Topic } from "../../question/guidance/guidance-files.ts";
import type { GuidanceFinding } from "../../question/guidance/guidance-finding.ts";
import type { Calculators } from "./calculators.ts";
import { fillSlots, type SayGuidance, spellDay } from "./guidance-sentences.ts";

/** What is reckoned from the message, said before all else. `value` in 元, null where no fee is. */
export interface Reckoned {
  readonly value: number | null;
  readonly unit: "元" | null;
  readonly lines: readonly string[];
}

/** The fee or the last day that the message gives the numbers for; no line where it gives none. */
export function reckonFor(
  topic: Topic,
  { items, pages, day }: GuidanceFinding,
  calculators: Calculators,
  tongue: "zh" | "en",
  say: SayGuidance,
): Reckoned {
  if (topic.fee) {
    // pages are counted in each application apart: those of several cannot be reckoned together
    if (pages !== null && (items ?? 1) === 1) return reckonFee("pages", pages, calculators, say);
    if (items !== null && pages === null) return reckonFee("items", items, calculators, say);
  }
  const sentence = topic[tongue].dated;
  const { clock } = topic;
  const none = day === null || sentence === undefined || clock === undefined;
  return { value: null, unit: null, lines: none ? [] : countDays(clock, sentence, day, calculators, say) };
}

function reckonFee(basis: "items" | "pages", count: number, calculators: Calculators, say: SayGuidance): Reckoned {
  const { feeYuan, parts } = calculators.fee(basis, count);
  const unit = say(`unit_${basis}`);
  const sum = parts
    .map((part) =>
      part.rateYuan === 0
        ? say("working_free", { count: part.count, unit })
        : say("working_part", { count: part.count, unit, rate: part.rateYuan }),
    )
    .join(say("working_join"));
  return {
    value: feeYuan,
    unit: "元",
    lines: [say(`fee_${basis}`, { count, fee: feeYuan }), say("working", { parts: sum, fee: feeYuan })],
  };
}

function countDays(
  clock: NonNullable<Topic["clock"]>,
  sentence: string,
  from: Day,
  calculators: Calculators,
  say: SayGuidance,
): readonly string[] {
  const last = calculators.lastDay(from, clock);
  const extended = calculators.lastDay(from, { ...clock, count: clock.count + (clock.extension ?? 0) });
  const spell = ({ day, unknownYears }: CountedDay) =>
    `${unknownYears.length > 0 ? say("about") : ""}${spellDay(day, say)}`;
  const lead = fillSlots(sentence, { from: spellDay(from, say), last: spell(last), extended: spell(extended) });
  if (clock.unit !== "working") return [lead];
  const off = last.weekdaysOff === 0 ? "" : say("counted_off", { days: last.weekdaysOff });
  const worked = last.weekendsWorked === 0 ? "" : say("counted_worked", { days: last.weekendsWorked });
  const counted = say("counted", { off, worked });
  const unknown = clock.extension === undefined ? last.unknownYears : extended.unknownYears;
  if (unknown.length === 0) return [lead, counted];
  const { knownYears } = calculators;
  const why = say("about_why", {
    years: unknown.join(say("list")),
    from: knownYears[0] ?? "",
    to: knownYears.at(-1) ?? "",
  });
  return [lead, counted, why];
}
