import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEndpointChat } from "../../src/model/endpoint-chat.ts";
import { restAfterFailures } from "../../src/model/rest-after-failures.ts";
import {
  cutsOff,
  isSilent,
  type ModelServer,
  type Play,
  pours,
  refuses,
  resets,
  says,
  sends,
  stalls,
  startModelServer,
} from "../support/model-server.ts";

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

const messages = [new SystemMessage("rules"), new HumanMessage('{"question":"?"}')];
const ask = (timeoutMs = 2_000, key: string | null = "sk-secret") =>
  createEndpointChat({ url: `${server.url}/`, name: "tiny", key, timeoutMs }).reply(messages);
const failed = (cause: string, status: number | null = null) => ({ kind: "failed", cause, status });

describe("createEndpointChat", () => {
  it("sends the messages with the key as Bearer, no tools, and gives the text", async () => {
    server.play(says("好"));
    expect(await ask()).toEqual({ kind: "text", text: "好" });
    const [request] = server.requests;
    expect(request?.path).toBe("/v1/chat/completions");
    expect(request?.headers.authorization).toBe("Bearer sk-secret");
    expect(request?.body).toMatchObject({
      model: "tiny",
      messages: [
        { role: "system", content: "rules" },
        { role: "user", content: '{"question":"?"}' },
      ],
    });
    expect(request?.body.tools).toBeUndefined();
  });

  it("sends no authorization where there is no key", async () => {
    server.play(says("好"));
    await ask(2_000, null);
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  it.each<[string, readonly [Play, ...Play[]]]>([
    ["429", [refuses(429), says("好")]],
    ["429 that names a time", [refuses(429, { "retry-after": "0" }), says("好")]],
    ["500", [refuses(500), says("好")]],
    ["a reset", [resets, says("好")]],
    ["a body cut off", [cutsOff, says("好")]],
  ])("asks once more after %s", async (_, plays) => {
    server.play(...plays);
    expect(await ask()).toEqual({ kind: "text", text: "好" });
    expect(server.requests).toHaveLength(2);
  });

  it.each<[string, Play, ReturnType<typeof failed>, number]>([
    ["429 always", refuses(429), failed("refused", 429), 2],
    ["503 always", refuses(503), failed("refused", 503), 2],
    ["429 for longer than the deadline", refuses(429, { "retry-after": "60" }), failed("refused", 429), 1],
    ["401", refuses(401), failed("refused", 401), 1],
    ["a redirect", refuses(302, { location: "http://127.0.0.1:9/" }), failed("connection"), 2],
    ["resets always", resets, failed("connection"), 2],
    ["bodies cut off always", cutsOff, failed("connection"), 2],
    ["no JSON", sends("<html>"), failed("malformed", 200), 1],
    ["another shape", sends('{"choices":[]}'), failed("malformed", 200), 1],
    ["a reply stopped for its length", says("依申请", "length"), failed("unfinished", 200), 1],
    ["a huge answer", says("很".repeat(100_000)), failed("too_large", 200), 1],
    ["an endless answer", pours, failed("too_large", 200), 1],
  ])("gives up on %s", async (_, play, expected, requests) => {
    server.play(play);
    expect(await ask()).toEqual(expected);
    expect(server.requests).toHaveLength(requests);
  });

  it.each([
    ["silence", isSilent],
    ["half an answer and silence", stalls],
  ])("gives up on %s at the deadline", async (_, play) => {
    server.play(play);
    expect(await ask(200)).toEqual(failed("deadline"));
  });

  it("keeps the second attempt within the one deadline", async () => {
    server.play(refuses(500), isSilent);
    expect(await ask(400)).toEqual(failed("deadline"));
  });

  it("gives up where nothing listens", async () => {
    const chat = createEndpointChat({ url: "http://127.0.0.1:9/v1", name: "tiny", key: null, timeoutMs: 2_000 });
    expect(await chat.reply(messages)).toEqual(failed("connection"));
  });
});

it("what a model says to itself first is left out", async () => {
  server.play(says("<think>\n99件？\n</think>\n\nNONE"));
  expect(await ask()).toEqual({ kind: "text", text: "NONE" });
});

it("a model that let a deadline pass is left alone for the rest of a message", async () => {
  let now = 0;
  const chat = createEndpointChat({ url: server.url, name: "tiny", key: null, timeoutMs: 100 });
  const rested = restAfterFailures(chat, () => now);
  server.play(isSilent, says("好"));
  expect(await rested.reply(messages)).toEqual(failed("deadline"));
  expect(await rested.reply(messages)).toEqual(failed("resting"));
  now = 10_000;
  expect(await rested.reply(messages)).toEqual({ kind: "text", text: "好" });
});

it("a model that failed three times in a row is left alone for a minute", async () => {
  let now = 0;
  const chat = createEndpointChat({ url: server.url, name: "tiny", key: null, timeoutMs: 2_000 });
  const rested = restAfterFailures(chat, () => now);
  server.play(refuses(400));
  for (let at = 0; at < 3; at++) expect(await rested.reply(messages)).toEqual(failed("refused", 400));
  expect(await rested.reply(messages)).toEqual(failed("resting"));
  expect(server.requests).toHaveLength(3);
  now = 60_000;
  server.play(says("好"));
  expect(await rested.reply(messages)).toEqual({ kind: "text", text: "好" });
});
