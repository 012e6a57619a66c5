import type { App } from "../app.ts";
import type { CheckResult, Finding, Severity } from "../report/finding.ts";
import { chooseReports } from "./choose.ts";
import { type ExitCode, type Io, jsonLine } from "./io.ts";

const severityWords: Readonly<Record<Severity, string>> = { broken: "不符", suspect: "存疑", note: "提示" };

/** `audit [ID]`: the findings of one report, or of all. Findings are what was asked for: they are no fault. */
export async function audit(
  app: App,
  io: Io,
  id: string | undefined,
  options: { readonly json?: boolean },
): Promise<ExitCode> {
  const { library } = app;
  for (const summary of id === undefined ? library.reports() : chooseReports(library, id)) {
    const findings = await library.findings(summary.id);
    if (options.json) {
      for (const finding of findings) io.out(jsonLine(toLine(finding)));
      continue;
    }
    const verdicts = countVerdicts(await library.results(summary.id));
    io.out(`${summary.id}  ${summary.authority.name} ${summary.year ?? "年份不明"}：${verdicts}\n`);
    for (const { severity, check, message } of findings)
      io.out(`  ${severityWords[severity]}  ${message}（${check}）\n`);
  }
  return 0;
}

function toLine({ report, check, severity, message, cells, expected, found }: Finding) {
  return { report, check, severity, message, cells, expected, found };
}

function countVerdicts(results: readonly CheckResult[]): string {
  const count = (verdict: CheckResult["verdict"]) => results.filter((result) => result.verdict === verdict).length;
  return `核对 ${results.length} 项，成立 ${count("holds")}，不成立 ${count("broken")}，因空白无法核对 ${count("cannot_be_checked")}`;
}
