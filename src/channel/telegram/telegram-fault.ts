import { GrammyError, HttpError } from "grammy";

/** What went wrong in a call, without what must not be in a log: the payload (a person's words) and the address (it holds the token). */
export interface TelegramFault {
  readonly kind: "refused" | "unreachable" | "other";
  readonly method: string | null;
  /** Telegram's error code, as of HTTP; null where no answer came. */
  readonly code: number | null;
  readonly description: string;
  readonly retryAfterSeconds: number | null;
  /** The group is now this supergroup. */
  readonly migratedTo: number | null;
}

export function telegramFault(error: unknown): TelegramFault {
  const none = { method: null, code: null, retryAfterSeconds: null, migratedTo: null };
  if (error instanceof GrammyError) {
    return {
      kind: "refused",
      method: error.method,
      code: error.error_code,
      description: error.description,
      retryAfterSeconds: error.parameters.retry_after ?? null,
      migratedTo: error.parameters.migrate_to_chat_id ?? null,
    };
  }
  if (error instanceof HttpError) return { ...none, kind: "unreachable", description: causeOf(error.error) };
  return {
    ...none,
    kind: "other",
    description: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "no answer";
  const code = "code" in error ? String(error.code) : error.name;
  return `${code}: ${error.message.replace(/\bbot\d*:?[^/\s]*\//gu, "bot…/")}`;
}
