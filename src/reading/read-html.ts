import { type DefaultTreeAdapterTypes as Dom, parse } from "parse5";
import { compact, normalize } from "../base/text.ts";
import type { Block, GridBlock, GridCell } from "../report/block.ts";
import { readCell } from "./cell.ts";
import { isNoise, markIn } from "./read-text.ts";

type Node = Dom.Node;
type Element = Dom.Element;

/** The page is nested deeper than any honest page: reading it would exhaust the stack. */
export class TooDeepError extends Error {
  override readonly name = "TooDeepError";
}

const maxDepth = 400;
const skipped = new Set([
  "script",
  "style",
  "noscript",
  "head",
  "template",
  "nav",
  "iframe",
  "svg",
  "button",
  "select",
  "textarea",
  "object",
  // what is struck out is not said any more
  "del",
  "s",
  "strike",
]);
const breaking = new Set([
  "p",
  "div",
  "section",
  "article",
  "main",
  "header",
  "footer",
  "aside",
  "ul",
  "ol",
  "li",
  "dl",
  "dt",
  "dd",
  "table",
  "tr",
  "td",
  "th",
  "tbody",
  "thead",
  "tfoot",
  "caption",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "blockquote",
  "pre",
  "form",
  "center",
  "hr",
  "body",
  "html",
  "figure",
  "br",
]);
/** A cell longer than this holds a page, not a value: the table lays out the page. */
const longestCell = 1200;
/** The longest label of the form, with a note, is shorter. */
const longestDataCell = 120;

/**
 * An HTML page as lines and grids. A table that holds other tables or whole articles only lays out the page and is read through.
 * `place.line` counts blocks, since a page's source lines mean nothing to a reader. Throws {@link TooDeepError}.
 */
export function readHtml(html: string): readonly Block[] {
  const blocks: Block[] = [];
  let line = "";
  const place = () => ({ page: null, line: blocks.length + 1 });
  const endLine = () => {
    const text = line.trim();
    line = "";
    if (text !== "" && !isNoise(text) && markIn(normalize(text)) === null)
      blocks.push({ kind: "line", text, place: place(), blanksBefore: 0 });
  };
  const walk = (node: Node, depth: number, isPre: boolean): void => {
    if (depth > maxDepth) throw new TooDeepError();
    if (isText(node)) {
      const lines = isPre ? node.value.split(/\r?\n/u) : [node.value.replace(/\s+/gu, " ")];
      for (const [index, text] of lines.entries()) {
        if (index > 0) endLine();
        line += text;
      }
      return;
    }
    if (isElement(node)) {
      if (isSkipped(node)) return;
      if (breaking.has(node.tagName)) endLine();
      if (node.tagName === "table" && !laysOutPage(node)) {
        blocks.push(readGrid(descendants(node, "tr"), place()));
        return;
      }
      if (node.tagName === "tr" && isDataRow(node)) {
        blocks.push(readGrid([node], place()));
        return;
      }
    }
    const keepsLines = isPre || (isElement(node) && isPreformatted(node));
    if (hasChildren(node)) for (const child of node.childNodes) walk(child, depth + 1, keepsLines);
    if (isElement(node) && breaking.has(node.tagName)) endLine();
  };
  walk(parse(html), 0, false);
  endLine();
  return isTorn(html) ? withoutLastRow(blocks) : blocks;
}

/** Nothing below the element is said by the page: what is struck out, and the marks of footnotes, which would be digits of the number before them. */
function isSkipped(element: Element): boolean {
  if (skipped.has(element.tagName) || /line-through/iu.test(styleOf(element))) return true;
  return element.tagName === "sup" && isNoteMark(element);
}

/** A mark stands in few elements: no more are looked at. */
const mostMarkNodes = 12;

function isNoteMark(sup: Element): boolean {
  let text = "";
  const stack: Node[] = [sup];
  for (let seen = 0; stack.length > 0; seen++) {
    const node = stack.pop();
    if (node === undefined || seen > mostMarkNodes) return false;
    if (isText(node)) text += node.value;
    else if (hasChildren(node)) pushChildren(stack, node);
  }
  return /^[\s\d①-⑳*※[\]()（）]*$/u.test(text);
}

/** What a form's field shows. */
function fieldText({ tagName, attrs }: Element): string {
  const find = (name: string) => attrs.find((attribute) => attribute.name === name)?.value;
  return tagName === "input" && /^(?:text|number)?$/iu.test(find("type") ?? "") ? (find("value") ?? "") : "";
}

/** The element prints its line breaks as they stand in the source. */
function isPreformatted(element: Element): boolean {
  return element.tagName === "pre" || /white-space\s*:\s*pre/iu.test(styleOf(element));
}

/** What the page calls itself: the article's title in its `<meta>`, as government sites must give it, else its `<title>`; without white space. */
export function titleOfPage(html: string): string | null {
  const head = html.slice(0, longestPageHead);
  const [meta = ""] = /<meta\s[^>]*name\s*=\s*["']?ArticleTitle\b[^>]*>/iu.exec(head) ?? [];
  const title =
    /\scontent\s*=\s*"([^"]*)"/iu.exec(meta)?.[1] ?? /<title\b[^>]*>([^<]*)<\/title>/iu.exec(head)?.[1] ?? "";
  return compact(title) || null;
}

