import type { ComputedTerms } from "../../question/computed-terms.ts";
import type { Formats } from "../../report/formats.ts";

/** The rows there are, each with the columns it may be read in; printed and computed ones alike. */
export type Catalog = ReadonlyMap<string, ReadonlySet<string>>;

/** Every row and column id of the formats that has a name, and the computed ones whose parts exist. */
export function buildCatalog(formats: Formats, computed: ComputedTerms): Catalog {
  const columnsOf = (row: string, seen: readonly string[] = []): ReadonlySet<string> => {
    if (seen.includes(row)) return new Set();
    const printed = (["2019", "2021"] as const).flatMap(
      (format) => formats.place(format, row)?.columns.map(({ id }) => id) ?? [],
    );
    const parts = computed.rows.get(row)?.parts ?? [];
    return new Set([...printed, ...parts.flatMap((part) => [...columnsOf(part, [...seen, row])])]);
  };
  return new Map(
    [...computed.rowLabels.keys()].flatMap((row) => {
      const columns = columnsOf(row);
      if (columns.size === 0) return [];
      const sums = [...computed.columns.values()].filter(({ parts }) => parts.every((part) => columns.has(part)));
      return [[row, new Set([...columns, ...sums.map(({ id }) => id)])] as const];
    }),
  );
}
