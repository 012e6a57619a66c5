import stringWidth from "string-width";
import type { Chart } from "../../picture/chart.ts";

const barAtMost = 32;
const barAtLeast = 8;
const labelAtMost = 24;

/** A chart in text: a bar a line, as wide as the screen allows. A gap is said, not drawn. */
export function drawBars({ title, unit, points }: Chart, columns: number): string {
  const labels = points.map(({ label }) => clip(label, labelAtMost));
  const values = points.map(({ value }) =>
    value === null ? "未填" : value.toLocaleString("en-US", { maximumFractionDigits: 6 }),
  );
  const labelWidth = Math.max(...labels.map((label) => stringWidth(label)));
  const valueWidth = Math.max(...values.map((value) => stringWidth(value)));
  const room = Math.max(barAtLeast, Math.min(barAtMost, columns - labelWidth - valueWidth - 4));
  const most = Math.max(...points.map(({ value }) => Math.abs(value ?? 0)));
  const lines = points.map(({ value }, at) => {
    const length =
      value === null || most === 0 ? 0 : Math.max(value === 0 ? 0 : 1, Math.round((Math.abs(value) / most) * room));
    const label = labels[at] ?? "";
    const bar = (value ?? 0) < 0 ? "░".repeat(length) : "█".repeat(length);
    return `${" ".repeat(labelWidth - stringWidth(label))}${label} ${bar} ${values[at]}`;
  });
  return [`${title}${unit === null ? "" : `（${unit}）`}`, ...lines].join("\n");
}

function clip(text: string, width: number): string {
  let clipped = "";
  for (const character of text) {
    if (stringWidth(clipped + character) > width - 1) return `${clipped}…`;
    clipped += character;
  }
  return clipped;
}
