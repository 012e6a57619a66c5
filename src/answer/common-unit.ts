import { shiftExact } from "../base/decimal.ts";

/** Powers of ten of yuan: 万元 is 10⁴ 元. */
const moneyPlaces: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 千万元: 7, 亿元: 8 };

/** The unit that all share; null where none has one; undefined where they differ. */
export function commonUnit(quantities: readonly { readonly unit: string | null }[]): string | null | undefined {
  const [first, ...rest] = new Set(quantities.map((one) => one.unit));
  if (first === undefined) return null;
  return rest.length === 0 ? first : undefined;
}

/** A sum of money in another unit, exactly. Null where either unit is no money. */
export function convertMoney(value: number, from: string | null, to: string): number | null {
  const here = from === null ? undefined : moneyPlaces[from];
  const there = moneyPlaces[to];
  return here === undefined || there === undefined ? null : shiftExact(value, here - there);
}
