import { autoRetry } from "@grammyjs/auto-retry";
import { Bot } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { EnvironmentError } from "../../base/errors.ts";
import type { Logger } from "../../base/log.ts";
import { wrongToken } from "./poll-updates.ts";
import { telegramFault } from "./telegram-fault.ts";
import { backoffMs, wait } from "./wait.ts";

/** grammY's signals are a polyfill's, to which Node's own are as good. */
export type Stopping = Parameters<Bot["api"]["getMe"]>[0];

/** Longer than a long poll: past it the connection is dead. */
const requestSeconds = 45;

/** A bot that waits out floods. Throws {@link EnvironmentError}: a token or address that cannot be one. */
export function createBot(token: string, apiRoot: string | undefined): Bot {
  const root = apiRoot?.trim().replace(/\/+$/u, "");
  if (root !== undefined && !(URL.canParse(root) && /^https?:/u.test(root))) {
    throw new EnvironmentError("TELEGRAM_API_ROOT 不是网址。TELEGRAM_API_ROOT is not an http(s) address.");
  }
  // anything else cannot be a token, and would bend the address it becomes part of
  if (!/^[\w:-]+$/u.test(token.trim())) throw wrongToken(new Error("the token has characters no token has"));
  const client = { timeoutSeconds: requestSeconds, ...(root !== undefined && { apiRoot: root }) };
  const bot = new Bot(token.trim(), { client });
  // floods are waited out here; lost connections by those who know what a second try may do
  bot.api.config.use(
    autoRetry({
      maxRetryAttempts: 3,
      maxDelaySeconds: 60,
      rethrowHttpErrors: true,
      rethrowInternalServerErrors: true,
    }),
  );
  return bot;
}

/** The bot's own name; undefined where Telegram cannot be reached. Throws {@link EnvironmentError}: a token Telegram does not know. */
export async function whoAmI(bot: Bot, log: Logger, signal: AbortSignal): Promise<UserFromGetMe | undefined> {
  try {
    return await bot.api.getMe(signal as Stopping);
  } catch (error) {
    const fault = telegramFault(error);
    if (fault.code === 401 || fault.code === 404) throw wrongToken(error);
    log.warn({ fault }, "暂时连不上 Telegram，会一直重试。Telegram cannot be reached; trying again until it can.");
    return undefined;
  }
}

/** The same, however long it takes; undefined once stopped. */
export async function whoAmIAtLast(
  bot: Bot,
  log: Logger,
  retryMs: number,
  signal: AbortSignal,
): Promise<UserFromGetMe | undefined> {
  for (let failures = 1; ; failures += 1) {
    await wait(backoffMs(retryMs, failures), signal);
    if (signal.aborted) return undefined;
    const me = await whoAmI(bot, failures % 10 === 0 ? log : log.child({}, { level: "silent" }), signal);
    if (me !== undefined) return me;
  }
}
