import { join } from "node:path";
import { readKnowledge } from "../base/knowledge.ts";
import { compact, withoutInvisible } from "../base/text.ts";
import type { Block } from "../report/block.ts";
import type { Formats } from "../report/formats.ts";
import type { ReadingWarning, Report } from "../report/report.ts";
import { type Bodies, bodiesSchema } from "./authority.ts";
import { decode } from "./decode.ts";
import { withPipes } from "./delimited.ts";
import { type Cutter, cutterOf, type Element, toElements } from "./elements.ts";
import { firstReport } from "./first-report.ts";
import { type PartTitles, partTitles } from "./headings.ts";
import { proseText, readIdentity } from "./identity.ts";
import { readParagraphs, toPassages } from "./passages.ts";
import { readHtml, TooDeepError, titleOfPage } from "./read-html.ts";
import { readMarkdown } from "./read-markdown.ts";
import { readTables } from "./read-tables.ts";
import { findRegions } from "./regions.ts";
import { joinRuledRows } from "./ruled-rows.ts";
import { readStated } from "./stated.ts";

/** A file as it comes: `name` with its ending, which tells HTML from text. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A refusal is a sentence in Chinese that says what is wrong with the file. */
export type ReadResult =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly reason: string };

interface Known {
  readonly formats: Formats;
  readonly bodies: Bodies;
  readonly titles: PartTitles;
  readonly cutter: Cutter;
}

/** The reader of report files. Reads the knowledge it needs once; throws KnowledgeError if that is not as it must be. */
export function createReader(context: { formats: Formats; knowledge: string }): (file: SourceFile) => ReadResult {
  const formats = Object.values(context.formats.byId);
  const known: Known = {
    formats: context.formats,
    bodies: readKnowledge(join(context.knowledge, "terms", "bodies.yaml"), bodiesSchema).bodies,
    titles: partTitles(formats),
    cutter: cutterOf(
      formats.flatMap((format) =>
        format.tables.flatMap((table) =>
          table.blocks.flatMap((block) =>
            [...block.rows, ...block.columns].flatMap((one) => [...one.under, one.label]),
          ),
        ),
      ),
      formats.flatMap((format) => format.parts.flatMap((part) => [part.title, ...part.seen_as])),
    ),
  };
  return (file) => readReport(file, known);
}

function readReport(file: SourceFile, known: Known): ReadResult {
  const decoded = decode(file.bytes);
  if (!decoded.ok) return decoded;
  let blocks: readonly Block[];
  let pageTitle: string | null = null;
  try {
    const text = markTorn(withoutInvisible(decoded.text));
    const isPage = isHtml(file.name, text);
    blocks = isPage ? readHtml(text) : readMarkdown(text);
    pageTitle = isPage ? titleOfPage(text) : null;
  } catch (error) {
    if (error instanceof TooDeepError) return { ok: false, reason: "网页嵌套过深，无法读取" };
    throw error;
  }
  const id = idOf(file.name);
  const { elements, next } = firstReport(toElements(withPipes(joinRuledRows(blocks)), known.cutter), known.titles);
  const regions = findRegions(elements, known.titles);
  const tables = readTables(id, regions.tables, known.formats);
  const paragraphs = readParagraphs(regions.prose);
  const prose = proseText(elements.flatMap((element) => (element.kind === "line" ? [element.text] : [])));
  const { warnings, ...identity } = readIdentity(
    id,
    {
      elements,
      prose,
      firstPart: regions.headings.find((heading) => heading.part !== null)?.place ?? null,
      pageTitle,
    },
    known.bodies,
  );
  const stated = readStated(id, paragraphs, identity.year);
  if (!isReport(tables.figures.length, prose, stated.length)) {
    return { ok: false, reason: "不像政府信息公开工作年度报告：没有国办格式的表格，也没有带年份的公开数据" };
  }
  return {
    ok: true,
    report: {
      id,
      ...identity,
      format: tables.format,
      figures: tables.figures,
      stated,
      headings: regions.headings,
      passages: toPassages(
        id,
        paragraphs.filter((paragraph) => !compact(identity.title).includes(compact(paragraph.text))),
      ),
      warnings: [...tables.warnings, ...warnings, ...(next === null ? [] : [otherReport(next)])],
      tables: tables.tables,
    },
  };
}

function otherReport({ core, place }: Element): ReadingWarning {
  return { kind: "other-report", row: null, text: core, place };
}

function isHtml(name: string, text: string): boolean {
  return (
    /\.[xs]?html?$/iu.test(name) ||
    /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|!--|html|head|meta|body|div|p|table|section|article|span|center|h\d)\b/iu.test(
      text,
    )
  );
}

/** A file that ends in a digit may have been cut off within the number: it is marked, and reads as no number. A lone 0 is whole. */
function markTorn(text: string): string {
  return /\d$/u.test(text) && !/(?:^|[^\d.,])0$/u.test(text) ? `${text}…` : text;
}

/** Tables of a national format, or a narrative about disclosure that counts something and names a year. */
function isReport(figures: number, prose: string, stated: number): boolean {
  if (figures > 0) return true;
  // a list of reports, or an article about them, names many and is none
  const titles = new Set(prose.match(/[^,。|:《》()]{2,24}20\d{2}年度?政府信息公开(?:工作)?年度报告/gu));
  return titles.size <= 3 && stated > 0 && /20\d{2}年/u.test(prose) && /信息公开|依申请公开|主动公开/u.test(prose);
}

/** The file's name without folder and ending. */
function idOf(name: string): string {
  const base = name.split(/[\\/]/u).at(-1) ?? name;
  return base.replace(/\.(?:txt|md|markdown|html?)$/iu, "").trim() || "report";
}
