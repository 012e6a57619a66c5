import type { BaseMessage } from "@langchain/core/messages";

/** A language model that answers in text. It has no tools, and remembers nothing between calls. */
export interface ChatModel {
  /** Never throws; ends within the deadline it was made with. */
  reply(messages: readonly BaseMessage[]): Promise<ChatReply>;
}

export type ChatReply =
  | { readonly kind: "text"; readonly text: string }
  /** `status` null: there was no answer to have one. */
  | { readonly kind: "failed"; readonly cause: ChatFailure; readonly status: number | null };

/**
 * `deadline`: too slow. `refused`: another status than 200. `connection`: unreachable, reset, or cut off in the middle. `too_large`: more than a reply.
 * `malformed`: not what the interface promises. `unfinished`: the model stopped before its end. `resting`: not asked, since it failed again and again.
 */
export type ChatFailure = "deadline" | "refused" | "connection" | "too_large" | "malformed" | "unfinished" | "resting";

export interface ChatSettings {
  /** `https://host/v1` of an OpenAI-compatible server. */
  readonly url: string;
  readonly name: string;
  readonly key: string | null;
  /** For everything, the second attempt included. */
  readonly timeoutMs: number;
}
