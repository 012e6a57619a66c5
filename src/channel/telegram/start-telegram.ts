import { createRunner, createSource, sequentialize, type UpdateSink } from "@grammyjs/runner";
import type { Bot, Context } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { createFaultId } from "../../base/fault-id.ts";
import type { Logger } from "../../base/log.ts";
import { createRateLimit, type Pace } from "../../base/rate-limit.ts";
import type { Assistant } from "../../conversation/assistant.ts";
import type { Incoming, Outgoing } from "../../conversation/message.ts";
import type { NoticeBox } from "../../conversation/notices/notice-box.ts";
import type { Outbox, Parcel } from "../../conversation/outbox.ts";
import { plain } from "../../conversation/reply.ts";
import { sentences } from "../../conversation/sentences.ts";
import { commandLists, officersMenu } from "./command-lists.ts";
import { createBot, type Stopping, whoAmI, whoAmIAtLast } from "./connect.ts";
import { type Pump, pumpNotices } from "./deliver-notices.ts";
import { telegramFile } from "./fetch-file.ts";
import { createUpdateSupplier } from "./poll-updates.ts";
import { type Received, readUpdate } from "./read-update.ts";
import { Sender, type TelegramPayload } from "./send-parcels.ts";
import { telegramFault } from "./telegram-fault.ts";
import { toTelegram } from "./telegram-message.ts";
import { UpdatesUnderWay } from "./updates-under-way.ts";
import { wait } from "./wait.ts";

export interface TelegramParts {
  readonly token: string;
  /** Where the Bot API is; undefined: Telegram's own. */
  readonly apiRoot?: string | undefined;
  readonly assistant: Pick<Assistant, "handle">;
  readonly outbox: Outbox;
  /** Persons (`telegram:1001`) whose own chat has the commands of the desk. */
  readonly officers?: ReadonlySet<string>;
  /** How many messages of one person are answered in a minute; more are claimed and left, which is said once. Absent: all. */
  readonly messagesAMinute?: number;
  /** What is to be told unasked; absent: nothing is. */
  readonly notices?: NoticeBox;
  /** How often it is looked for; after each update too. Default 3,000. */
  readonly noticeMs?: number;
  readonly log: Logger;
  /** First pause after a failure, doubled up to a minute at each further one. Default 1,000. */
  readonly retryMs?: number;
  /** How long a stop waits for answers and for replies on their way; the rest is answered and sent at the next start. Default 5,000. */
  readonly graceMs?: number;
}

export interface RunningTelegram {
  /** Stops fetching, finishes the messages fetched, sends their replies as far as time allows. */
  stop(): Promise<void>;
  /** Settles when it has stopped; rejects with {@link EnvironmentError} where it cannot go on (the token was revoked). */
  readonly done: Promise<void>;
}

/**
 * Serves Telegram by long polling. Resolves once Telegram knows the token, or at once where Telegram cannot be reached (then it keeps trying).
 * Throws {@link EnvironmentError}: a token or address that is no good.
 *
 * Nothing is lost or doubled by a restart: Telegram is told that a message was handled only after its replies are on disk, a message that comes twice finds
 * its claim there, and the replies are sent from there.
 */
