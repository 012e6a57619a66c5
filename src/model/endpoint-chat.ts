import { setTimeout as wait } from "node:timers/promises";
import type { BaseMessage } from "@langchain/core/messages";
import { z } from "zod";
import type { ChatFailure, ChatModel, ChatReply, ChatSettings } from "./chat-model.ts";

/** What some models say to themselves first. */
const thinking = /^\s*<think>[\s\S]*?<\/think>\s*/u;
const bytesAtMost = 64 * 1024;
const tokensAtMost = 800;
/** Before the second attempt, where the server names no time of its own. */
const retryAfterMs = 150;

const completion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
});

/** What a failure is worth: another attempt, after how long. */
type Attempt = ChatReply & { readonly retryAfterMs?: number };

/** A model behind `/chat/completions`. One more attempt after 429, 5xx or a broken connection, where the deadline leaves time for it. */
export function createEndpointChat(settings: ChatSettings): ChatModel {
  const address = `${settings.url.replace(/\/+$/u, "")}/chat/completions`;
  return {
    reply: async (messages) => {
      const signal = AbortSignal.timeout(settings.timeoutMs);
      const first = await attempt(address, settings, messages, signal);
      const pause = first.retryAfterMs;
      if (pause === undefined || pause >= settings.timeoutMs) return withoutPause(first);
      try {
        await wait(pause, undefined, { signal });
      } catch {
        return withoutPause(first);
      }
      return withoutPause(await attempt(address, settings, messages, signal));
    },
  };
}

function withoutPause({ retryAfterMs: _, ...reply }: Attempt): ChatReply {
  return reply;
}

async function attempt(
  address: string,
  { name, key }: ChatSettings,
  messages: readonly BaseMessage[],
  signal: AbortSignal,
): Promise<Attempt> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({
        model: name,
        messages: messages.map(asSent),
        temperature: 0,
        max_tokens: tokensAtMost,
        stream: false,
      }),
      // a key is for the address that was set, and no other
      redirect: "error",
      signal,
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      const refused = failed("refused", response.status);
      const isPassing = response.status === 429 || response.status >= 500;
      return isPassing ? { ...refused, retryAfterMs: pauseOf(response) } : refused;
    }
    const body = await readBody(response);
    return body === null ? failed("too_large", 200) : readCompletion(body);
  } catch {
    return signal.aborted ? failed("deadline") : { ...failed("connection"), retryAfterMs };
  }
}

function asSent(message: BaseMessage): { role: string; content: string } {
  return { role: message.getType() === "system" ? "system" : "user", content: message.text };
}

/** `Retry-After` in seconds; a date or nonsense is no reason to wait longer. */
function pauseOf(response: Response): number {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : retryAfterMs;
}

/** Null where there is more than a reply can be. */
async function readBody(response: Response): Promise<string | null> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.length;
    if (bytes > bytesAtMost) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}

function readCompletion(body: string): ChatReply {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return failed("malformed", 200);
  }
  const choice = completion.safeParse(parsed).data?.choices[0];
  if (choice === undefined) return failed("malformed", 200);
  const { finish_reason: reason } = choice;
  if (reason !== undefined && reason !== null && reason !== "stop") return failed("unfinished", 200);
  return { kind: "text", text: choice.message.content.replace(thinking, "") };
}

function failed(cause: ChatFailure, status: number | null = null): ChatReply {
  return { kind: "failed", cause, status };
}
