import { addExact } from "../base/decimal.ts";
import type { CellMeasure } from "../question/query.ts";
import type { Cells } from "./cells.ts";
import { commonUnit } from "./common-unit.ts";
import type { Context } from "./context.ts";
import { labelOf } from "./labels.ts";
import { isKnown, type Quantity } from "./quantity.ts";
import type { Target } from "./target.ts";

/**
 * One cell, printed or computed. A total that is blank while each column beside it is printed is computed from them; nothing else is ever
 * filled in. A report without national tables gives `not_shown`.
 */
export async function lookUpCell(
  measure: CellMeasure,
  target: Target,
  cells: Cells,
  context: Context,
): Promise<Quantity> {
  const rows = printedRows(measure.row, target, context);
  const columns = printedColumns(measure.row, measure.column, target, context);
  if (rows === undefined || columns === undefined) return without("not_in_format", measure, target, context);
  const [row] = rows;
  const [column] = columns;
  if (rows.length === 1 && columns.length === 1 && row !== undefined && column !== undefined) {
    const isSame = row === measure.row && column === measure.column;
    return lookUpPrinted(isSame ? measure : { kind: "cell", row, column }, target, cells, context);
  }
  const parts: Quantity[] = [];
  for (const partRow of rows) {
    for (const partColumn of columns) {
      parts.push(await lookUpPrinted({ kind: "cell", row: partRow, column: partColumn }, target, cells, context));
    }
  }
  return addParts(measure, target, parts, context);
}

/** A quantity that is the sum of parts: without a value where a part has none, or where the units differ. */
function addParts(measure: CellMeasure, target: Target, parts: readonly Quantity[], context: Context): Quantity {
  const known = parts.filter(isKnown);
  const unit = commonUnit(parts.filter((part) => part.value !== null || part.filled !== null));
  const label = labelOf(measure, context);
  const used = parts.flatMap((part) => part.used);
  const base = { measure, target, label, unit: unit ?? null, used, parts };
  if (known.length === 0 && parts.every((part) => part.state === "not_shown")) {
    return { ...base, value: null, state: "not_shown", filled: null, parts: [] };
  }
  if (unit === undefined) return { ...base, value: null, state: "incomplete", filled: null };
  const sum = addExact(known.map((part) => part.value));
  if (known.length === parts.length) return { ...base, value: sum, state: "computed", filled: null };
  const filled = parts.map((part) => part.value ?? part.filled).filter((value) => value !== null);
  return { ...base, value: null, state: "incomplete", filled: filled.length === 0 ? null : addExact(filled) };
}

async function lookUpPrinted(measure: CellMeasure, target: Target, cells: Cells, context: Context): Promise<Quantity> {
  const found = await cells.find(target, measure.row, measure.column);
  if (!found) return without("not_shown", measure, target, context);
  const { value, unit, status } = found.figure;
  const base = { measure, target, label: labelOf(measure, context), unit, used: [found], parts: [], filled: null };
  if (status === "stated") return { ...base, value, state: "printed" };
  if (status !== "blank") return { ...base, value: null, state: status };
  return (await sumOfColumns(measure, target, cells, context)) ?? { ...base, value: null, state: "blank" };
}

/** For a blank total: the sum of its columns, incomplete where some are blank too; undefined where none is printed or it is no total. */
async function sumOfColumns(
  measure: CellMeasure,
  target: Target,
  cells: Cells,
  context: Context,
): Promise<Quantity | undefined> {
  const place = placeOf(measure.row, target, context);
  const parts = place?.columns.find((one) => one.id === measure.column)?.sum_of;
  const total = await cells.find(target, measure.row, measure.column);
  if (!parts || !total) return undefined;
  const quantities: Quantity[] = [];
  for (const column of parts) {
    quantities.push(await lookUpPrinted({ kind: "cell", row: measure.row, column }, target, cells, context));
  }
  if (!quantities.some(isKnown)) return undefined;
  const sum = addParts(measure, target, quantities, context);
  return { ...sum, used: [total, ...sum.used] };
}

function placeOf(row: string, target: Target, context: Context) {
  const { format } = target.reports[0];
  return format === "free" ? undefined : context.formats.place(format, row);
}

/** The printed rows a row id stands for in the target's format: itself, or the parts of a computed one that the format has. Undefined where it has none. */
function printedRows(row: string, target: Target, context: Context): readonly string[] | undefined {
  if (target.reports[0].format === "free") return [row];
  if (placeOf(row, target, context)) return [row];
  const parts = context.terms.computed.rows.get(row)?.parts.filter((part) => placeOf(part, target, context)) ?? [];
  return parts.length > 0 ? parts : undefined;
}

function printedColumns(row: string, column: string, target: Target, context: Context): readonly string[] | undefined {
  if (target.reports[0].format === "free") return [column];
  const first = printedRows(row, target, context)?.[0];
  const columns = first === undefined ? [] : (placeOf(first, target, context)?.columns ?? []);
  const has = (id: string) => columns.some((one) => one.id === id);
  if (has(column)) return [column];
  const parts = context.terms.computed.columns.get(column)?.parts.filter(has) ?? [];
  return parts.length > 0 ? parts : undefined;
}

function without(
  state: "not_in_format" | "not_shown",
  measure: CellMeasure,
  target: Target,
  context: Context,
): Quantity {
  return {
    measure,
    target,
    label: labelOf(measure, context),
    value: null,
    unit: null,
    state,
    used: [],
    parts: [],
    filled: null,
  };
}
