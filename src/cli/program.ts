import { Command, CommanderError } from "commander";
import type { App, Surroundings } from "../app.ts";
import { RefusedInputError } from "../base/errors.ts";
import type { ExitCode, Io } from "./io.ts";

/** What commands are run with. */
export interface Running {
  /** Opens what a command works on, and closes it after. */
  withApp(work: (app: App) => Promise<ExitCode>): Promise<ExitCode>;
  /** For a command that works where the database does not open. */
  withoutDatabase(work: (around: Surroundings) => Promise<ExitCode>): Promise<ExitCode>;
}

const titles: Readonly<Record<string, string>> = {
  "Usage:": "用法 Usage:",
  "Arguments:": "参数 Arguments:",
  "Options:": "选项 Options:",
  "Commands:": "命令 Commands:",
};

/**
 * Reads the command line and runs its command, whose code is loaded only then. Throws {@link RefusedInputError} for a command or an option
 * that does not exist; what the command throws goes through.
 */
export async function runProgram(args: readonly string[], io: Io, running: Running): Promise<ExitCode> {
  let code: ExitCode = 0;
  const run: Run = (work) => async () => {
    code = await running.withApp(work);
  };
  const runBare: RunBare = (work) => async () => {
    code = await running.withoutDatabase(work);
  };
  const program = describeProgram(io, run, runBare);
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    const fault = error.message.replace(/^error: /u, "").replaceAll("\n", " ");
    throw new RefusedInputError(`命令写得不对：${fault}。用法见 npm run -s gongkai -- --help`, { cause: error });
  }
}

type Run = (work: (app: App) => Promise<ExitCode>) => () => Promise<void>;
type RunBare = (work: (around: Surroundings) => Promise<ExitCode>) => () => Promise<void>;

function describeProgram(io: Io, run: Run, runBare: RunBare): Command {
  const program = new Command("gongkai")
    .description("公开：政府信息公开年度报告问答。Answers from government information disclosure reports.")
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: () => undefined })
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .helpOption("-h, --help", "显示用法 show this")
    .helpCommand("help [command]", "某个命令的用法 usage of a command");
  addLibraryCommands(program, io, run);
  addConversationCommands(program, io, run);
  addCaseCommands(program, io, run);
  addReckoningCommands(program, io, runBare);
  addUpkeepCommands(program, io, run, runBare);
  return program;
}

const json = ["--json", "标准输出只有 JSON 行 JSON lines only"] as const;

function addLibraryCommands(program: Command, io: Io, run: Run): void {
  program
    .command("ingest <path...>")
    .description("读入文件或文件夹里的报告 read reports from files or folders")
    .option(...json)
    .action((paths: string[], options) =>
      run(async (app) => (await import("./ingest.ts")).ingest(app, io, paths, options))(),
    );
  program
    .command("reports [id]")
    .description("有哪些报告 what the library holds")
    .option(...json)
    .action((id: string | undefined, options) =>
      run(async (app) => (await import("./reports.ts")).reports(app, io, id, options))(),
    );
  program
    .command("audit [id]")
    .description("报告核对出的问题 what the audit found")
    .option(...json)
    .action((id: string | undefined, options) =>
      run(async (app) => (await import("./audit.ts")).audit(app, io, id, options))(),
    );
  program
    .command("figures")
    .description("导出数据 export figures")
    .option("--authority <name>", "单位，任一名称 any name of an authority")
    .option("--year <year>", "年份 year")
    .option("--row <id>", "行，如 requests.new row id")
    .option("--format <format>", "csv（默认 default）、json、xlsx")
    .option("--out <file>", "写入文件 write to a file")
    .option("--json", "同 same as --format json")
    .action((options) => run(async (app) => (await import("./figures.ts")).figures(app, io, options))());
}

function addConversationCommands(program: Command, io: Io, run: Run): void {
  program
    .command("ask [question...]")
    .description("问一个问题 ask a question")
    .option(...json)
    .option("--explain", "说明每个词怎么理解 which words became which slot")
    .option("--session <id>", "接着上次的对话 go on with a conversation")
    .option("--batch <file>", "每行一个问题 a JSON line a question: {id, question, session?}")
    .action((words: string[], options) =>
      run(async (app) => (await import("./ask.ts")).ask(app, io, words, options))(),
    );
  program
    .command("chat")
    .description("在终端对话 talk in the terminal")
    .action(() => run(async (app) => (await import("./chat.ts")).chat(app, io))());
  program
    .command("serve")
    .description("启动已配置的渠道 start the channels that are configured")
    .action(() => run(async (app) => (await import("./serve.ts")).serve(app, io))());
  program
    .command("unanswered")
    .description("问了没有答上的，不含任何人的身份 what was asked and not answered, without anyone's identity")
    .option(...json)
    .option("--since <date>", "从这一天起，如 2026-03-01 from this day on")
    .action((options) => run(async (app) => (await import("./unanswered.ts")).unanswered(app, io, options))());
  program
    .command("eval <file...>")
    .description("用题集检验 run a question set with known answers")
    .option(...json)
    .option("--markdown", "只要一张 Markdown 表 the counts alone, as a table in Markdown")
    .option("--min <percent>", "正确率不到则退出码为 1 exit 1 below this accuracy")
    .action((files: string[], options) =>
      run(async (app) => (await import("./eval.ts")).evaluate(app, io, files, options))(),
    );
}

