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
  const wide = utf16Of(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  const label = declared.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 4096)))?.[1];
  const attempts = [
    utf8,
    ...(label ? [() => new TextDecoder(label, { fatal: true })] : []),
    () => new TextDecoder("gb18030", { fatal: true }),
  ];
  for (const attempt of attempts) {
    try {
      // streaming: a character that the end of the file cuts in two is left off
      return attempt().decode(bytes, { stream: true });
    } catch {
      // not this encoding, or a label nobody knows: the next one may be right
    }
  }
  // a few broken bytes in otherwise sound UTF-8 show as �; of another encoding next to nothing is sound
  const broken = new TextDecoder("utf-8").decode(bytes);
  return countControls(broken) > broken.length * tolerableControls ? null : broken;
}

/** By its byte order mark, or by the zero bytes that every line break, digit and blank has in one half. */
function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  const sample = Math.min(bytes.length, 4096);
  for (let index = 0; index < sample; index++) if (bytes[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < sample * 0.01) return null;
  // 一 is U+4E00: a few zeros stand in the other half, too
  if (odd > even * 4) return "utf-16le";
  return even > odd * 4 ? "utf-16be" : null;
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
