import type { Chart } from "./chart.ts";
import type { Sheet } from "./sheet.ts";

/** What is drawn beside, or in place of, a text. */
export type Picture = Chart | Sheet;
