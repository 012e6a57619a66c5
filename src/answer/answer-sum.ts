import { addExact, divideExact, plainDigits } from "../base/decimal.ts";
import { amount } from "./amount.ts";
import { missingSentences } from "./answer-unknown.ts";
import { draftOne, draftSeveral } from "./answer-value.ts";
import { compareFormats } from "./compare-formats.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { explain, remarks } from "./explain-quantity.ts";
import { isKnown } from "./quantity.ts";
import { gather, isAbsent, type Question } from "./question.ts";
import { settleUnits } from "./settle-units.ts";

const linesAtMost = 20;

/** Measures, years or authorities added, with the parts named. No value where a part has none. */
export async function draftSum(question: Question): Promise<Draft> {
  const { context, query, targets } = question;
  const { say } = context;
  const quantities = await gather(question);
  const [only] = quantities;
  if (quantities.length === 1 && only && targets.missing.length === 0) return draftOne(only, question);
  const known = quantities.filter(isKnown);
  const comparison = compareFormats(known, context);
  const settled = settleUnits(known, comparison.areUnitsAlike, query.convertTo);
  const used = quantities.flatMap((one) => one.used);
  const notes = [
    ...quantities.slice(0, linesAtMost).map((one) => say("list.item", { text: explain(one, context) })),
    ...(quantities.length > linesAtMost ? [say("list.more", { count: quantities.length - linesAtMost })] : []),
    ...comparison.sentences,
    ...new Set(quantities.flatMap((one) => remarks(one, context))),
  ];
  if (known.length === 0)
    return quantities.every(isAbsent)
      ? draftSeveral(quantities, context)
      : plainDraft("comparison", say("value.none"), { used, notes });
  if (comparison.verdict === "not") return plainDraft("comparison", say("sum.not_comparable"), { used, notes });
  if (!settled) return plainDraft("comparison", say("sum.units"), { used, notes });
  const { unit, values } = settled;
  const sum = addExact(values);
  const rule = values.length > linesAtMost ? "" : values.map(plainDigits).join(" + ");
  const left = quantities.length - known.length + targets.missing.length;
  if (left > 0) {
    const partial = say("sum.partial", { count: left, sum: amount(sum, unit, context) });
    return plainDraft("comparison", say("sum.incomplete", { count: left }), {
      used,
      notes: [partial, ...notes, ...missingSentences(targets.missing, context)],
    });
  }
  const average = query.isMean ? divideExact(sum, quantities.length, 2) : null;
  if (average !== null) {
    const slots = { amount: amount(average, unit, context), sum: amount(sum, unit, context), count: quantities.length };
    return {
      ...plainDraft("comparison", say("sum.mean", slots), {
        used,
        notes: [say("sum.mean_rule", slots), ...notes],
      }),
      value: average,
      unit,
    };
  }
  const lead = say("sum.lead", { amount: amount(sum, unit, context), count: quantities.length });
  const added = rule === "" ? say("sum.added") : say("sum.rule", { parts: rule, sum: amount(sum, unit, context) });
  return { ...plainDraft("comparison", lead, { used, notes: [added, ...notes] }), value: sum, unit };
}
