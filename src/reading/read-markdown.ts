import type { Block } from "../report/block.ts";
import { readHtml } from "./read-html.ts";
import { readText } from "./read-text.ts";

const tableTag = /<table\b[\s\S]*?(?:<\/table\s*>|$)/giu;
/** Stands for the table taken out of the text, on a line of its own. */
const stub = /^\ue000(\d+)\ue000$/u;

/** A text dump or a Markdown file as lines, and the HTML tables in it as grids. Throws TooDeepError. */
export function readMarkdown(text: string): readonly Block[] {
  if (!/<table\b/iu.test(text)) return readText(text);
  const tables: string[] = [];
  const rest = text.replace(tableTag, (table) => {
    tables.push(table);
    // as many lines as before, so that what follows keeps its line number
    return `\n\ue000${tables.length - 1}\ue000${"\n".repeat(Math.max(1, table.split("\n").length - 2))}`;
  });
  return readText(rest).flatMap((block): readonly Block[] => {
    const table = tables[Number(stub.exec(block.text)?.[1] ?? -1)];
    if (table === undefined) return [block];
    return readHtml(table).map((one) =>
      one.kind === "grid"
        ? {
            ...one,
            place: block.place,
            rows: one.rows.map((row) => row.map((cell) => ({ ...cell, place: block.place }))),
          }
        : { ...one, place: block.place },
    );
  });
}