/** How far into a page its head is looked at. */
const longestPageHead = 20_000;

/** The file ends within a table's row. */
function isTorn(html: string): boolean {
  const tags = [...html.slice(-longestRow).matchAll(/<(\/?)(table|tr|body|html)\b/giu)];
  const [, slash, name] = tags.at(-1) ?? [];
  return slash === "" && name?.toLowerCase() === "tr";
}

/** How far from its end a torn file is looked at. */
const longestRow = 50_000;

/** What is left of a torn row tells nothing: cells that it lacks are not blank. */
function withoutLastRow(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.at(-1);
  return last?.kind === "grid" ? [...blocks.slice(0, -1), { ...last, rows: last.rows.slice(0, -1) }] : blocks;
}

/** In a table that holds other tables, a short row of cells with numbers is data all the same. */
function isDataRow(tr: Element): boolean {
  const cells = cellsOf(tr);
  return (
    cells.length > 1 &&
    descendants(tr, "table").length === 0 &&
    cells.every((cell) => lengthOf(cell) <= longestDataCell) &&
    cells.some((cell) => readCell(textOf(cell))?.status === "stated")
  );
}

function readGrid(trs: readonly Element[], place: GridBlock["place"]): GridBlock {
  const rows: GridCell[][] = [];
  /** Columns still covered by a cell of an earlier row: how many rows more. */
  const covered: number[] = [];
  for (const tr of trs) {
    const cells: GridCell[] = [];
    let column = 0;
    for (const td of cellsOf(tr)) {
      while ((covered[column] ?? 0) > 0) column++;
      const colSpan = span(td, "colspan");
      const rowSpan = span(td, "rowspan");
      cells.push({ text: textOf(td), column, colSpan, rowSpan, place });
      for (let i = column; i < column + colSpan; i++) covered[i] = rowSpan;
      column += colSpan;
    }
    for (let i = 0; i < covered.length; i++) covered[i] = Math.max(0, (covered[i] ?? 0) - 1);
    if (cells.length > 0) rows.push(cells);
  }
  return { kind: "grid", rows, place };
}

/** The cells of a row that a reader sees. */
function cellsOf(tr: Element): readonly Element[] {
  return tr.childNodes
    .filter(isElement)
    .filter(({ tagName }) => tagName === "td" || tagName === "th")
    .filter((cell) => !/display\s*:\s*none/iu.test(styleOf(cell)));
}

function styleOf({ attrs }: Element): string {
  return attrs.find(({ name }) => name === "style")?.value ?? "";
}

function span(cell: Element, name: string): number {
  const value = Number(cell.attrs.find((attribute) => attribute.name === name)?.value ?? 1);
  return Number.isInteger(value) && value >= 1 && value <= 100 ? value : 1;
}

function laysOutPage(table: Element): boolean {
  return (
    descendants(table, "table").some((inner) => !isWrapper(inner)) ||
    descendants(table, "td").some((td) => lengthOf(td) > longestCell)
  );
}

/** A table of one cell, around what stands in a cell of another. */
function isWrapper(table: Element): boolean {
  return descendants(table, "td").length <= 1 && descendants(table, "table").length === 0;
}

/** Elements of a name below this one, in order, not looking below a match. Iterative: pages may nest deeply. */
function descendants(root: Element, name: string): readonly Element[] {
  const found: Element[] = [];
  const stack: Node[] = [...root.childNodes].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isElement(node) && node.tagName === name) found.push(node);
    else if (hasChildren(node)) pushChildren(stack, node);
  }
  return found;
}

/** Characters below the element that print something. */
function lengthOf(root: Element): number {
  let length = 0;
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isText(node)) length += node.value.trim().length;
    else if (hasChildren(node) && !(isElement(node) && isSkipped(node))) pushChildren(stack, node);
  }
  return length;
}

/** One by one: a spread of very many children exhausts the stack. */
function pushChildren(stack: Node[], parent: Dom.ParentNode): void {
  for (let index = parent.childNodes.length - 1; index >= 0; index--) {
    const child = parent.childNodes[index];
    if (child) stack.push(child);
  }
}

function textOf(root: Element): string {
  let text = "";
  const stack: Node[] = [...root.childNodes].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isText(node)) text += node.value.replace(/[\r\n\t]+/gu, "");
    else if (isElement(node) && !isSkipped(node)) {
      text += fieldText(node);
      if (breaking.has(node.tagName) && text !== "" && !text.endsWith("\n")) text += "\n";
      pushChildren(stack, node);
    }
  }
  return normalize(text).trim() === "" ? "" : text.trim();
}

function isText(node: Node): node is Dom.TextNode {
  return node.nodeName === "#text";
}

function isElement(node: Node): node is Element {
  return "tagName" in node;
}

function hasChildren(node: Node): node is Dom.ParentNode & Node {
  return "childNodes" in node;
}
