import { Resvg } from "@resvg/resvg-js";
import { chartSvg } from "./chart-svg.ts";
import { font } from "./glyphs.ts";
import { pictureWidth } from "./look.ts";
import { outlineText } from "./outline-text.ts";
import type { Picture } from "./picture.ts";
import { sheetSvg } from "./sheet-svg.ts";

/** The picture as a PNG, half as wide again as it is laid out, so that it is sharp on a telephone. */
export function drawPicture(picture: Picture): Uint8Array {
  return renderPng(outlineText(picture.kind === "table" ? sheetSvg(picture) : chartSvg(picture)));
}

/** An SVG as a PNG. Its texts, where it has any, are set by the renderer. */
export function renderPng(svg: string): Uint8Array {
  return new Resvg(svg, { fitTo: { mode: "width", value: pictureWidth * 1.5 }, font }).render().asPng();
}
