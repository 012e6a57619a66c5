import type { Api } from "grammy";
import type { Logger } from "../../base/log.ts";
import type { Fetched, IncomingFile } from "../../conversation/message.ts";
import { telegramFault } from "./telegram-fault.ts";

/** The next message of the same chat waits meanwhile. */
const fetchMs = 15_000;
const usualRoot = "https://api.telegram.org";

export interface FileParts {
  readonly api: Api;
  readonly token: string;
  /** Where the Bot API is; undefined: Telegram's own. */
  readonly apiRoot: string | undefined;
  readonly log: Logger;
}

/** A file that Telegram has, as its message tells of it. */
export interface ToldFile {
  readonly id: string;
  readonly size: number | null;
}

/** The file, to be fetched when it is wanted. It goes through memory alone; the address, which holds the token, is never logged. */
export function telegramFile(parts: FileParts, { id, size }: ToldFile): IncomingFile {
  return { size, fetch: (atMost) => fetchFile(parts, id, atMost) };
}

async function fetchFile({ api, token, apiRoot, log }: FileParts, id: string, atMost: number): Promise<Fetched> {
  const over = AbortSignal.timeout(fetchMs);
  try {
    const { file_path: path, file_size: size } = await api.getFile(id, over as Parameters<Api["getFile"]>[1]);
    if (size !== undefined && size > atMost) return { ok: false, why: "too-large" };
    if (path === undefined) return { ok: false, why: "unreachable" };
    const root = (apiRoot ?? usualRoot).trim().replace(/\/+$/u, "");
    const response = await fetch(`${root}/file/bot${token.trim()}/${path}`, { signal: over });
    if (!response.ok || response.body === null) {
      log.warn({ status: response.status }, "a file could not be fetched from Telegram");
      return { ok: false, why: "unreachable" };
    }
    const bytes = await readAtMost(response.body, atMost);
    if (bytes === undefined) return { ok: false, why: "too-large" };
    // a connection that breaks off may look like an end
    return size !== undefined && size !== bytes.length ? { ok: false, why: "unreachable" } : { ok: true, bytes };
  } catch (error) {
    const fault = telegramFault(error);
    log.warn({ kind: fault.kind, code: fault.code }, "a file could not be fetched from Telegram");
    // Telegram gives bots no file above 20 MB
    return { ok: false, why: fault.code === 400 && /too big/iu.test(fault.description) ? "too-large" : "unreachable" };
  }
}

/** All bytes; undefined, and the rest left unread, where there are more. */
async function readAtMost(body: AsyncIterable<Uint8Array>, atMost: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > atMost) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
