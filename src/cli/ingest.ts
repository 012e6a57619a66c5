import { resolve } from "node:path";
import type { App } from "../app.ts";
import { type Intake, takeIn } from "./intake.ts";
import { type ExitCode, type Io, jsonLine } from "./io.ts";
import { findReportFiles } from "./report-files.ts";

const statusWords = { read: "已读入 read", unchanged: "未变化 unchanged", refused: "已拒绝 refused" } as const;

/** `ingest PATH…`: a line a file, as each is done. */
export async function ingest(
  app: App,
  io: Io,
  paths: readonly string[],
  options: { readonly json?: boolean },
): Promise<ExitCode> {
  let refused = 0;
  for (const path of paths) {
    for (const found of await findReportFiles(path)) {
      const intake = await takeIn(app.intake, found, resolve(found.path));
      if (intake.status === "refused") refused += 1;
      io.out(options.json ? jsonLine(intake) : `${describe(intake)}\n`);
    }
  }
  return refused > 0 ? 2 : 0;
}

function describe(intake: Intake): string {
  const status = statusWords[intake.status];
  if (intake.status === "refused") return `${status}  ${intake.file}：${intake.reason}`;
  const year = intake.year ?? "年份不明";
  const counts = `数据 ${intake.figures}，段落 ${intake.passages}，核对问题 ${intake.findings}`;
  return `${status}  ${intake.report}  ${intake.authority} ${year}（格式 ${intake.format}）：${counts}  ${intake.file}`;
}
