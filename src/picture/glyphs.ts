import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { fontFamily } from "./look.ts";

const fonts = join(dirname(createRequire(import.meta.url).resolve("@embedpdf/fonts-sc")), "..", "fonts");

/** What a picture is drawn with. */
export const font = {
  fontFiles: [join(fonts, "NotoSansHans-Regular.otf")],
  loadSystemFonts: false,
  defaultFontFamily: fontFamily,
};

/** The size at which {@link Glyph}s are measured. */
export const glyphSize = 100;

/** The outline of a character on its baseline, from 0, at {@link glyphSize}. */
export interface Glyph {
  /** The data of a path; "" where nothing is to be seen. */
  readonly path: string;
  readonly advance: number;
}

/** A character whose place after another tells how wide that one is, and how far from its own start its ink begins. */
const ruler = { character: "一", ink: 4.7 };
const rulerColour = "#ff0000";
/** All that reports are printed with are some 3,000. */
const keptAtMost = 8_000;
const kept = new Map<string, Glyph>();

/**
 * The outlines of the characters of a text. Finding one in the font takes a third of a millisecond, most of what a picture takes: each is looked for once, by
 * having the renderer tell the paths it makes of it.
 */
export function glyphsOf(texts: readonly string[]): ReadonlyMap<string, Glyph> {
  const unknown = [...new Set(texts.join(""))].filter((character) => !kept.has(character));
  if (kept.size + unknown.length > keptAtMost) kept.clear();
  for (const [character, glyph] of outline(unknown)) kept.set(character, glyph);
  return kept;
}

function outline(characters: readonly string[]): readonly (readonly [string, Glyph])[] {
  if (characters.length === 0) return [];
  const asText = (character: string, at: number) => {
    const after = isSquare(character) ? "" : `<tspan fill="${rulerColour}">${ruler.character}</tspan>`;
    return `<text id="g${at}" xml:space="preserve">&#${character.codePointAt(0)};${after}</text>`;
  };
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" font-family="${fontFamily}" font-size="${glyphSize}">${characters.map(asText).join("")}</svg>`;
  const groups = [...new Resvg(svg, { font }).toString().matchAll(/<g id="g(\d+)">(.*?)<\/g>/gsu)];
  const drawn = new Map(groups.map(([, at = "", paths = ""]) => [Number(at), readPaths(paths)]));
  return characters.map((character, at) => {
    const { ink = "", measured = null } = drawn.get(at) ?? {};
    return [character, { path: ink, advance: isSquare(character) ? glyphSize : (measured ?? 0) }] as const;
  });
}

function readPaths(paths: string): { readonly ink: string; readonly measured: number | null } {
  const found = [...paths.matchAll(/fill="([^"]*)"[^>]* d="([^"]*)"/gu)];
  const ink = found.find(([, fill]) => fill !== rulerColour)?.[2] ?? "";
  const after = found.find(([, fill]) => fill === rulerColour)?.[2];
  return { ink, measured: after === undefined ? null : Number(/^M ([\d.-]+)/u.exec(after)?.[1]) - ruler.ink };
}

/** A Chinese character is as wide as it is high. */
function isSquare(character: string): boolean {
  return /\p{Script=Han}/u.test(character);
}
