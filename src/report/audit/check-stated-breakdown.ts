import type { Severity } from "../finding.ts";
import { type Breakdown, findBreakdowns } from "./breakdown.ts";
import { type Audited, type Check, joinOutcomes, makeFinding, nothing, type Outcome } from "./check.ts";
import { type LocatedFigure, locateStated } from "./locate-stated.ts";

/** A total of the prose and the parts that its own sentence (or the next, 「其中，…」) breaks it into. */
export const checkStatedBreakdown: Check = (audited) =>
  joinOutcomes(
    findBreakdowns(locateStated(audited.report), audited.context.prose.breakdown).map((found) => judge(audited, found)),
  );

/** A short list under 「其中」 may name a part of the total only: the more parts, the less of the total they need to reach to be taken for all of it. */
const leastShare: Readonly<Record<number, number>> = { 2: 0.9, 3: 0.8 };
const leastShareOfMany = 0.5;

function judge(audited: Audited, breakdown: Breakdown): Outcome {
  const { total } = breakdown;
  const results = (verdict: "holds" | "broken") =>
    [{ check: "stated_breakdown", subject: total.figure.clause, verdict }] as const;
  if (addsUp(breakdown)) return { findings: [], results: results("holds") };
  const doubted = { ...breakdown, parts: partsMeant(breakdown) };
  if (mayBeMeant(doubted) || mayBeMeant({ ...breakdown, parts: breakdown.firstParts })) return nothing;
  return { findings: [mismatch(audited, doubted, severityOf(doubted))], results: results("broken") };
}

/** Whether all parts, the parts up to some point, or the parts in the total's own unit add up to the total. */
function addsUp({ total, parts }: Breakdown): boolean {
  return [parts, inUnitOf(total, parts)].some((list) =>
    list.some((_, index) => index > 0 && sumOf(list.slice(0, index + 1)) === total.figure.value),
  );
}

/** All the parts; without those in another unit where these alone make the sum too large. */
function partsMeant({ total, parts }: Breakdown): readonly LocatedFigure[] {
  const own = inUnitOf(total, parts);
  return sumOf(parts) > total.figure.value && sumOf(own) < total.figure.value ? own : parts;
}

/** Whether the sum need not be the total: numbers that are not exact, a list of a few parts only, or no list of this total's parts at all. */
function mayBeMeant({ total, parts, isPartial, isOpen }: Breakdown): boolean {
  if ([total, ...parts].some(({ figure }) => figure.softener !== null)) return true;
  if (inUnitOf(total, parts).length < 2 || parts.some(({ figure }) => figure.value > total.figure.value)) return true;
  const enough = leastShare[parts.length] ?? leastShareOfMany;
  const isShort = sumOf(parts) < total.figure.value;
  return isShort && (isPartial || (isOpen && sumOf(parts) < total.figure.value * enough));
}

function severityOf({ total, parts, isOpen, mayOverlap }: Breakdown): Severity {
  const mayBeRight = sumOf(parts) < total.figure.value ? isOpen : mayOverlap;
  return mayBeRight ? "suspect" : "broken";
}

function inUnitOf(total: LocatedFigure, parts: readonly LocatedFigure[]): readonly LocatedFigure[] {
  return parts.filter(({ figure }) => figure.unit === total.figure.unit || figure.unit === null);
}

function mismatch(audited: Audited, { total, parts }: Breakdown, severity: Severity) {
  const sum = sumOf(parts);
  const unit = total.figure.unit ?? "";
  const difference = Math.abs(total.figure.value - sum);
  const strange = parts.filter(({ figure }) => figure.unit !== null && figure.unit !== total.figure.unit);
  const rest = sumOf(parts.filter((part) => !strange.includes(part)));
  const spelled = parts
    .map(({ figure }) => `${figure.value}${strange.some((s) => s.figure === figure) ? figure.unit : ""}`)
    .join(" + ");
  const named = strange.map(({ figure }) => `“${figure.subject}”${figure.value}${figure.unit}`).join("、");
  const isShort = sum < total.figure.value;
  const remark = strange.length === 0 ? "" : `；其中${named}的单位不是“${unit}”，不计在内则为 ${rest}`;
  const remarkEn = strange.length === 0 ? "" : ` (${named} are not counted in “${unit}”; without them ${rest})`;
  return makeFinding(audited, "stated_breakdown", severity, {
    message: `正文“${total.figure.subject}”${total.figure.value}${unit}，所列各项相加 ${spelled} = ${sum}，${isShort ? "少" : "多"} ${difference}${remark}。`,
    messageEn: `The text says “${total.figure.subject}” ${total.figure.value} ${unit}, but the parts it lists add up to ${spelled} = ${sum}, ${difference} ${isShort ? "less" : "more"}${remarkEn}.`,
    stated: [total.index, ...parts.map(({ index }) => index)],
    expected: total.figure.value,
    found: sum,
  });
}

function sumOf(parts: readonly LocatedFigure[]): number {
  return Number(parts.reduce((sum, { figure }) => sum + figure.value, 0).toPrecision(12));
}
