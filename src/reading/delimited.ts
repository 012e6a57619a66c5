import type { Block } from "../report/block.ts";
import { readCell } from "./cell.ts";

/** What stands between cells in tables saved as text: commas or semicolons, of either width. */
const delimiters = [",", "，", ";", "；"] as const;
/** So many lines of a label and two cells show that the file parts its cells so. */
const fewestRows = 3;
/** A longer field is a sentence. */
const longestField = 60;
const longestHeading = 30;
/** A longer line is no row, but a text that lost its line breaks. */
const longestLine = 2000;

/**
 * The tables of a file that parts its cells with commas or semicolons, as lines of pipes; everything else as it is. Headings belong to the rows
 * below them. A number with a comma of its own must be quoted there, as CSV has it: else it counts as two cells.
 */
export function withPipes(blocks: readonly Block[]): readonly Block[] {
  const delimiter = delimiters.find(
    (one) =>
      blocks.filter((block) => block.kind === "line" && cellsOf(fieldsOf(block.text, one)) >= 2).length >= fewestRows,
  );
  if (delimiter === undefined) return blocks;
  let isInTable = false;
  return blocks
    .toReversed()
    .map((block) => {
      if (block.kind !== "line") return block;
      const fields = fieldsOf(block.text, delimiter);
      isInTable = fields.length > 1 && (cellsOf(fields) > 0 || (isInTable && fields.every(isHeading)));
      if (isInTable) return { ...block, text: `|${fields.join("|")}|` };
      // a sheet saved as CSV ends every line with the delimiters of its empty cells
      return { ...block, text: block.text.replace(new RegExp(`${delimiter}+\\s*$`, "u"), "") };
    })
    .toReversed();
}

/** 「"a,b",c」 → a,b and c. No fields where the line holds a pipe or a sentence. */
function fieldsOf(line: string, delimiter: string): readonly string[] {
  if (line.length > longestLine || !line.includes(delimiter) || /[|。]/u.test(line)) return [];
  const field = new RegExp(`${delimiter}(?:"((?:[^"]|"")*)"(?=\\s*(?:${delimiter}|$))|([^${delimiter}]*))`, "gu");
  return [...`${delimiter}${line.trim()}`.matchAll(field)].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? "").trim(),
  );
}

/** How many cells a line has behind its labels, or in all where it has none; 0 for a line that is no row. */
function cellsOf(fields: readonly string[]): number {
  const labels = fields.findLastIndex((field) => readCell(field) === null) + 1;
  const cells = fields.slice(labels);
  const isFilled = cells.some((cell) => readCell(cell)?.status !== "blank");
  const isRow = labels === 0 ? cells.length >= 5 : /\p{Script=Han}/u.test(fields[labels - 1] ?? "");
  return isRow && isFilled && fields.every((field) => field.length <= longestField) ? cells.length : 0;
}

function isHeading(field: string): boolean {
  return field.length <= longestHeading && readCell(field)?.status !== "stated";
}
