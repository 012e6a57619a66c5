import type { Block, LineBlock } from "../report/block.ts";

/** 「+----+====+」「├────┼────┤」: the line between two rows of a drawn table. */
const rule = /^\s*[+┌├└╔╠╚╞][-=+─━═┬┼┴╦╬╩╪┐┤┘╗╣╝╡]{3,}\s*$/u;
/** A cell is broken over fewer lines. */
const mostLines = 30;
const vertical = /[|│┃║]/u;

/** Tables drawn with a line between rows, each row as one line: a cell that was broken over lines is put together again. */
export function joinRuledRows(blocks: readonly Block[]): readonly Block[] {
  if (!blocks.some((block) => block.kind === "line" && rule.test(block.text))) return blocks;
  const joined: Block[] = [];
  let row: LineBlock[] | null = null;
  const flush = () => {
    for (const line of joinRow(row ?? [])) joined.push(line);
    row = null;
  };
  for (const block of blocks) {
    const isRule = block.kind === "line" && rule.test(block.text);
    if (isRule || block.kind !== "line" || !vertical.test(block.text)) flush();
    if (isRule) row = [];
    else if (row !== null && block.kind === "line") (row as LineBlock[]).push(block);
    else joined.push(block);
  }
  flush();
  return joined;
}

/** The lines between two rules as one, where all have the same cells. */
function joinRow(lines: readonly LineBlock[]): readonly LineBlock[] {
  const [first] = lines;
  if (lines.length > mostLines) return lines;
  const pieces = lines.map((line) => line.text.split(vertical));
  const width = pieces[0]?.length ?? 0;
  if (first === undefined || lines.length === 1 || pieces.some((own) => own.length !== width)) return lines;
  const cells = Array.from({ length: width }, (_, i) => pieces.map((own) => own[i]?.trim() ?? "").reduce(joinCell));
  return [{ ...first, text: cells.join("|") }];
}

/** Digits on both sides of a break are not known to be one number. */
function joinCell(above: string, below: string): string {
  return /\d$/u.test(above) && /^\d/u.test(below) ? `${above} ${below}` : above + below;
}
