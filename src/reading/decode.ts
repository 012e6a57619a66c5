/** What a file's bytes turned out to be. */
export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

const utf8 = () => new TextDecoder("utf-8", { fatal: true });
const declared = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/iu;
/** Share of characters that no text has: above it the file is binary. */
const tolerableControls = 0.001;

/**
 * Bytes as text: a byte order mark first, then the charset an HTML file declares, then UTF-8, then GB18030 (which covers GBK and
 * GB2312), because older government sites and Windows Notepad leave no label. Refuses what is empty, binary or in no known encoding.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return refuse("文件是空的");
  const text = decodeText(bytes);
  if (text === null) return refuse("文件的文字编码无法识别（不是 UTF-8、UTF-16 或 GBK）");
  if (text.trim() === "") return refuse("文件里没有文字");
  if (countControls(text) > Math.max(2, text.length * tolerableControls)) return refuse("文件是二进制内容，不是文本");
  return { ok: true, text };
}

function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const label = declared.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 4096)))?.[1];
  const attempts = [
    utf8,
    ...(label ? [() => new TextDecoder(label, { fatal: true })] : []),
    () => new TextDecoder("gb18030", { fatal: true }),
  ];
  for (const attempt of attempts) {
    try {
      return attempt().decode(bytes);
    } catch {
      // not this encoding, or a label nobody knows: the next one may be right
    }
  }
  return null;
}

function countControls(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) || code === 0xfffd) count++;
  }
  return count;
}

function refuse(reason: string): Decoded {
  return { ok: false, reason };
}
