import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { runCommandLine } from "../../src/cli/run.ts";

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Standard output as JSON lines. */
  readonly lines: readonly Record<string, unknown>[];
}

/** A data folder of its own, and command lines run on it in this process. */
export interface CommandLine {
  readonly folder: string;
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ran>;
  remove(): void;
}

export function createCommandLine(knowledge?: string): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-cli-"));
  mkdirSync(join(folder, "files"));
  const data = { GONGKAI_DATA: join(folder, "data"), GONGKAI_LOG: "silent" };
  return {
    folder,
    async run(args, env = {}) {
      const out: (string | Uint8Array)[] = [];
      let err = "";
      const input = new PassThrough();
      input.end();
      const output = new PassThrough();
      const io = {
        out: (text: string | Uint8Array) => out.push(text),
        err: (text: string) => {
          err += text;
        },
        input,
        output,
        hasColour: false,
      };
      const code = await runCommandLine(args, { ...data, ...env }, io, knowledge);
      const text = out.map((part) => Buffer.from(part)).join("") + ((output.read() as Buffer | null)?.toString() ?? "");
      return {
        code,
        out: text,
        err,
        get lines() {
          return text
            .split("\n")
            .filter(Boolean)
            .map((line) => JSON.parse(line) as Record<string, unknown>);
        },
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
