import type { SourceFile } from "./read-report.ts";

/** A Word file as the HTML that the reader knows, spans of cells kept; or why it cannot be read. */
export type DocxAsHtml =
  | { readonly ok: true; readonly file: SourceFile }
  | { readonly ok: false; readonly reason: string };

/** A report's text is a few hundred kilobytes when unpacked, its pictures some megabytes: what claims to be more was made to exhaust the reader. */
const mostUnpacked = { text: 3 * 1024 * 1024, all: 100 * 1024 * 1024 };
const textFile = "word/document.xml";

/** Whether the bytes are a zip archive, as Word's files are. */
export function isZip({ bytes }: SourceFile): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** Turns a .docx into HTML. Pages are not kept: Word breaks them anew each time. Never throws for what is in the file. */
export async function docxToHtml({ name, bytes }: SourceFile): Promise<DocxAsHtml> {
  const unpacked = unpackedSizes(bytes);
  if (unpacked === null) return refuse("文件不完整，或者不是 Word 文档（.docx）");
  if (unpacked.text > mostUnpacked.text || unpacked.all > mostUnpacked.all)
    return refuse("文档解压后太大，不像年度报告");
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

interface Sizes {
  readonly text: number;
  readonly all: number;
}

/** What the archive's directory says its files unpack to, in bytes; null where it has no directory. */
function unpackedSizes(bytes: Uint8Array): Sizes | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.length - directoryEndBytes; at >= Math.max(0, bytes.length - 70_000); at -= 1) {
    if (view.getUint32(at, true) === directoryEnd)
      return sizesInDirectory(bytes, view, view.getUint32(at + 16, true), at);
  }
  return null;
}

function sizesInDirectory(bytes: Uint8Array, view: DataView, from: number, end: number): Sizes | null {
  let [text, all] = [0, 0];
  let at = from;
  while (at + 46 <= end && view.getUint32(at, true) === directoryEntry) {
    const size = view.getUint32(at + 24, true);
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))).toString("latin1");
    all += size;
    if (name === textFile) text += size;
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at === from ? null : { text, all };
}

function refuse(reason: string): DocxAsHtml {
  return { ok: false, reason };
}
