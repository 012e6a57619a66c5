import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import type { Chart } from "./chart.ts";
import { chartSvg, chartWidth, fontFamily } from "./chart-svg.ts";

const fonts = join(dirname(createRequire(import.meta.url).resolve("@embedpdf/fonts-sc")), "..", "fonts");
const fontFiles = ["NotoSansHans-Regular.otf"].map((name) => join(fonts, name));

/** The chart as a PNG, half as wide again as it is laid out, so that it is sharp on a telephone. Takes some 100 ms, half of it to read the fonts. */
export function drawChart(chart: Chart): Uint8Array {
  const resvg = new Resvg(chartSvg(chart), {
    fitTo: { mode: "width", value: chartWidth * 1.5 },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: fontFamily },
  });
  return resvg.render().asPng();
}
