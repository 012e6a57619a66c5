import type { App } from "../app.ts";
import { createOutbox } from "../storage/outbox.ts";
import { officersOf } from "./build-cases.ts";
import { chat } from "./chat.ts";
import { forgetOld } from "./forget-old.ts";
import type { ExitCode, Io } from "./io.ts";
import { startReminders } from "./start-reminders.ts";

/** `serve`: the channels that are configured, until they stop or a signal comes; with none, the terminal. */
export async function serve(app: App, io: Io): Promise<ExitCode> {
  await forgetOld(app);
  const { token, apiRoot } = app.config.telegram;
  if (token === null) {
    io.err("没有设置 TELEGRAM_BOT_TOKEN，在终端对话。No bot token is set: talking in the terminal.\n");
    const reminders = startReminders(app, await app.office());
    return chat(app, io).finally(() => reminders.stop());
  }
  const [assistant, office, { startTelegram }] = await Promise.all([
    app.assistant(),
    app.office(),
    import("../channel/telegram/start-telegram.ts"),
  ]);
  const { log } = app;
  const outbox = createOutbox(app.db, app.clock, office.seal);
  const officers = new Set(officersOf(app.config).keys());
  const telegram = await startTelegram({
    token,
    apiRoot,
    assistant,
    outbox,
    officers,
    messagesAMinute: app.config.messagesAMinute,
    notices: office.notices,
    log,
  });
  const reminders = startReminders(app, office);
  io.err("Telegram 已启动，Ctrl-C 停止。Serving Telegram; Ctrl-C stops.\n");
  import("./draw-ahead.ts")
    .then(({ drawAhead }) => drawAhead(app.knowledge))
    .catch((error: unknown) => log.warn({ err: error }, "a picture could not be drawn"));
  const stop = () => {
    // What goes wrong while stopping is heard of through `done`.
    telegram.stop().catch(() => undefined);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    await telegram.done;
  } finally {
    await reminders.stop();
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
  return 0;
}
