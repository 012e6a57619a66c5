import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EnvironmentError } from "../src/base/errors.ts";
import { readConfig, settingNames } from "../src/config.ts";

describe("readConfig", () => {
  it("works with nothing set, and takes an empty setting for unset", () => {
    const unset = {
      data: "./data",
      authority: null,
      now: null,
      telegram: { token: null, apiRoot: "https://api.telegram.org" },
      embedding: { url: null, model: null, key: null },
      chat: null,
      logLevel: "warn",
      threadMinutes: 30,
      staff: [],
      sealKeys: null,
      intake: "open",
      messagesAMinute: 30,
      draftDays: 30,
      office: { contact: null, reviewBody: null, court: null },
    };
    expect(readConfig({})).toEqual(unset);
    expect(readConfig(Object.fromEntries(settingNames.map((name) => [name, " "])))).toEqual(unset);
  });

  it("reads every setting", () => {
    const config = readConfig({
      GONGKAI_DATA: "/somewhere",
      GONGKAI_AUTHORITY: "爱民区",
      GONGKAI_NOW: "2026-03-01T09:00:00+08:00",
      GONGKAI_LOG: "debug",
      TELEGRAM_BOT_TOKEN: "123456:ABC-def_9",
      TELEGRAM_API_ROOT: "http://127.0.0.1:8081/",
      EMBEDDING_URL: "http://127.0.0.1:11434",
      EMBEDDING_MODEL: "bge-m3",
      EMBEDDING_KEY: "secret",
      MODEL_URL: "http://127.0.0.1:8000/v1",
      MODEL_NAME: "qwen",
      MODEL_KEY: "sk-1",
      MODEL_TIMEOUT_MS: "2500",
      GONGKAI_THREAD_MINUTES: "5",
      GONGKAI_KEY: "k",
      GONGKAI_INTAKE: "draft",
      GONGKAI_MESSAGES_A_MINUTE: "60",
      GONGKAI_DRAFT_DAYS: "7",
      GONGKAI_CONTACT: "某路 1 号，0453-1234567",
      GONGKAI_REVIEW_BODY: "某市人民政府",
      GONGKAI_COURT: "某市中级人民法院",
      GONGKAI_STAFF: "telegram:1001=李明, telegram:1002:reader,",
    });
    expect(config).toEqual({
      data: "/somewhere",
      authority: "爱民区",
      now: new Date("2026-03-01T01:00:00Z"),
      telegram: { token: "123456:ABC-def_9", apiRoot: "http://127.0.0.1:8081" },
      embedding: { url: "http://127.0.0.1:11434", model: "bge-m3", key: "secret" },
      chat: { url: "http://127.0.0.1:8000/v1", name: "qwen", key: "sk-1", timeoutMs: 2_500 },
      logLevel: "debug",
      threadMinutes: 5,
      sealKeys: "k",
      intake: "draft",
      messagesAMinute: 60,
      draftDays: 7,
      office: { contact: "某路 1 号，0453-1234567", reviewBody: "某市人民政府", court: "某市中级人民法院" },
      staff: [
        { person: "telegram:1001", role: "officer", name: "李明" },
        { person: "telegram:1002", role: "reader", name: "telegram:1002" },
      ],
    });
  });

  it.each([
    ["GONGKAI_THREAD_MINUTES", "0"],
    ["GONGKAI_THREAD_MINUTES", "soon"],
    ["GONGKAI_INTAKE", "closed"],
    ["GONGKAI_MESSAGES_A_MINUTE", "0"],
    ["GONGKAI_DRAFT_DAYS", "0"],
    ["GONGKAI_STAFF", "1001"],
    ["GONGKAI_STAFF", "telegram:1001:boss"],
  ])("refuses %s=%s by its name", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  it.each([
    ["2026-03-01T01:00:00Z", "2026-03-01T01:00:00.000Z"],
    ["2026-03-01T09:00:00.5+0800", "2026-03-01T01:00:00.500Z"],
    ["2026-03-01T09:00", "2026-03-01T01:00:00.000Z"],
    ["2026-03-01 09:00:00", "2026-03-01T01:00:00.000Z"],
    ["2026-03-01", "2026-02-28T16:00:00.000Z"],
  ])("takes %s for the instant %s, in Asia/Shanghai where no zone is given", (text, instant) => {
    expect(readConfig({ GONGKAI_NOW: text }).now?.toISOString()).toBe(instant);
  });

  it.each(["tomorrow", "2026-02-30", "2026-13-01T00:00:00Z", "2026-03-01T25:00", "1772326800"])(
    "refuses %s as an instant",
    (text) => expect(() => readConfig({ GONGKAI_NOW: text })).toThrow(/^GONGKAI_NOW 应是 ISO 时刻/u),
  );

  it("wants the address and the name of an embedding model together", () => {
    expect(() => readConfig({ EMBEDDING_MODEL: "bge-m3" })).toThrow(/^EMBEDDING_URL 和 EMBEDDING_MODEL/u);
    expect(() => readConfig({ EMBEDDING_URL: "http://127.0.0.1:11434" })).toThrow(EnvironmentError);
  });

  it("wants the address and the name of a language model together", () => {
    expect(() => readConfig({ MODEL_NAME: "qwen" })).toThrow(/^MODEL_URL 和 MODEL_NAME/u);
    expect(() => readConfig({ MODEL_URL: "http://127.0.0.1:8000/v1" })).toThrow(EnvironmentError);
  });

  it.each([
    ["MODEL_URL", "somewhere"],
    ["MODEL_KEY", "密钥"],
    ["MODEL_TIMEOUT_MS", "4s"],
    ["MODEL_TIMEOUT_MS", "0"],
  ])("refuses %s=%s, and does not repeat it", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}`, "u"));
  });

  it("names every fault at once, one sentence each", () => {
    const read = () =>
      readConfig({
        GONGKAI_NOW: "soon",
        GONGKAI_LOG: "loud",
        TELEGRAM_BOT_TOKEN: "not a token",
        TELEGRAM_API_ROOT: "ftp://somewhere",
      });
    expect(read).toThrow(EnvironmentError);
    const message = (() => {
      try {
        return String(read());
      } catch (error) {
        return error instanceof Error ? error.message : "";
      }
    })();
    const lines = message.split("\n");
    expect(lines.map((line) => line.split(" ")[0]).sort()).toEqual([
      "GONGKAI_LOG",
      "GONGKAI_NOW",
      "TELEGRAM_API_ROOT",
      "TELEGRAM_BOT_TOKEN",
    ]);
  });
});

it(".env.example lists every setting, each with the value it has when unset", () => {
  const lines = readFileSync(".env.example", "utf8").split("\n");
  const listed = Object.fromEntries(
    lines.filter((line) => /^\w+=/u.test(line)).map((line) => line.split("=", 2) as [string, string]),
  );
  expect(Object.keys(listed).sort()).toEqual([...settingNames].sort());
  expect(readConfig(listed)).toEqual(readConfig({}));
});
