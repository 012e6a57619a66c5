import { z } from "zod";
import type { Answer, CitedFigure } from "../answer/answer.ts";

const words = z.union([z.string(), z.array(z.string())]);
const figure = z.strictObject({
  row: z.string().nullish(),
  column: z.string().nullish(),
  year: z.number().nullish(),
  value: z.number().nullish(),
  unit: z.string().nullish(),
  /** Part of the authority's name. */
  authority: z.string().optional(),
  /** Part of the printed words. */
  text: z.string().optional(),
});

/** What an answer must be; what is left out is not asked for. */
export const expectationSchema = z.strictObject({
  /** One of these kinds of answer. */
  kind: words.optional(),
  value: z.number().nullable().optional(),
  /** How far the value may be off: for shares that are rounded. */
  tolerance: z.number().default(0),
  unit: z.string().nullable().optional(),
  /** All of these stand in the text; none of these does. */
  contains: words.optional(),
  excludes: words.optional(),
  /** At least one of these stands in the text. */
  containsOne: words.optional(),
  /** Each is among the figures cited, by what it names. */
  figures: z.array(figure).optional(),
  /** Ids of checks that are among the findings. */
  findings: z.array(z.string()).optional(),
});

export type Expectation = z.output<typeof expectationSchema>;

export interface Verdict {
  /** One sentence for each thing that is not as expected; none: the answer is right. */
  readonly misses: readonly string[];
  /** A number was given where none, or another, was expected: worse than no answer. */
  readonly isFalseFigure: boolean;
}

export function judgeAnswer(answer: Answer, expected: Expectation): Verdict {
  const misses: string[] = [];
  const { value, unit, tolerance } = expected;
  if (expected.kind !== undefined && !list(expected.kind).includes(answer.kind)) {
    misses.push(`kind ${answer.kind}, expected ${list(expected.kind).join(" or ")}`);
  }
  if (value !== undefined && !isNear(answer.value, value, tolerance)) {
    misses.push(`value ${answer.value}, expected ${value}`);
  }
  if (unit !== undefined && answer.unit !== unit) misses.push(`unit ${answer.unit}, expected ${unit}`);
  for (const part of list(expected.contains)) {
    if (!answer.text.includes(part)) misses.push(`text lacks 「${part}」`);
  }
  const ones = list(expected.containsOne);
  if (ones.length > 0 && !ones.some((part) => answer.text.includes(part))) {
    misses.push(`text lacks each of 「${ones.join("」「")}」`);
  }
  for (const part of list(expected.excludes)) {
    if (answer.text.includes(part)) misses.push(`text has 「${part}」`);
  }
  for (const wanted of expected.figures ?? []) {
    if (!answer.figures.some((cited) => isFigure(cited, wanted))) misses.push(`no figure ${JSON.stringify(wanted)}`);
  }
  for (const check of expected.findings ?? []) {
    if (!answer.findings.some((finding) => finding.check === check)) misses.push(`no finding ${check}`);
  }
  return { misses, isFalseFigure: isFalseFigure(answer, expected) };
}

function isFalseFigure(answer: Answer, { value, tolerance, kind, figures }: Expectation): boolean {
  if (value !== undefined) return answer.value !== null && !isNear(answer.value, value, tolerance);
  const lead = answer.value ?? (answer.kind === "figure" ? (answer.figures[0]?.value ?? null) : null);
  if (lead === null) return false;
  const kinds = list(kind);
  if (kinds.length > 0 && !kinds.includes("figure") && !kinds.includes("comparison")) return true;
  const values = (figures ?? []).flatMap((wanted) => (wanted.value == null ? [] : [wanted.value]));
  return answer.kind === "figure" && values.length > 0 && !values.some((wanted) => isNear(lead, wanted, tolerance));
}

function isFigure(cited: CitedFigure, wanted: z.output<typeof figure>): boolean {
  const { authority, text, ...exact } = wanted;
  if (authority !== undefined && !cited.authority.includes(authority)) return false;
  if (text !== undefined && !cited.text.includes(text)) return false;
  return (Object.keys(exact) as (keyof typeof exact)[]).every((key) => cited[key] === exact[key]);
}

function isNear(found: number | null, wanted: number | null, tolerance: number): boolean {
  if (found === null || wanted === null) return found === wanted;
  return Math.abs(found - wanted) <= tolerance + 1e-9 * Math.abs(wanted);
}

function list(given: string | readonly string[] | undefined): readonly string[] {
  return given === undefined ? [] : typeof given === "string" ? [given] : given;
}
