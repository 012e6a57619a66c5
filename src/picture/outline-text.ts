import { type Glyph, glyphSize, glyphsOf } from "./glyphs.ts";

const element = /<text([^>]*)>([^<]*)<\/text>/gu;
/** How far below the middle of its line the baseline of this font is, in parts of the size. */
const belowCentre = 0.38;
const anchors: Readonly<Record<string, number>> = { middle: 0.5, end: 1 };

/** An SVG with its texts as outlines, which draw the same and much faster. A text of no size stays as it is. */
export function outlineText(svg: string): string {
  const glyphs = glyphsOf([...svg.matchAll(element)].map(([, , words = ""]) => readMarkup(words)));
  return svg.replace(element, (text, written: string, words: string) => {
    const attribute = (name: string) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`, "u").exec(written)?.[1];
    const size = Number(/font-size:\s*([\d.]+)/u.exec(attribute("style") ?? "")?.[1] ?? attribute("font-size"));
    if (!(size > 0)) return text;
    const scale = size / glyphSize;
    const set = [...readMarkup(words)].map((character) => glyphs.get(character) ?? { path: "", advance: 0 });
    const width = set.reduce((sum, { advance }) => sum + advance, 0);
    const start = -width * (anchors[attribute("text-anchor") ?? ""] ?? 0) * scale;
    const lower = attribute("dominant-baseline") === "central" ? belowCentre * size : 0;
    const [x, y] = [Number(attribute("x") ?? 0) + start, Number(attribute("y") ?? 0) + lower];
    const place = `${attribute("transform") ?? ""} translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${scale})`;
    return `<g transform="${place.trim()}" ${paint(attribute, scale)}>${drawn(set)}</g>`;
  });
}

function drawn(set: readonly Glyph[]): string {
  let at = 0;
  const paths: string[] = [];
  for (const { path, advance } of set) {
    if (path !== "") paths.push(`<path transform="translate(${at.toFixed(1)})" d="${path}"/>`);
    at += advance;
  }
  return paths.join("");
}

/** The colour, and the line around it at its own width. */
function paint(attribute: (name: string) => string | undefined, scale: number): string {
  const stroke = attribute("stroke");
  const line =
    stroke === undefined
      ? ""
      : ` stroke="${stroke}" stroke-width="${(Number(attribute("stroke-width") ?? 1) / scale).toFixed(2)}" paint-order="stroke" stroke-miterlimit="2"`;
  return `fill="${attribute("fill") ?? "#000000"}"${line}`;
}

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function readMarkup(words: string): string {
  return words.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/giu, (mark, decimal, hex, name) =>
    name === undefined
      ? String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16))
      : (named[name] ?? mark),
  );
}
