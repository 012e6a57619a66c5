import { join } from "node:path";
import { z } from "zod";
import { readKnowledge } from "../base/knowledge.ts";

const band = z.strictObject({ from: z.number().int().positive(), rate: z.number().int().nonnegative() });
const scale = z.strictObject({
  bands: z.array(band).min(1),
  /** The last band is as wide as `every`; each one after it costs `rise` more apiece, without end. */
  beyond: z.strictObject({ every: z.number().int().positive(), rise: z.number().int().nonnegative() }).optional(),
});
const ratesSchema = z.strictObject({ by_items: scale, by_pages: scale });

/** `knowledge/guidance/rates.yaml`: what 国办函〔2020〕109号 lets an authority charge, in 元. */
export type FeeRates = z.output<typeof ratesSchema>;
type Scale = z.output<typeof scale>;

/** Items (件, of one applicant in one calendar month) or pages (页, of one application): the authority charges by one of them, never by both. */
export type FeeBasis = "items" | "pages";

/** What falls into one band: `count` at `rateYuan` each. */
export interface FeePart {
  readonly from: number;
  readonly count: number;
  readonly rateYuan: number;
}

export interface Fee {
  readonly basis: FeeBasis;
  readonly count: number;
  readonly feeYuan: number;
  /** In order, the free band first; they add up to `count`. */
  readonly parts: readonly FeePart[];
}

/** Throws KnowledgeError. */
export function loadFeeRates(knowledge: string): FeeRates {
  return readKnowledge(join(knowledge, "guidance", "rates.yaml"), ratesSchema);
}

/** What `count` items or pages may cost where the authority decides to charge. `count` is a whole number, 0 or more; else a RangeError. */
export function reckonFee(rates: FeeRates, basis: FeeBasis, count: number): Fee {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`Expected a whole number of ${basis}, got ${count}`);
  const parts = cutIntoBands(basis === "items" ? rates.by_items : rates.by_pages, count);
  return { basis, count, feeYuan: parts.reduce((sum, part) => sum + part.count * part.rateYuan, 0), parts };
}

function cutIntoBands({ bands, beyond }: Scale, count: number): readonly FeePart[] {
  const parts: FeePart[] = [];
  bands.forEach(({ from, rate }, index) => {
    const next = bands[index + 1]?.from ?? (beyond === undefined ? Number.POSITIVE_INFINITY : from + beyond.every);
    if (count >= from) parts.push({ from, count: Math.min(count + 1, next) - from, rateYuan: rate });
  });
  const last = bands.at(-1);
  if (beyond === undefined || last === undefined) return parts;
  let rateYuan = last.rate;
  for (let from = last.from + beyond.every; from <= count; from += beyond.every) {
    rateYuan += beyond.rise;
    parts.push({ from, count: Math.min(count + 1, from + beyond.every) - from, rateYuan });
  }
  return parts;
}
