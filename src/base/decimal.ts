/** Exact arithmetic on the decimal numbers that reports print: 2623.72 × 10000 is 26237200, 0.1 + 0.2 is 0.3. */

interface Scaled {
  readonly digits: bigint;
  /** Decimal places: the number is digits ÷ 10^scale. */
  readonly scale: number;
}

/** The exact sum; 0 of no numbers. */
export function addExact(values: readonly number[]): number {
  const scaled = values.map(toScaled);
  const scale = Math.max(0, ...scaled.map((part) => part.scale));
  const digits = scaled.reduce((sum, part) => sum + part.digits * 10n ** BigInt(scale - part.scale), 0n);
  return toNumber({ digits, scale });
}

/** a − b, exactly. */
export function subtractExact(a: number, b: number): number {
  return addExact([a, -b]);
}

/** value × 10^places, exactly; places may be negative. */
export function shiftExact(value: number, places: number): number {
  const { digits, scale } = toScaled(value);
  return toNumber({ digits, scale: scale - places });
}

/** part ÷ whole in percent, rounded half away from zero to two decimals. Null where the whole is 0. */
export function percentOf(part: number, whole: number): number | null {
  const divided = divideExact(part, whole, 4);
  return divided === null ? null : shiftExact(divided, 2);
}

/** a ÷ b, rounded half away from zero to `places` decimals. Null where b is 0. */
export function divideExact(a: number, b: number, places: number): number | null {
  if (b === 0) return null;
  const top = toScaled(a);
  const bottom = toScaled(b);
  const numerator = top.digits * 10n ** BigInt(bottom.scale + places + 1);
  const denominator = bottom.digits * 10n ** BigInt(top.scale);
  const quotient = numerator / denominator;
  const half = quotient < 0n ? -5n : 5n;
  return toNumber({ digits: (quotient + half) / 10n, scale: places });
}

/** The number in plain digits, without exponent or separators: 26237200, 0.4, -2. */
export function plainDigits(value: number): string {
  const { digits, scale } = toScaled(value);
  if (scale <= 0) return (digits * 10n ** BigInt(-scale)).toString();
  const negative = digits < 0n;
  const text = (negative ? -digits : digits).toString().padStart(scale + 1, "0");
  const whole = text.slice(0, -scale);
  const fraction = text.slice(-scale).replace(/0+$/u, "");
  return `${negative ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

function toScaled(value: number): Scaled {
  const match = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/u.exec(String(value));
  if (!match) throw new RangeError(`Expected a finite number, got ${value}`);
  const fraction = match[2] ?? "";
  return { digits: BigInt(`${match[1]}${fraction}`), scale: fraction.length - Number(match[3] ?? 0) };
}

function toNumber({ digits, scale }: Scaled): number {
  return Number(`${digits}e${-scale}`);
}
