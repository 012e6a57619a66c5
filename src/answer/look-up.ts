import type { ReportSummary } from "../library/library.ts";
import type { Measure } from "../question/query.ts";
import type { StatedFigure } from "../report/figure.ts";
import type { Report } from "../report/report.ts";
import type { Cells } from "./cells.ts";
import type { Context } from "./context.ts";
import { labelOf } from "./labels.ts";
import { lookUpCell } from "./look-up-cell.ts";
import { matchProse } from "./match-prose.ts";
import { matchStated, nearStated } from "./match-stated.ts";
import { printed } from "./printed.ts";
import type { Quantity } from "./quantity.ts";
import type { Target } from "./target.ts";

/** A measure of a target: the table's cell where the report shows it, the sentence that states it where it shows no such cell. */
export async function lookUp(measure: Measure, target: Target, cells: Cells, context: Context): Promise<Quantity> {
  if (measure.kind === "stated") {
    const { stated } = context.knowledge;
    const found = await inProse(measure, target, (report) => matchStated(measure, report, stated), context);
    if (found.state !== "unmatched") return found;
    const report = await context.library.report(target.reports[0].id);
    return { ...found, near: report ? nearStated(measure, report, stated) : [] };
  }
  const cell = await lookUpCell(measure, target, cells, context);
  const isOfProse = measure.isOfProse === true && measure.column === "total";
  if (!isOfProse && (cell.state !== "not_shown" || measure.column !== "total")) return cell;
  const prose = await inProse(
    measure,
    target,
    (report) => matchProse(measure.row, report, context.knowledge.stated),
    context,
  );
  return prose.state === "unmatched" && !isOfProse ? cell : prose;
}

async function inProse(
  measure: Measure,
  target: Target,
  match: (report: Report) => readonly StatedFigure[],
  context: Context,
): Promise<Quantity> {
  const base = { measure, target, label: labelOf(measure, context), parts: [], filled: null };
  for (const summary of target.reports) {
    const report = await context.library.report(summary.id);
    const found = report ? match(report) : [];
    const [first] = found;
    if (!first) continue;
    const used = found.map((figure) => ({ figure, report: summary satisfies ReportSummary }));
    if (found.length > 1) return { ...base, value: null, unit: null, state: "ambiguous", used };
    const label = context.say("label.stated", {
      subject: printed(first.subject === "" ? first.clause : first.subject),
    });
    return { ...base, label, value: first.value, unit: first.unit, state: "stated", used };
  }
  return { ...base, value: null, unit: null, state: "unmatched", used: [] };
}
