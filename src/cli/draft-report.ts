import type { App } from "../app.ts";
import { draftReportDocx } from "../application/draft-report.ts";
import { RefusedInputError } from "../base/errors.ts";
import { loadFormats } from "../report/formats.ts";
import type { ExitCode, Io } from "./io.ts";
import { readYear, statisticsOf } from "./statistics.ts";
import { writeWhole } from "./write-whole.ts";

/** `draft-report --year Y --out FILE.docx`: the six parts, table 三 from the cases, the rest for people to fill in. The file appears whole or not at all. */
export async function draftReport(
  app: App,
  io: Io,
  options: { readonly year?: string; readonly out: string },
): Promise<ExitCode> {
  const { out } = options;
  if (!/\.docx$/iu.test(out)) throw new RefusedInputError("--out 应是 .docx 文件。Expected a .docx file.");
  const { report, findings } = await statisticsOf(app, readYear(app, options.year));
  const bytes = await draftReportDocx(report, loadFormats(app.knowledge).byId["2021"]);
  await writeWhole(out, (write) => write(bytes));
  io.err(
    `已写入 ${out}：表三来自办件，标【待填写】处和表二、表四由人填写。Written; the rest is for people to fill in.\n`,
  );
  for (const { message } of findings) io.err(`核对：${message}\n`);
  return 0;
}
