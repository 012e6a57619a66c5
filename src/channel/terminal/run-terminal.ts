import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";
import stringWidth from "string-width";
import type { Logger } from "../../base/log.ts";
import type { Assistant } from "../../conversation/assistant.ts";
import type { Incoming, Outgoing, OutgoingFile } from "../../conversation/message.ts";
import type { NoticeBox } from "../../conversation/notices/notice-box.ts";
import type { Picture } from "../../picture/picture.ts";
import { dim, draw, type Screen } from "./draw.ts";
import { drawBars } from "./draw-bars.ts";
import { localFile, readPath, saveFile } from "./local-file.ts";

const conversation = "terminal:local";
const leaveWords = new Set(["/quit", "/exit", "/bye", ":q", "quit", "exit", "退出", "再见"]);
const saveWords = /^(?:存为|保存为|save as)\s*(\S.*)$/iu;
const historyLines = 500;
/** Wider lines are hard to read. */
const columnsAtMost = 100;
const columnsUsual = 80;

export interface TerminalParts {
  readonly assistant: Pick<Assistant, "handle">;
  /** What is to be told unasked, shown before the next line is asked for; absent: nothing is. */
  readonly notices?: NoticeBox;
  /** Draws a picture into a file, whose path it gives; absent: they are drawn in text alone. */
  readonly savePicture?: (picture: Picture) => Promise<string>;
  readonly log?: Logger;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  /** False turns emphasis off even where the output is a terminal. Default: true. */
  readonly colour?: boolean;
}

/**
 * Talks in the terminal until the input ends, a word of leaving is typed, or Ctrl-C or Ctrl-D is pressed. The arrow keys bring back what was typed in this
 * session; it is not written to disk, since it may be personal. Where the input is no terminal, each line is answered, with the line above its answer.
 */
export async function runTerminal(parts: TerminalParts): Promise<void> {
  const { assistant, notices, savePicture, log, input, output, colour = true } = parts;
  const isTty = Boolean(input.isTTY && output.isTTY);
  const screen = (): Screen => ({
    hasColour: isTty && colour,
    // some terminals report no width, or 0
    columns: isTty ? Math.min(output.columns || columnsUsual, columnsAtMost) : null,
  });
  const lines = createInterface({
    input,
    output: isTty ? output : undefined,
    terminal: isTty,
    historySize: historyLines,
    removeHistoryDuplicates: true,
    prompt: "\n问> ",
  });
  // listening begins here: what is piped in meanwhile waits
  const typed = lines[Symbol.asyncIterator]();
  let isClosed = false;
  lines.on("close", () => {
    isClosed = true;
  });
  lines.on("SIGINT", () => lines.close());
  // a later session counts from 1 again
  const session = randomUUID();
  let count = 0;
  let offered: OutgoingFile | undefined;
  const say = async (body: Incoming["body"]): Promise<void> => {
    const path = body.kind === "text" ? saveWords.exec(body.text)?.[1] : undefined;
    if (path !== undefined && offered !== undefined) {
      output.write(`${await saveFile(offered, path)}\n`);
      return;
    }
    count += 1;
    const id = `${conversation}:${session}:${count}`;
    for (const reply of await assistant.handle({ id, conversation, person: conversation, body })) {
      output.write(`${draw(reply, screen())}\n`);
      offered = reply.file ?? offered;
      output.write(await showPicture(reply));
    }
  };
  const showPicture = async ({ picture, spans }: Outgoing): Promise<string> => {
    if (picture === undefined) return "";
    const { columns } = screen();
    // a table is text already
    const isSaid = picture.kind === "table";
    const bars = isSaid ? "" : `\n${drawBars(picture, columns ?? columnsUsual)}\n`;
    if (savePicture === undefined || (isSaid && !isWiderThan(spans, columns))) return bars;
    try {
      return `${bars}${dim(`图片 picture：${await savePicture(picture)}`, screen())}\n`;
    } catch (error) {
      log?.error({ err: error }, "a picture could not be drawn");
      return bars;
    }
  };
  await say({ kind: "command", name: "start", rest: "" });
  output.write(
    `${dim("输入编号选择，输入「出处」看出处，:有用 或 :没用 评价回答，「文件 路径」发文件，/quit 或 Ctrl-D 离开。", screen())}\n`,
  );
  const tell = async (): Promise<void> => {
    for (const { id, conversation: to, text } of (await notices?.waiting("terminal")) ?? []) {
      if (to !== conversation) continue;
      output.write(`\n${draw({ spans: [{ text, style: "plain" }], buttons: [] }, screen())}\n`);
      await notices?.settle(id);
    }
  };
  await converse(typed, say, {
    tell,
    ask: () => isTty && !isClosed && lines.prompt(),
    echo: (line) => isTty || output.write(`\n› ${line}\n`),
  });
  lines.close();
  output.write(isTty ? "\n再见。\n" : "");
}

function isWiderThan(spans: Outgoing["spans"], columns: number | null): boolean {
  const lines = spans.flatMap(({ text }) => text.split("\n"));
  return columns !== null && lines.some((line) => stringWidth(line) > columns);
}

/** Until the input ends or the person leaves. `tell`, `ask`: before each line; `echo`: after it. */
async function converse(
  typed: AsyncIterator<string>,
  say: (body: Incoming["body"]) => Promise<void>,
  {
    tell,
    ask,
    echo,
  }: { readonly tell: () => Promise<void>; readonly ask: () => void; readonly echo: (line: string) => void },
): Promise<void> {
  for (;;) {
    await tell();
    ask();
    const next = await typed.next();
    if (next.done) return;
    const line = next.value.trim();
    if (leaveWords.has(line.toLowerCase())) return;
    if (line === "") continue;
    echo(line);
    await say(readLine(line));
  }
}

function readLine(line: string): Incoming["body"] {
  const command = /^\/([a-z_]+)(?:\s+(.*))?$/iu.exec(line);
  if (command) return { kind: "command", name: command[1] ?? "", rest: (command[2] ?? "").trim() };
  const path = readPath(line);
  return path === undefined ? { kind: "text", text: line } : { kind: "file", file: localFile(path) };
}