export async function startTelegram(parts: TelegramParts): Promise<RunningTelegram> {
  const bot = createBot(parts.token, parts.apiRoot);
  const retryMs = parts.retryMs ?? 1_000;
  const stopping = new AbortController();
  const first = await whoAmI(bot, parts.log, stopping.signal);
  const sender = new Sender({ api: bot.api, outbox: parts.outbox, log: parts.log, retryMs });
  const graceMs = parts.graceMs ?? 5_000;
  const done = (async () => {
    try {
      const me = first ?? (await whoAmIAtLast(bot, parts.log, retryMs, stopping.signal));
      if (me === undefined) return;
      const most = parts.messagesAMinute ?? Number.POSITIVE_INFINITY;
      const paceOf = createRateLimit(most, 60_000, () => performance.now());
      const serving = { ...parts, paceOf, bot, me, sender, retryMs, graceMs, stopping: stopping.signal };
      const pump = startPump(serving);
      await serve(serving, pump).finally(pump.stop);
    } finally {
      await sender.stop(graceMs);
    }
  })();
  done.catch(() => {}); // whoever waits for it hears of it; until then it is not an unhandled rejection
  return {
    done,
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

interface Serving extends TelegramParts {
  readonly paceOf: (person: string) => Pace;
  readonly bot: Bot;
  readonly me: UserFromGetMe;
  readonly sender: Sender;
  readonly retryMs: number;
  readonly graceMs: number;
  readonly stopping: AbortSignal;
}

const noticeMsUsual = 3_000;

/** Until told to stop. */
async function serve(serving: Serving, pump: Pump): Promise<void> {
  const { bot, me, sender, outbox, log, retryMs, stopping } = serving;
  bot.botInfo = me;
  sender.send(await outbox.pending(channelOf(me)));
  await introduce(serving);
  bot.use(sequentialize((ctx: Context) => ctx.chat?.id.toString()));
  bot.use(async (ctx) => {
    await handleUpdate(serving, ctx);
    pump.wake();
  });
  const underWay = new UpdatesUnderWay((update) =>
    bot.handleUpdate(update).catch((error: unknown) => {
      log.error({ fault: telegramFault(error) }, "an update could not be handled");
    }),
  );
  const sink: UpdateSink<Update> = {
    handle: async (updates) => {
      await underWay.take(updates);
      return Number.POSITIVE_INFINITY;
    },
    size: () => underWay.size,
    snapshot: () => [],
  };
  const runner = createRunner(createSource(createUpdateSupplier({ api: bot.api, log, retryMs, underWay })), sink);
  log.info({ bot: me.username }, "serving Telegram");
  if (stopping.aborted) return;
  runner.start();
  const task = runner.task();
  await Promise.race([task, new Promise((resolve) => stopping.addEventListener("abort", resolve))]);
  if (!runner.isRunning()) return;
  // what is not answered by then was not confirmed either: it comes again
  const over = new AbortController();
  await Promise.race([runner.stop().then(() => underWay.done()), wait(serving.graceMs, over.signal)]);
  over.abort();
}

/** Tells what is to be told unasked, until stopped. */
function startPump({ notices, noticeMs, me, outbox, log, sender }: Serving): Pump {
  if (notices === undefined) return { wake: () => {}, stop: async () => {} };
  const send = (parcels: readonly Parcel[]) => sender.send(parcels);
  return pumpNotices({ notices, outbox, channel: channelOf(me), send, log }, noticeMs ?? noticeMsUsual);
}

/** A webhook would keep the updates from us; the menu of commands is a nicety that nothing waits for. */
async function introduce({ bot, log, officers = new Set(), ...serving }: Serving): Promise<void> {
  const stopping = serving.stopping as Stopping;
  const chats = [...officers].flatMap((person) => /^telegram:(\d+)$/u.exec(person)?.[1] ?? []);
  const menus = [...commandLists, ...chats.map((chat) => officersMenu(Number(chat)))];
  const warn = (error: unknown) => log.warn({ fault: telegramFault(error) }, "Telegram could not be set up in full");
  for (const { commands, options } of menus) bot.api.setMyCommands(commands, options, stopping).catch(warn);
  await bot.api.deleteWebhook({}, stopping).catch(warn);
}

async function handleUpdate(serving: Serving, ctx: Context): Promise<void> {
  const { bot, me, sender, paceOf, token, apiRoot, log } = serving;
  const stopping = serving.stopping as Stopping;
  // the button turns until it is answered; that it is too late to answer harms nothing
  if (ctx.callbackQuery) bot.api.answerCallbackQuery(ctx.callbackQuery.id, {}, stopping).catch(() => {});
  const received = readUpdate(ctx.update, {
    me,
    fileOf: (told) => telegramFile({ api: bot.api, token, apiRoot, log }, told),
  });
  if (received === undefined || (await isHandled(serving, received.incoming.id))) return;
  const pace = paceOf(received.incoming.person);
  if (pace === "within") bot.api.sendChatAction(received.chat, "typing", {}, stopping).catch(() => {});
  const replies = await repliesTo(serving, received.incoming, pace);
  const parcels = replies.flatMap((reply) => pack(reply, received));
  const isOnce = received.album !== undefined && replies.every((reply) => reply.isOncePerAlbum);
  sender.send(await keep(serving, isOnce ? received.album : received.incoming.id, parcels));
}

async function repliesTo({ assistant }: Serving, incoming: Incoming, pace: Pace): Promise<readonly Outgoing[]> {
  switch (pace) {
    case "within":
      return assistant.handle(incoming);
    case "first-over":
      return [{ spans: [plain(sentences.tooMany[incoming.language ?? "zh"])], buttons: [] }];
    case "over":
      return [];
  }
}

/** A store that cannot be read must not keep an answer from anyone. */
async function isHandled({ outbox, log }: Serving, incoming: string): Promise<boolean> {
  try {
    return await outbox.isHandled(incoming);
  } catch (error) {
    log.error({ fault: createFaultId(), err: error }, "the outbox could not be read");
    return false;
  }
}

/** The replies on disk; where the disk fails, the replies all the same, without the promise to survive a restart. */
async function keep(
  { me, outbox, log }: Serving,
  incoming: string,
  replies: readonly { readonly chat: string; readonly payload: string }[],
): Promise<readonly Parcel[]> {
  try {
    return await outbox.accept(channelOf(me), incoming, replies);
  } catch (error) {
    log.error({ fault: createFaultId(), err: error }, "a reply could not be kept before it was sent");
    return replies.map((reply, at) => ({ ...reply, id: `${incoming}#${at}` }));
  }
}

function pack(reply: Outgoing, { chat, replyTo, thread }: Received): readonly { chat: string; payload: string }[] {
  return toTelegram(reply).map((message) => {
    const payload: TelegramPayload = { ...message, replyTo, thread };
    return { chat: chat.toString(), payload: JSON.stringify(payload) };
  });
}

/** Another bot has other chats: its outbox is another. */
function channelOf(me: UserFromGetMe): string {
  return `telegram:${me.id}`;
}
