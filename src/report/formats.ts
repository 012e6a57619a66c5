import { join } from "node:path";
import { readKnowledge } from "../base/knowledge.ts";
import {
  type Format,
  type FormatBlock,
  type FormatColumn,
  type FormatRow,
  type FormatTable,
  formatSchema,
} from "./format.ts";

/** A row with all that its place in the format says of it. */
export interface RowPlace {
  readonly row: FormatRow;
  readonly block: FormatBlock;
  readonly table: FormatTable;
  readonly columns: readonly FormatColumn[];
}

/** The two national formats, each with its rows by id. */
export interface Formats {
  readonly byId: Readonly<Record<"2019" | "2021", Format>>;
  /** The place of a row in a format, or undefined where the format has no such row. */
  place(format: "2019" | "2021", row: string): RowPlace | undefined;
}

/** Reads `formats/2019.yaml` and `formats/2021.yaml` of the knowledge folder. Throws KnowledgeError where one is not as it must be. */
export function loadFormats(knowledge: string): Formats {
  const byId = {
    "2019": readKnowledge(join(knowledge, "formats", "2019.yaml"), formatSchema),
    "2021": readKnowledge(join(knowledge, "formats", "2021.yaml"), formatSchema),
  };
  const places = { "2019": indexRows(byId["2019"]), "2021": indexRows(byId["2021"]) };
  return { byId, place: (format, row) => places[format].get(row) };
}

function indexRows(format: Format): ReadonlyMap<string, RowPlace> {
  const places = new Map<string, RowPlace>();
  for (const table of format.tables) {
    for (const block of table.blocks) {
      for (const row of block.rows) places.set(row.id, { row, block, table, columns: block.columns });
    }
  }
  return places;
}
