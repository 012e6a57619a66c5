import type { App } from "../app.ts";
import type { ReportSummary } from "../library/library.ts";
import { chooseReports } from "./choose.ts";
import { type ExitCode, type Io, jsonLine } from "./io.ts";

/** `reports [ID]`: what is known, a report a line; with an id, one report with its parts. */
export async function reports(
  app: App,
  io: Io,
  id: string | undefined,
  options: { readonly json?: boolean },
): Promise<ExitCode> {
  if (id === undefined) {
    for (const summary of app.library.reports()) {
      io.out(options.json ? jsonLine(toLine(summary)) : `${describe(summary)}\n`);
    }
    if (app.library.reports().length === 0)
      io.err("资料库是空的，用 ingest 读入报告。The library is empty: ingest reports.\n");
    return 0;
  }
  for (const summary of chooseReports(app.library, id)) {
    const { period, compiler, headings, tables, warnings } = (await app.library.report(summary.id)) ?? nothing;
    if (options.json) {
      io.out(
        jsonLine({ ...toLine(summary), names: summary.authority.names, period, compiler, headings, tables, warnings }),
      );
      continue;
    }
    io.out(`${describe(summary)}\n`);
    io.out(`  标题 title：${summary.title}\n  文件 file：${summary.file}\n`);
    io.out(`  统计期限 period：${period ?? "未写明"}\n  编制 compiler：${compiler ?? "未写明"}\n`);
    for (const heading of headings) io.out(`${"  ".repeat(heading.depth)}${heading.text}\n`);
  }
  return 0;
}

const nothing = { period: null, compiler: null, headings: [], tables: [], warnings: [] };

function toLine(summary: ReportSummary) {
  const { id, title, authority, year, format, file, figures, passages, findings, duplicateOf = null } = summary;
  return { report: id, title, authority: authority.name, year, format, file, figures, passages, findings, duplicateOf };
}

function describe(summary: ReportSummary): string {
  const { id, authority, year, format, figures, passages, findings, duplicateOf } = summary;
  const twin = duplicateOf === undefined ? "" : `（同年另有 ${duplicateOf}，以它作答）`;
  const counts = `数据 ${figures}，段落 ${passages}，核对问题 ${findings}`;
  return `${id}  ${authority.name} ${year ?? "年份不明"}（格式 ${format}）：${counts}${twin}`;
}
