import { z } from "zod";
import { EnvironmentError } from "./base/errors.ts";

/** What the settings say, checked. `.env.example` lists the same names. */
export interface Config {
  /** Folder of the database. */
  readonly data: string;
  /** A name of the authority meant when a question names none; null: the only one in the library, else the assistant asks. */
  readonly authority: string | null;
  /** Keys that personal data is sealed with, the current one first, separated by commas; null: the data folder's own key file. */
  readonly sealKeys: string | null;
  /** A fixed instant, for tests and demonstrations; null: the machine's clock. */
  readonly now: Date | null;
  readonly telegram: {
    /** Null: Telegram is not served. */
    readonly token: string | null;
    readonly apiRoot: string;
  };
  /** Where vectors of passages come from; `url` null: from this process. */
  readonly embedding: { readonly url: string | null; readonly model: string | null; readonly key: string | null };
  /** A language model that helps to read questions and to phrase quotes; null: none does. */
  readonly chat: {
    readonly url: string;
    readonly name: string;
    readonly key: string | null;
    readonly timeoutMs: number;
  } | null;
  readonly logLevel: (typeof logLevels)[number];
  /** How long a conversation's thread lasts after its last message. */
  readonly threadMinutes: number;
  /** `open`: applications are filed by message. `draft`: the authority has not announced this channel (国办公开办函〔2017〕19号), so they are written up to be handed in. */
  readonly intake: "open" | "draft";
  /** How the authority's disclosure office is reached, who reviews its replies and which court judges them; null: not said. */
  readonly office: {
    readonly contact: string | null;
    readonly reviewBody: string | null;
    readonly court: string | null;
  };
  /** How many messages and presses of one person are answered in a minute. */
  readonly messagesAMinute: number;
  /** After how many days an application that was begun and not filed is forgotten. */
  readonly draftDays: number;
  /** Who works for the authority, by channel. */
  readonly staff: readonly StaffMember[];
}

export interface StaffMember {
  /** As a message names who sent it: `telegram:1001`. */
  readonly person: string;
  /** A reader looks and does nothing. */
  readonly role: "officer" | "reader";
  /** As colleagues call them; where none is given, as `person`. */
  readonly name: string;
}

const logLevels = ["silent", "error", "warn", "info", "debug"] as const;

const instantShape = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/u;

const staffShape = /^([a-z]+:-?[\w.]+?)(?::(reader|officer))?(?:=([^=:]{1,40}))?$/u;

/** What is put into sentences as it is. */
function words(name: string, atMost: number) {
  return z
    .string()
    .max(atMost, `${name} 最多 ${atMost} 字。Expected at most ${atMost} characters.`)
    .nullable()
    .default(null);
}

const settings = z.object({
  GONGKAI_DATA: z.string().default("./data"),
  GONGKAI_AUTHORITY: z.string().nullable().default(null),
  GONGKAI_KEY: z.string().nullable().default(null),
  GONGKAI_NOW: z
    .string()
    .transform((text, context) => {
      const instant = readInstant(text);
      if (instant !== null) return instant;
      context.addIssue("GONGKAI_NOW 应是 ISO 时刻，如 2026-03-01T09:00:00+08:00。Expected an ISO instant.");
      return z.NEVER;
    })
    .nullable()
    .default(null),
  GONGKAI_LOG: z
    .enum(logLevels, { error: `GONGKAI_LOG 应是 ${logLevels.join("、")} 之一。Expected one of these levels.` })
    .default("warn"),
  GONGKAI_THREAD_MINUTES: z
    .string()
    .regex(/^[1-9]\d{0,5}$/u, "GONGKAI_THREAD_MINUTES 应是分钟数，如 30。Expected a number of minutes.")
    .transform(Number)
    .default(30),
  GONGKAI_INTAKE: z
    .enum(["open", "draft"], { error: "GONGKAI_INTAKE 应是 open 或 draft。Expected open or draft." })
    .default("open"),
  GONGKAI_CONTACT: words("GONGKAI_CONTACT", 200),
  GONGKAI_REVIEW_BODY: words("GONGKAI_REVIEW_BODY", 60),
  GONGKAI_COURT: words("GONGKAI_COURT", 60),
  GONGKAI_MESSAGES_A_MINUTE: z
    .string()
    .regex(/^[1-9]\d{0,4}$/u, "GONGKAI_MESSAGES_A_MINUTE 应是条数，如 30。Expected a number of messages.")
    .transform(Number)
    .default(30),
  GONGKAI_DRAFT_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,3}$/u, "GONGKAI_DRAFT_DAYS 应是天数，如 30。Expected a number of days.")
    .transform(Number)
    .default(30),
  GONGKAI_STAFF: z
    .string()
    .transform((text, context) => {
      const members = text.split(/[,，]/u).map((member) => member.trim());
      const bad = members.filter((member) => member !== "" && !staffShape.test(member));
      for (const member of bad) {
        context.addIssue(
          `GONGKAI_STAFF 里的「${member}」应形如 telegram:1001、telegram:1001=张明 或 telegram:1002:reader。Expected CHANNEL:ID, CHANNEL:ID=NAME or CHANNEL:ID:reader.`,
        );
      }
      return bad.length > 0 ? z.NEVER : members.flatMap(readStaff);
    })
    .default([]),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^[\w:-]+$/u, "TELEGRAM_BOT_TOKEN 不是 BotFather 给的令牌（形如 123456:ABC-def）。Expected a bot token.")
    .nullable()
    .default(null),
  TELEGRAM_API_ROOT: z
    .url({
      protocol: /^https?$/u,
      error: "TELEGRAM_API_ROOT 应是 http 或 https 网址。Expected an http(s) address.",
    })
    .default("https://api.telegram.org")
    .transform((address) => address.replace(/\/+$/u, "")),
  EMBEDDING_URL: z
    .url({ protocol: /^https?$/u, error: "EMBEDDING_URL 应是 http 或 https 网址。Expected an http(s) address." })
    .nullable()
    .default(null),
  EMBEDDING_MODEL: z.string().nullable().default(null),
  EMBEDDING_KEY: z.string().nullable().default(null),
  MODEL_URL: z
    .url({ protocol: /^https?$/u, error: "MODEL_URL 应是 http 或 https 网址。Expected an http(s) address." })
    .nullable()
    .default(null),
  MODEL_NAME: z.string().nullable().default(null),
  MODEL_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/u, "MODEL_KEY 里有不能放进请求头的字符。Expected printable ASCII without blanks.")
    .nullable()
    .default(null),
  MODEL_TIMEOUT_MS: z
    .string()
    .regex(/^[1-9]\d{1,4}$/u, "MODEL_TIMEOUT_MS 应是 10 至 99999 的毫秒数，如 4000。Expected milliseconds.")
    .transform(Number)
    .default(4_000),
});

