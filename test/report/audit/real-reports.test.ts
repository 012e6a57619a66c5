import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createReader } from "../../../src/reading/read-report.ts";
import { audit } from "../../../src/report/audit/audit.ts";
import { loadProseTerms } from "../../../src/report/audit/prose-terms.ts";
import { formats } from "../../support/make-report.ts";

const folder = "../shared/reports";

/** What people found wrong in the real reports beyond notes; every other report there has nothing of the kind. */
const known: Readonly<Record<string, readonly string[]>> = {
  "aimin-2020.txt": [
    "balance",
    "outcome_sum",
    "text_vs_table",
    "stated_breakdown",
    "decisions_look_like_items",
    "unreadable",
    "structure",
  ],
  "bureau-minus-word-old-format.txt": ["decisions_look_like_items"],
  "dingxing-xiaocun-2021.txt": ["unreadable"],
  "haicheng-xiliu-2023.txt": ["text_vs_table"],
  "hengdong-yanglin-2023.txt": ["structure"],
  "huangpi-street-2020.txt": ["structure"],
  "liwan-nanyuan-2020.txt": ["decisions_look_like_items"],
  "lueyang-zrzy-2021.txt": ["decisions_look_like_items"],
  "shanghai-stc-2024.md": ["stated_breakdown", "structure"],
  "yizhou-liyuan-2020.txt": ["structure"],
};

describe.skipIf(!existsSync(folder))("real reports (skipped where their folder is not at hand)", () => {
  const read = createReader({ formats, knowledge: "knowledge" });
  const prose = loadProseTerms("knowledge");
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /\.(?:txt|md|html)$/u.test(file)) : [];

  it.each(files)("%s: no false alarm, and no miss of what is known", (file) => {
    const source = read({ name: file, bytes: readFileSync(`${folder}/${file}`) });
    if (!source.ok) return;
    const { findings } = audit(source.report, { formats, prose, previous: null });
    const grave = findings.filter((finding) => finding.severity !== "note").map((finding) => finding.check);
    expect([...new Set(grave)]).toEqual(known[file] ?? []);
  });
});