function addCaseCommands(program: Command, io: Io, run: Run): void {
  program
    .command("apply <file>")
    .description(
      "登记一份书面申请 enter an application: {channel, receivedOn, applicant, request}; - reads standard input",
    )
    .option(...json)
    .action((file: string, options) =>
      run(async (app) => (await import("./apply.ts")).apply(app, io, file, options))(),
    );
  program
    .command("cases")
    .description("办件 the cases")
    .option(...json)
    .option("--state <state>", "状态，如 received only those in a state")
    .action((options) => run(async (app) => (await import("./cases.ts")).cases(app, io, options))());
  program
    .command("case <number> [event]")
    .description(
      "看一件，或者记一步：confirm、request-correction、correct、lapse、consult、consulted、extend、charge、paid、reply、withdraw、void；assign 交给谁办；attachment 取出身份证明的文件 one case, or what happened to it, or who has it; attachment: a file that proves who applies",
    )
    .option(...json)
    .option("--on <date>", "哪一天，默认今天 the day it happened; default today")
    .option("--outcome <row>", "办理结果：表三的行 row of table three")
    .option("--note <text>", "说明、理由 reason")
    .option("--text <file>", "reply 的正文，文本文件 text of a reply, from a file")
    .option("--days <n>", "几个工作日：延期、补正期限 working days of an extension or a correction")
    .option("--party <party>", "征求谁的意见：third_party（默认 default）或 authority")
    .option("--to <name>", "assign 交给谁：姓名、编号或 nobody an officer, or nobody")
    .option("--entry <n>", "void 撤销第几条记录 the entry that void takes back")
    .option("--out <file>", "attachment：身份证明的文件写到哪里 where to write a file that proves who applies")
    .option("--file <n>", "attachment：第几个文件，默认 1 which of the files; default 1")
    .action((number: string, event: string | undefined, options) =>
      run(async (app) =>
        event === "attachment"
          ? (await import("./case-attachment.ts")).writeAttachment(app, io, number, options)
          : (await import("./case.ts")).oneCase(app, io, number, event, options),
      )(),
    );
  program
    .command("statistics")
    .description("由办件得出的表三，经同样的核对 table three of a year from the cases, audited")
    .option("--year <year>", "年份，默认今年 default this year")
    .option("--format <format>", "csv（默认 default）或 json")
    .option("--json", "同 same as --format json")
    .action((options) => run(async (app) => (await import("./statistics.ts")).statistics(app, io, options))());
  program
    .command("draft-report")
    .description("年度报告草稿：表三已填，文字待写 draft of the annual report, table three filled in")
    .option("--year <year>", "年份，默认今年 default this year")
    .requiredOption("--out <file>", "写入的 .docx file to write")
    .action((options) => run(async (app) => (await import("./draft-report.ts")).draftReport(app, io, options))());
}

function addReckoningCommands(program: Command, io: Io, runBare: RunBare): void {
  program
    .command("deadline")
    .description("期限的最后一天 the last working day of a period")
    .option(...json)
    .option("--from <date>", "收到之日，次日起算，默认今天 day of receipt; default today")
    .option("--days <n>", "几个工作日，默认 20 working days; default 20")
    .option("--explain", "逐段说明 how it is counted")
    .action((options) => runBare(async (around) => (await import("./deadline.ts")).deadline(around, io, options))());
  program
    .command("fee")
    .description("信息处理费 the information processing fee")
    .option(...json)
    .option("--items <n>", "当月件数 applications in the month")
    .option("--pages <n>", "页数 pages")
    .action((options) => runBare(async (around) => (await import("./fee.ts")).fee(around, io, options))());
}

function addUpkeepCommands(program: Command, io: Io, run: Run, runBare: RunBare): void {
  program
    .command("verify-log")
    .description("查验办件日志有没有被改动 whether the log of cases is as it was written")
    .option(...json)
    .action((options) => run(async (app) => (await import("./verify-log.ts")).verify(app, io, options))());
  program
    .command("backup <file>")
    .description("备份数据库，运行中也行 back the database up, while running too")
    .action((file: string) => run(async (app) => (await import("./backup.ts")).backup(app, io, file))());
  program
    .command("restore <file>")
    .description(
      "从备份恢复，运行中也行；数据库损坏的先停下 serve restore from a backup, while running too; stop serve first where the database is damaged",
    )
    .option("--force", "替换现有的数据库 in place of the database that is there")
    .action((file: string, options) =>
      runBare(async (around) => (await import("./restore.ts")).restore(around, io, file, options))(),
    );
  program
    .command("rotate-key")
    .description("换加密密钥，要先停下 serve seal personal data with a new key; stop serve first")
    .action(() => run(async (app) => (await import("./rotate-key.ts")).rotateKey(app, io))());
}
