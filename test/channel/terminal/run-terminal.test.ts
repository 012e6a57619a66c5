import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { runTerminal } from "../../../src/channel/terminal/run-terminal.ts";
import { newDatabase, smallAssistant } from "../../conversation/small-assistant.ts";
import { type Person, play, type Shown } from "../conversation-script.ts";

async function terminal(isTTY: boolean) {
  const { assistant } = smallAssistant(await newDatabase());
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => input });
  const output = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY, columns: 60 });
  let shown = "";
  let tell = () => {};
  output.on("data", (text: string) => {
    shown += text;
    tell();
  });
  const done = runTerminal({ assistant, input, output });
  /** Waits until the output matches. */
  const see = async (wanted: RegExp): Promise<string> => {
    while (!wanted.test(shown)) {
      await new Promise<void>((resolve) => {
        tell = resolve;
      });
    }
    return shown;
  };
  const clear = () => {
    shown = "";
  };
  return { input, output, done, see, clear, all: () => shown };
}

/** A person at a terminal: numbers choose what is offered. */
function personAt({ input, see, clear }: Awaited<ReturnType<typeof terminal>>): Person {
  let offered: readonly string[] = [];
  const write = async (text: string): Promise<Shown> => {
    clear();
    input.write(`${text}\n`);
    // the next reply is complete when the prompt for the line after it would be: a command that does nothing tells
    input.write("/end\n");
    const all = await see(/› \/end\n.*没有这个命令[^\n]*\n$/su);
    const reply = all.slice(all.indexOf("\n", all.indexOf("›")) + 1, all.lastIndexOf("\n› /end"));
    const buttons = [...reply.matchAll(/^ *\d+\. (.*)$/gmu)].map((found) => found[1] ?? "");
    return { text: reply, buttons };
  };
  return {
    async write(text) {
      const shown = await write(text);
      offered = shown.buttons.length > 0 ? shown.buttons : offered;
      return shown;
    },
    choose(label) {
      return this.write(label);
    },
  };
}

describe("the terminal", () => {
  it("carries the conversation that every channel carries", async () => {
    const at = await terminal(false);
    await at.see(/Ctrl-D/u);
    await play(personAt(at));
    at.input.end();
    await at.done;
  });

  it("answers lines that were piped in, without colour, and ends with the input", async () => {
    const at = await terminal(false);
    at.input.end("2020年收到多少件政府信息公开申请？\n\n出处\n");
    await at.done;
    expect(at.all()).toMatch(/› 2020年收到多少件政府信息公开申请？\n3 件\n/u);
    expect(at.all()).toContain("第 4 页");
    expect(at.all()).not.toContain("\u001b");
  });

  it("says what it can do before anything is asked", async () => {
    const at = await terminal(false);
    at.input.end();
    await at.done;
    expect(at.all()).toContain("能做");
    expect(at.all()).toContain("English");
  });

  it.each([
    ["Ctrl-C", "\u0003"],
    ["Ctrl-D", "\u0004"],
    ["/quit", "/quit\r"],
  ])("leaves cleanly on %s", async (_name, keys) => {
    const at = await terminal(true);
    await at.see(/问> /u);
    at.input.write(keys);
    await at.done;
    expect(at.all()).toContain("再见");
  });

  it("brings back an earlier question with the arrow key", async () => {
    const at = await terminal(true);
    await at.see(/问> /u);
    at.input.write("2020年收到多少件政府信息公开申请？\r");
    await at.see(/3 件.*问> /su);
    at.clear();
    at.input.write("\u001b[A\r");
    await at.see(/3 件.*问> /su);
    at.input.write("\u0004");
    await at.done;
  });
});
