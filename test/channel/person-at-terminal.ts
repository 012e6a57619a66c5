import { PassThrough } from "node:stream";
import { runTerminal, type TerminalParts } from "../../src/channel/terminal/run-terminal.ts";
import type { Person, Shown } from "./conversation-script.ts";

/** A terminal made of streams, and what it shows. */
export function openTerminal(
  assistant: TerminalParts["assistant"],
  isTTY: boolean,
  notices?: TerminalParts["notices"],
) {
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => input });
  const output = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY, columns: 60 });
  let shown = "";
  let tell = () => {};
  output.on("data", (text: string) => {
    shown += text;
    tell();
  });
  const done = runTerminal({ assistant, input, output, ...(notices !== undefined && { notices }) });
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
export function personAt({ input, see, clear }: ReturnType<typeof openTerminal>): Person {
  const write = async (text: string): Promise<Shown> => {
    clear();
    input.write(`${text}\n`);
    // the next reply is complete when the prompt for the line after it would be: a command that does nothing tells
    input.write("/end\n");
    const all = await see(/› \/end\n.*(?:没有这个命令|no such command)[^\n]*\n$/su);
    const reply = all.slice(all.indexOf("\n", all.indexOf("›")) + 1, all.lastIndexOf("\n› /end"));
    const buttons = [...reply.matchAll(/^ *\d+\. (.*)$/gmu)].map((found) => found[1] ?? "");
    return { text: reply, buttons };
  };
  return { write, choose: write };
}
