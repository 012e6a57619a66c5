import { inflateRawSync } from "node:zlib";
import type { SourceFile } from "./read-report.ts";

/** A Word file as the HTML that the reader knows, spans of cells kept; or why it cannot be read. */
export type DocxAsHtml =
  | { readonly ok: true; readonly file: SourceFile }
  | { readonly ok: false; readonly reason: string };

/** A report's text is a few hundred kilobytes when unpacked: a part that comes to more was made to exhaust the reader. */
const mostUnpacked = 3 * 1024 * 1024;
/** What the converter reads of an archive; pictures it passes over. */
const isRead = /\.(?:xml|rels)$/iu;

/** Whether the bytes are a zip archive, as Word's files are. */
export function isZip({ bytes }: SourceFile): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** Turns a .docx into HTML. Pages are not kept: Word breaks them anew each time. Never throws for what is in the file. */
export async function docxToHtml({ name, bytes }: SourceFile): Promise<DocxAsHtml> {
  const parts = partsOf(bytes);
  if (parts === null) return refuse("文件不完整，或者不是 Word 文档（.docx）");
  if (!parts.filter(({ name }) => isRead.test(name)).every((part) => isSmall(part, bytes)))
    return refuse("文档解压后太大或者已损坏，不像年度报告");
  const { default: mammoth } = await import("mammoth");
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: "" })), externalFileAccess: false },
    );
    return {
      ok: true,
      file: { name: name.replace(/\.docx$/iu, ".html"), bytes: Buffer.from(`<!doctype html><body>${value}</body>`) },
    };
  } catch {
    return refuse("文件不是 Word 文档（.docx），或者已损坏、加了密码");
  }
}

const directoryEntry = 0x02014b50;
const directoryEnd = 0x06054b50;
const directoryEndBytes = 22;

/** A file of the archive, as its directory tells of it. */
interface Part {
  readonly name: string;
  readonly isDeflated: boolean;
  /** In bytes, as it stands in the archive. */
  readonly packed: number;
  /** Where its own header stands. */
  readonly at: number;
}

/** The files that the archive's directory lists; null where it has none. */
function partsOf(bytes: Uint8Array): readonly Part[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let end = bytes.length - directoryEndBytes; end >= Math.max(0, bytes.length - 70_000); end -= 1) {
    if (view.getUint32(end, true) !== directoryEnd) continue;
    const parts: Part[] = [];
    let at = view.getUint32(end + 16, true);
    while (at + 46 <= end && view.getUint32(at, true) === directoryEntry) {
      const name = Buffer.from(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))).toString("latin1");
      const isDeflated = view.getUint16(at + 10, true) === 8;
      parts.push({ name, isDeflated, packed: view.getUint32(at + 20, true), at: view.getUint32(at + 42, true) });
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return parts.length === 0 ? null : parts;
  }
  return null;
}

/** Whether a part unpacks to no more than a report needs: tried, since what the archive claims of it may be a lie. */
function isSmall({ isDeflated, packed, at }: Part, bytes: Uint8Array): boolean {
  if (!isDeflated) return packed <= mostUnpacked;
  if (at + 30 > bytes.length) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  try {
    return inflateRawSync(bytes.subarray(from, from + packed), { maxOutputLength: mostUnpacked }).length > 0;
  } catch {
    return false;
  }
}

function refuse(reason: string): DocxAsHtml {
  return { ok: false, reason };
}
