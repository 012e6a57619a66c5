import type { FormatId } from "../report/report.ts";
import type { CellMeasure } from "./query.ts";
import type { Token } from "./sense.ts";

export type NamedTable = "disclosure" | "requests" | "remedies";

const tables: readonly (readonly [RegExp, NamedTable])[] = [
  [/^(?:表二|表2|第二部分|table (?:two|2))$/u, "disclosure"],
  [/^(?:表三|表3|第三部分|table (?:three|3))$/u, "requests"],
  [/^(?:表四|表4|第四部分|table (?:four|4))$/u, "remedies"],
];
const cell = (row: string, column = "total"): CellMeasure => ({ kind: "cell", row, column });

/** The table that a question names by its number; null where it names none. */
export function namedTable(tokens: readonly Token[]): NamedTable | null {
  for (const [name, table] of tables) if (tokens.some((token) => name.test(token.text))) return table;
  return null;
}

/** The numbers of a table that stand for it: of table 二 every one of its rows, of table 三 its first and last row, of table 四 its parts. */
export function cellsOfTable(table: NamedTable, format: FormatId): readonly CellMeasure[] {
  if (table === "requests") return [cell("requests.new"), cell("requests.carried_out")];
  if (table === "remedies") {
    return [cell("remedies.review"), cell("remedies.litigation_direct"), cell("remedies.litigation_after_review")];
  }
  const services = ["disclosure.licensing", "disclosure.penalties", "disclosure.coercion"].map((row) =>
    cell(row, "decisions"),
  );
  if (format === "2019") {
    return [
      cell("disclosure.regulations", "total_public"),
      cell("disclosure.normative_documents", "total_public"),
      ...services,
      cell("disclosure.other_services", "decisions"),
      cell("disclosure.fees", "last_year"),
      cell("disclosure.procurement", "count"),
      cell("disclosure.procurement", "amount"),
    ];
  }
  return [
    cell("disclosure.regulations", "in_force"),
    cell("disclosure.normative_documents", "in_force"),
    ...services,
    cell("disclosure.fees", "amount"),
  ];
}
