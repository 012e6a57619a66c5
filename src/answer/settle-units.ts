import { commonUnit, convertMoney } from "./common-unit.ts";
import type { KnownQuantity } from "./quantity.ts";

/** Values that may be added and compared, in one unit, in the order given. */
export interface SettledValues {
  readonly unit: string | null;
  readonly values: readonly number[];
}

/**
 * The values in one unit: the one all share; of money in several units the one wanted, else the first's, converted exactly; of units
 * that are alike, the first's. Undefined where they are unlike.
 */
export function settleUnits(
  known: readonly KnownQuantity[],
  areUnitsAlike: boolean,
  wanted?: string,
): SettledValues | undefined {
  const shared = commonUnit(known);
  const asPrinted = known.map((one) => one.value);
  if (wanted === undefined && shared !== undefined) return { unit: shared, values: asPrinted };
  const unit = wanted ?? known[0]?.unit ?? null;
  if (unit !== null) {
    const values = known.map((one) => (one.unit === unit ? one.value : convertMoney(one.value, one.unit, unit)));
    if (values.every((value) => value !== null)) return { unit, values };
  }
  if (areUnitsAlike) return { unit, values: asPrinted };
  return shared === undefined ? undefined : { unit: shared, values: asPrinted };
}
