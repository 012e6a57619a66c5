import { type Clock, shanghaiDay } from "../base/clock.ts";
import type { Logger } from "../base/log.ts";
import { once } from "../base/once.ts";
import { createLibraryWriter } from "../library/library-writer.ts";
import { readReport } from "../library/sql-library.ts";
import type { Database } from "../storage/open-database.ts";
import type { IntakeParts } from "./intake.ts";
import { readerVersion } from "./reader-version.ts";

/** What takes files into the library. The reader and the audit are loaded with the first file that has to be read. */
export function buildIntake(
  db: Database,
  folders: { readonly source: string; readonly knowledge: string },
  clock: Clock,
  log: Logger,
): IntakeParts {
  const { source, knowledge } = folders;
  const formats = once(async () => (await import("../report/formats.ts")).loadFormats(knowledge));
  const reader = once(async () => {
    const { createReader } = await import("../reading/read-report.ts");
    return createReader({ formats: await formats(), knowledge });
  });
  const auditor = once(async () => {
    const [{ audit }, { loadProseTerms }] = await Promise.all([
      import("../report/audit/audit.ts"),
      import("../report/audit/prose-terms.ts"),
    ]);
    return { audit, formats: await formats(), prose: loadProseTerms(knowledge) };
  });
  return {
    writer: createLibraryWriter(db),
    load: (id) => readReport(db, id),
    read: async (file) => {
      const { docxToHtml, isZip } = await import("../reading/read-docx.ts");
      const readable = isZip(file) ? await docxToHtml(file) : { ok: true as const, file };
      return readable.ok ? (await reader())(readable.file) : readable;
    },
    audit: async (report, previous) => {
      const { audit, formats, prose } = await auditor();
      return audit(report, { formats, prose, previous: previous ?? null, today: shanghaiDay(clock()) });
    },
    reader: readerVersion(source, knowledge),
    log,
  };
}
