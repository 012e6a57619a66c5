import { fontFamily, pictureWidth } from "./look.ts";
import { wrapToRoom } from "./measure-text.ts";
import type { Sheet, SheetCell } from "./sheet.ts";

const margin = 20;
const size = { title: 19, note: 13, cell: 15 };
const padding = { across: 3, down: 8 };
const lineHeight = 1.35;
/** Parts of a table's width: a column of values counts one. Columns of nested labels are narrow but for the last. */
const shares = { value: 1, parent: 0.7, label: 2.1 };
/** Of what stands apart by its colour alone nothing is left out by who sees none: the asked cell has a frame, a doubted one a corner. */
const ink = { text: "#1f2733", quiet: "#5c6672", line: "#c3cad4", head: "#eef2f7", label: "#f8fafc", title: "#12335c" };
const asked = { fill: "#fff3c4", frame: "#d48806" };
const doubted = { fill: "#fdecea", corner: "#c0392b" };

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The table as SVG: its title and source above, its notes below, as high as it needs. */
export function sheetSvg(sheet: Sheet): string {
  const room = pictureWidth - 2 * margin;
  const above = [
    ...wrapToRoom(sheet.title, room, size.title).map((text) => ({ text, size: size.title, colour: ink.title })),
    ...wrapToRoom(sheet.source, room, size.note).map((text) => ({ text, size: size.note, colour: ink.quiet })),
  ];
  const below = sheet.notes
    .flatMap((note) => wrapToRoom(note, room, size.note))
    .map((text) => ({ text, size: size.note, colour: ink.quiet }));
  const head = stack(above, margin);
  const edges = edgesAcross(sheet.cells, room);
  const lines = edgesDown(sheet.cells, edges, head.end + 8);
  const bottom = lines.at(-1) ?? head.end;
  const foot = stack(below, bottom + 10);
  const height = Math.ceil(foot.end + margin * 0.6);
  const boxOf = ({ line, from, down, across }: SheetCell): Box => {
    const [x = 0, right = 0, y = 0, under = 0] = [edges[from], edges[from + across], lines[line], lines[line + down]];
    return { x, y, width: right - x, height: under - y };
  };
  // the frame of the asked cell lies over its neighbours
  const inOrder = sheet.cells.toSorted((a, b) => Number(a.isAsked) - Number(b.isAsked));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${height}" font-family="${fontFamily}">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    head.svg,
    ...inOrder.map((cell) => drawCell(cell, boxOf(cell))),
    foot.svg,
    "</svg>",
  ].join("");
}

interface Line {
  readonly text: string;
  readonly size: number;
  readonly colour: string;
}

/** Lines one below the other from the left margin. */
function stack(lines: readonly Line[], top: number): { readonly svg: string; readonly end: number } {
  let end = top;
  const drawn = lines.map(({ text, size, colour }) => {
    end += size * 1.5;
    return `<text x="${margin}" y="${round(end - size * 0.4)}" font-size="${size}" fill="${colour}">${asMarkup(text)}</text>`;
  });
  return { svg: drawn.join(""), end };
}

/** Left edges of the columns, and the right one of the last. */
function edgesAcross(cells: readonly SheetCell[], room: number): readonly number[] {
  const count = Math.max(...cells.map(({ from, across }) => from + across));
  const values = new Set(cells.filter(({ role }) => role === "value").map(({ from }) => from));
  const lastLabel = [...Array(count).keys()].findLast((at) => !values.has(at));
  const parts = Array.from({ length: count }, (_, at) =>
    values.has(at) ? shares.value : at === lastLabel ? shares.label : shares.parent,
  );
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return edgesAfter(
    margin,
    parts.map((part) => (part / whole) * room),
  );
}

/** Top edges of the lines, and the bottom of the last: each line as high as its highest cell, a cell over several lines making the last of them higher. */
function edgesDown(cells: readonly SheetCell[], edges: readonly number[], top: number): readonly number[] {
  const count = Math.max(...cells.map(({ line, down }) => line + down));
  const heights = new Array<number>(count).fill(0);
  for (const { line, from, down, across, text, role } of cells.toSorted((a, b) => a.down - b.down)) {
    const width = (edges[from + across] ?? 0) - (edges[from] ?? 0);
    const needed = role === "gap" ? 22 : wrapped(text, width).length * size.cell * lineHeight + 2 * padding.down;
    const had = heights.slice(line, line + down).reduce((sum, height) => sum + height, 0);
    const last = line + down - 1;
    if (needed > had) heights[last] = (heights[last] ?? 0) + needed - had;
  }
  return edgesAfter(top, heights);
}

function edgesAfter(start: number, lengths: readonly number[]): readonly number[] {
  const edges = [start];
  for (const length of lengths) edges.push((edges.at(-1) ?? start) + length);
  return edges.map(round);
}

function wrapped(text: string, width: number): readonly string[] {
  const room = width - 2 * padding.across;
  const { length } = wrapToRoom(text, room, size.cell);
  // lines of about one length
  for (let narrower = room / Math.max(1, length); narrower < room; narrower += size.cell / 2) {
    const lines = wrapToRoom(text, narrower, size.cell);
    if (lines.length <= length) return lines.length === 0 ? [""] : lines;
  }
  return wrapToRoom(text, room, size.cell);
}

function drawCell(cell: SheetCell, box: Box): string {
  const { x, y, width, height } = box;
  const fill = cell.isAsked ? asked.fill : cell.isDoubted ? doubted.fill : fills[cell.role];
  const frame = cell.isAsked ? `stroke="${asked.frame}" stroke-width="2.5"` : `stroke="${ink.line}"`;
  const corner = cell.isDoubted ? `<path d="M${round(x + width)} ${y}h-9l9 9z" fill="${doubted.corner}"/>` : "";
  return `<rect x="${x}" y="${y}" width="${round(width)}" height="${round(height)}" fill="${fill}" ${frame}/>${corner}${drawWords(cell, box)}`;
}

const fills = { head: ink.head, label: ink.label, gap: "#ffffff", value: "#ffffff" } as const;

function drawWords({ text, role }: SheetCell, { x, y, width, height }: Box): string {
  const lines = wrapped(text, width);
  const step = size.cell * lineHeight;
  const first = y + (height - lines.length * step) / 2 + step / 2 + size.cell * 0.36;
  const isLeft = role === "label";
  const at = isLeft ? x + 2 * padding.across : x + width / 2;
  const colour = role === "gap" ? ink.quiet : ink.text;
  return lines
    .map(
      (words, line) =>
        `<text x="${round(at)}" y="${round(first + line * step)}" font-size="${size.cell}" fill="${colour}"${isLeft ? "" : ' text-anchor="middle"'}>${asMarkup(words)}</text>`,
    )
    .join("");
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

function asMarkup(text: string): string {
  return text.replace(/[<>&"]/gu, (mark) => `&#${mark.charCodeAt(0)};`).replace(/\p{Cc}|\p{Cs}/gu, "");
}