/** Every setting there is, by its name in the environment. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

/** Reads the settings from an environment. An empty setting counts as unset. Throws {@link EnvironmentError} that names every fault, one sentence each. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const read = settings.safeParse(given);
  if (!read.success) throw new EnvironmentError(read.error.issues.map((issue) => issue.message).join("\n"));
  const { data } = read;
  if ((data.EMBEDDING_URL === null) !== (data.EMBEDDING_MODEL === null)) {
    throw new EnvironmentError("EMBEDDING_URL 和 EMBEDDING_MODEL 要么都设，要么都不设。Set both of them or neither.");
  }
  if ((data.MODEL_URL === null) !== (data.MODEL_NAME === null)) {
    throw new EnvironmentError("MODEL_URL 和 MODEL_NAME 要么都设，要么都不设。Set both of them or neither.");
  }
  return {
    data: data.GONGKAI_DATA,
    authority: data.GONGKAI_AUTHORITY,
    sealKeys: data.GONGKAI_KEY,
    now: data.GONGKAI_NOW,
    telegram: { token: data.TELEGRAM_BOT_TOKEN, apiRoot: data.TELEGRAM_API_ROOT },
    embedding: { url: data.EMBEDDING_URL, model: data.EMBEDDING_MODEL, key: data.EMBEDDING_KEY },
    chat:
      data.MODEL_URL === null || data.MODEL_NAME === null
        ? null
        : { url: data.MODEL_URL, name: data.MODEL_NAME, key: data.MODEL_KEY, timeoutMs: data.MODEL_TIMEOUT_MS },
    logLevel: data.GONGKAI_LOG,
    threadMinutes: data.GONGKAI_THREAD_MINUTES,
    intake: data.GONGKAI_INTAKE,
    office: { contact: data.GONGKAI_CONTACT, reviewBody: data.GONGKAI_REVIEW_BODY, court: data.GONGKAI_COURT },
    messagesAMinute: data.GONGKAI_MESSAGES_A_MINUTE,
    draftDays: data.GONGKAI_DRAFT_DAYS,
    staff: data.GONGKAI_STAFF,
  };
}

function readStaff(member: string): readonly StaffMember[] {
  const [, person, role, name] = staffShape.exec(member) ?? [];
  if (person === undefined) return [];
  return [{ person, role: role === "reader" ? "reader" : "officer", name: name?.trim() || person }];
}

/** An instant without a zone, or a day alone, is taken in Asia/Shanghai. Null where there is no such instant (February 30th). */
function readInstant(text: string): Date | null {
  if (!instantShape.test(text)) return null;
  const [day = "", time = "00:00"] = text.split(/[T ]/u);
  const zoned = /Z|[+-]\d{2}:?\d{2}$/u.test(time) ? time : `${time}+08:00`;
  const instant = new Date(`${day}T${zoned.replace(/([+-]\d{2})(\d{2})$/u, "$1:$2")}`);
  const exists = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || Number.isNaN(exists.getTime())) return null;
  return exists.toISOString().startsWith(day) ? instant : null;
}
