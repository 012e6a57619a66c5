import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCaseStore } from "../../src/application/sql-case-store.ts";
import { runCommandLine } from "../../src/cli/run.ts";
import { loadKeyRing } from "../../src/storage/key-ring.ts";
import { openDatabase } from "../../src/storage/open-database.ts";
import { createSeal } from "../../src/storage/seal.ts";
import { capture } from "./scripted-assistant.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-case-commands-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]) => runWith({}, ...args);

async function runWith(settings: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const said = capture();
  const now = "2026-11-26T10:00:00+08:00";
  const env = { GONGKAI_DATA: join(folder, "data"), GONGKAI_LOG: "debug", GONGKAI_NOW: now, ...settings };
  const code = await runCommandLine(args, env, said.io);
  const lines = said.out().startsWith("{")
    ? said
        .out()
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
    : [];
  return { code, line: lines[0], lines, out: said.out(), err: said.err() };
}

const paper = {
  channel: "counter",
  receivedOn: "2026-10-09",
  applicant: {
    type: "natural_person",
    name: "赵钱孙甲",
    idType: "id_card",
    idNumber: "11010519491231002X",
    phone: "13987654321",
    address: "某市某路七七四九号",
  },
  request: { description: "某路改造工程的批复", form: "electronic", delivery: "email" },
};

async function apply(change: object = {}) {
  const file = join(folder, "application.json");
  writeFileSync(file, JSON.stringify({ ...paper, ...change }));
  return run("apply", file, "--json");
}

describe("the commands of cases", () => {
  it("give a case to an officer, by name or as the settings have them, and to nobody else", async () => {
    const staff = { GONGKAI_STAFF: "telegram:1=李明,telegram:2=王芳,telegram:3:reader=赵红" };
    const { number } = (await apply()).line;
    const give = (to: string) => runWith(staff, "case", number, "assign", "--to", to, "--json");
    expect((await give("王芳")).line).toMatchObject({ assignee: "telegram:2", events: [] });
    expect((await give("telegram:1")).line).toMatchObject({ assignee: "telegram:1" });
    for (const other of ["赵红", "telegram:9", ""]) {
      const refused = await give(other);
      expect(refused.code, other).toBe(2);
      expect(refused.err).toContain("李明（telegram:1）、王芳（telegram:2）");
    }
    expect((await runWith(staff, "case", number)).out).toContain("办理人：李明");
    expect((await give("nobody")).line).toMatchObject({ assignee: null });
    await run("case", number, "withdraw");
    expect((await give("王芳")).code).toBe(2);
    expect((await run("verify-log")).code).toBe(0);
  });

  it("file an application and tell its deadline by the channel it came in", async () => {
    expect((await apply()).line).toMatchObject({
      number: "2026-00001",
      state: "received",
      receivedOn: "2026-10-09",
      dueOn: "2026-11-05",
      isEstimate: false,
    });
    expect((await apply({ channel: "post_signed" })).line).toMatchObject({ state: "received", dueOn: "2026-11-05" });
    for (const channel of ["online", "fax", "post_plain"]) {
      expect((await apply({ channel })).line).toMatchObject({
        state: "awaiting_confirmation",
        receivedOn: null,
        dueOn: null,
      });
    }
    const confirmed = await run("case", "2026-00003", "confirm", "--on", "2026-10-12", "--json");
    expect(confirmed.line).toMatchObject({ state: "received", receivedOn: "2026-10-12", dueOn: "2026-11-09" });
    expect((await run("cases", "--json")).lines).toHaveLength(5);
    expect((await run("cases", "--state", "awaiting_confirmation", "--json")).lines).toHaveLength(2);
  });

  it("file the same once where it has a key", async () => {
    const first = await apply({ key: "2026-paper-1" });
    expect(first.line.isNew).toBe(true);
    expect((await apply({ key: "2026-paper-1" })).line).toMatchObject({ number: first.line.number, isNew: false });
    const other = await apply({ key: "2026-paper-1", request: { ...paper.request, description: "另一条路的批复" } });
    expect([other.code, other.out]).toEqual([2, ""]);
    expect(other.err).toContain(`已经用在 ${first.line.number} 上`);
    expect((await apply()).line.number).not.toBe(first.line.number);
  });

  it.each([
    [{ channel: "online", applicant: { ...paper.applicant, idNumber: "110105194912310021" } }, "校验位"],
    [{ channel: "online", applicant: { ...paper.applicant, idNumber: "110105203012310025" } }, "出生日期"],
    [{ channel: "online", applicant: { ...paper.applicant, name: " " } }, "姓名"],
    [{ channel: "online", applicant: { ...paper.applicant, idNumber: null } }, "身份证明"],
    [{ channel: "online", request: { ...paper.request, form: null } }, "提供形式"],
    [{ applicant: { ...paper.applicant, type: "alien" } }, "申请人类型"],
    [{ applicant: { ...paper.applicant, idNumber: 110105 } }, "身份证明"],
    [{ request: { ...paper.request, form: "clay" } }, "提供形式"],
    [{ request: { ...paper.request, description: "" } }, "所需信息"],
    [{ receivedOn: "2026-12-01" }, "还没有到"],
    [{ receivedOn: "2026-02-30" }, "不是日期"],
    [{ receivedOn: "1900-01-01" }, "太早"],
    [{ recievedOn: "2026-10-09" }, "没有这一项：recievedOn"],
    [{ applicant: { ...paper.applicant, mail: "a@example.org" } }, "没有这一项：applicant.mail"],
    [{ request: { ...paper.request, deliver: "post" } }, "没有这一项：request.deliver"],
    [{ channel: "pigeon" }, "收件渠道"],
    [{ request: undefined }, "所需信息"],
  ])("refuse %o with a sentence, and file nothing", async (change, sentence) => {
    const { code, err } = await apply(change);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect((await run("cases", "--json")).lines).toHaveLength(0);
  });

  it.each([null, "", "  "])("take %o for what is not there", async (nothing) => {
    const applicant = { ...paper.applicant, phone: nothing, email: nothing, address: nothing, representative: nothing };
    const { code, line } = await apply({ applicant: { ...applicant, idType: nothing }, key: nothing });
    expect([code, line?.number]).toEqual([0, "2026-00001"]);
  });

  it("keep the text of a reply from a file, and refuse one that cannot be read or is too long, changing nothing", async () => {
    const { number } = (await apply()).line;
    const file = join(folder, "reply.txt");
    const reply = (path: string) =>
      run("case", number, "reply", "--outcome", "requests.outcome.granted", "--text", path, "--json");
    const missing = await reply(join(folder, "none.txt"));
    expect([missing.code, missing.out]).toEqual([2, ""]);
    expect(missing.err).toContain("none.txt");
    writeFileSync(file, "长".repeat(100_000));
    expect((await reply(file)).err).toContain("答复的正文最多");
    expect((await run("case", number, "--json")).line.events).toEqual([]);
    writeFileSync(file, "\uFEFF某政公开〔2026〕9号\n\n现将批复送给你。\n");
    const replied = await reply(file);
    expect(replied.line).toMatchObject({ state: "replied", events: [{ kind: "reply", hasText: true }] });
    expect(replied.out).not.toContain("批复送给你");
    const db = await openDatabase(join(folder, "data"));
    try {
      const seal = createSeal(loadKeyRing(join(folder, "data"), null));
      const cases = createCaseStore(db, seal, () => new Date());
      expect((await cases.load(number))?.events[0]?.text).toBe("某政公开〔2026〕9号\n\n现将批复送给你。");
    } finally {
      await db.destroy();
    }
  });

  it.each(["counter", "post_signed", "post_plain", "fax"])(
    "register paper from %s with its gaps, to be completed",
    async (channel) => {
      const bare = { channel, applicant: { type: "natural_person" }, request: { description: "某路改造工程的批复" } };
      const { code, line } = await apply(bare);
      expect(code).toBe(0);
      expect(line).toMatchObject({ number: "2026-00001", isNew: true });
      expect(line.gaps).toEqual([
        expect.stringContaining("姓名"),
        expect.stringContaining("身份证明"),
        "缺提供形式。",
        "缺获取途径。",
        expect.stringContaining("联系方式"),
      ]);
      const wrong = await apply({
        channel,
        applicant: { ...paper.applicant, idNumber: "110105194912310021", phone: "见信封" },
      });
      expect(wrong.line.gaps).toEqual([expect.stringContaining("校验位"), expect.stringContaining("电话")]);
      expect((await apply({ channel })).line.gaps).toEqual([]);
      const file = join(folder, "application.json");
      writeFileSync(file, JSON.stringify({ ...paper, ...bare }));
      expect((await run("apply", file)).out).toMatch(/缺提供形式[\s\S]*7 个工作日内一次性要求补正/u);
      expect((await run("case", "2026-00001", "--json")).line).toMatchObject({
        applicant: { idNumber: null },
        request: { form: null, delivery: null },
      });
    },
  );

  it("carry a case to its end, and refuse what the law does not allow without changing anything", async () => {
    await apply();
    const before = await run("case", "2026-00001", "--json");
    const refused = await run("case", "2026-00001", "paid");
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("现在可以");
    expect((await run("case", "2026-00001", "--json")).line).toEqual(before.line);
    await run("case", "2026-00001", "request-correction", "--on", "2026-10-12", "--days", "10", "--note", "写清文号");
    await run("case", "2026-00001", "correct", "--on", "2026-10-20");
    await run("case", "2026-00001", "consult", "--on", "2026-10-21");
    await run("case", "2026-00001", "consulted", "--on", "2026-10-28");
    const extended = await run("case", "2026-00001", "extend", "--on", "2026-11-02", "--days", "5", "--json");
    expect(extended.line).toMatchObject({ state: "received", dueOn: "2026-12-01" });
    const replied = await run("case", "2026-00001", "reply", "--outcome", "requests.outcome.granted", "--json");
    expect(replied.line).toMatchObject({ state: "replied", outcome: "requests.outcome.granted", dueOn: null });
    expect(replied.line.applicant.idNumber).toBe("***002X");
    expect((await run("case", "2026-99999")).code).toBe(2);
    expect((await run("case", "2026-00001", "explode")).code).toBe(2);
    expect((await run("verify-log", "--json")).line).toMatchObject({ ok: true });
  });

  it("draft next year's table three, which reads back as it is", async () => {
    await apply();
    await apply({ applicant: { ...paper.applicant, type: "business", idType: "other", idNumber: "乙0001" } });
    await run("case", "2026-00001", "reply", "--outcome", "requests.outcome.partial");
    const { lines } = await run("statistics", "--year", "2026", "--json");
    const { summary } = lines.at(-1) as { summary: { findings: object[]; published: null } };
    expect(summary).toMatchObject({ findings: [], published: null });
    const counted = lines.slice(0, -1).map(({ row, column, value }) => [row, column, value]);
    expect(counted).toContainEqual(["requests.new", "total", 2]);
    expect(counted).toContainEqual(["requests.carried_out", "business", 1]);
    const file = join(folder, "draft-2026.docx");
    expect((await run("draft-report", "--year", "2026", "--out", file)).code).toBe(0);
    expect((await run("ingest", file, "--json")).line).toMatchObject({ status: "read", year: 2026, format: "2021" });
    const read = (await run("figures", "--year", "2026", "--json")).lines;
    const inTable = read.filter(({ row }) => row?.startsWith("requests."));
    expect(inTable.map(({ row, column, value }) => [row, column, value])).toEqual(counted);
    const elsewhere = read.filter(({ row }) => row !== null && !row.startsWith("requests."));
    expect(new Set(elsewhere.map(({ status, value }) => `${status} ${value}`))).toEqual(new Set(["blank null"]));
    const compared = await run("statistics", "--year", "2026", "--json");
    expect(compared.lines.at(-1).summary.published).toEqual({ report: "draft-2026", differences: [] });
  });

  it("change the key and restore a backup, with everything as it was", async () => {
    await apply();
    const before = await run("case", "2026-00001", "--json");
    const copy = join(folder, "copy.sqlite");
    expect((await run("backup", copy)).code).toBe(0);
    const key = readFileSync(join(folder, "data", "gongkai.key"), "utf8");
    expect((await run("rotate-key")).code).toBe(0);
    expect(readFileSync(join(folder, "data", "gongkai.key"), "utf8")).not.toBe(key);
    expect((await run("case", "2026-00001", "--json")).line).toEqual(before.line);
    expect((await run("verify-log")).code).toBe(0);
    expect((await run("restore", copy)).code).toBe(2);
    expect((await run("restore", join(folder, "application.json"), "--force")).code).toBe(2);
    writeFileSync(join(folder, "data", "gongkai.key"), key);
    await run("case", "2026-00001", "withdraw");
    expect((await run("restore", copy, "--force")).code).toBe(0);
    expect((await run("case", "2026-00001", "--json")).line).toEqual(before.line);
  });

  it("change no key while another program has the database open", async () => {
    await apply();
    const data = join(folder, "data");
    const key = readFileSync(join(data, "gongkai.key"), "utf8");
    const serving = await openDatabase(data);
    const refused = await run("rotate-key");
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("请先停下");
    expect(readFileSync(join(data, "gongkai.key"), "utf8")).toBe(key);
    await serving.destroy();
    expect((await run("rotate-key")).code).toBe(0);
  });

  it("file and seal nothing where the key of the cases is not there, make no other, and go on once it is back", async () => {
    const { line } = await apply();
    const key = join(folder, "data", "gongkai.key");
    const right = readFileSync(key);
    rmSync(key);
    const attempts = async () => [
      await apply(),
      await run("case", line.number, "withdraw"),
      await run("verify-log"),
      await run("rotate-key"),
    ];
    for (const { code, err } of await attempts()) {
      expect(code).toBe(1);
      expect(err).toContain("密钥不在");
    }
    expect(readdirSync(join(folder, "data")).filter((name) => name.includes("key"))).toEqual([]);
    const other = `${Buffer.alloc(32, 7).toString("base64")}\n`;
    writeFileSync(key, other);
    for (const { code } of await attempts()) expect(code).toBe(1);
    expect(readFileSync(key, "utf8")).toBe(other);
    writeFileSync(key, right);
    expect((await apply()).line.number).toBe("2026-00002");
    expect((await run("verify-log", "--json")).line).toMatchObject({ ok: true });
  });

  it("back up over an earlier backup alone, never over the key, the database in use or what is something else", async () => {
    await apply();
    const data = join(folder, "data");
    const copy = join(folder, "copy.sqlite");
    const linked = join(folder, "linked.sqlite");
    symlinkSync(join(data, "gongkai.sqlite"), linked);
    for (const file of [join(data, "gongkai.key"), join(data, "gongkai.sqlite"), linked, data]) {
      const { code, err } = await run("backup", file);
      expect(code).toBe(2);
      expect(err).toContain("没有改动");
    }
    expect((await run("backup", copy)).code).toBe(0);
    expect((await run("backup", copy)).code).toBe(0);
    expect((await run("case", "2026-00001", "--json")).code).toBe(0);
  });

  const damages = [
    ["from its first byte", () => Buffer.from("no database any more ".repeat(500))],
    [
      "behind its first page",
      (sound: Buffer) => Buffer.concat([sound.subarray(0, 4096), Buffer.alloc(sound.length - 4096, 7)]),
    ],
  ] as const;

  it.each(damages)(
    "restore nothing over a database that is damaged %s while another program has it open",
    async (_, damaged) => {
      await apply();
      const copy = join(folder, "copy.sqlite");
      await run("backup", copy);
      const data = join(folder, "data");
      const file = join(data, "gongkai.sqlite");
      const running = await openDatabase(data);
      try {
        const damage = damaged(readFileSync(file));
        writeFileSync(file, damage);
        const refused = await run("restore", copy);
        expect([refused.code, refused.err]).toEqual([2, expect.stringContaining("stop serve first")]);
        expect(readFileSync(file).equals(damage)).toBe(true);
        expect(readdirSync(data).filter((name) => /damaged|restoring/u.test(name))).toEqual([]);
      } finally {
        await running.destroy();
      }
      expect((await run("restore", copy)).code).toBe(0);
      expect((await run("case", "2026-00001")).code).toBe(0);
    },
  );

  it.each(damages)(
    "reckon fees and days, and restore a backup, where the database is damaged %s, which is kept aside",
    async (_, damaged) => {
      await apply();
      const before = await run("case", "2026-00001", "--json");
      const copy = join(folder, "copy.sqlite");
      await run("backup", copy);
      const data = join(folder, "data");
      const damage = damaged(readFileSync(join(data, "gongkai.sqlite")));
      writeFileSync(join(data, "gongkai.sqlite"), damage);
      expect((await run("fee", "--items", "35", "--json")).line.feeYuan).toBe(3000);
      expect((await run("deadline", "--from", "2026-01-26")).code).toBe(0);
      const refused = await run("cases");
      expect(refused.code).toBe(1);
      expect(refused.err).toContain("gongkai restore");
      const restored = await run("restore", copy);
      expect([restored.code, restored.err]).toEqual([0, expect.stringContaining("损坏的数据库留在")]);
      expect((await run("case", "2026-00001", "--json")).line).toEqual(before.line);
      const kept = readdirSync(data).filter((name) => /damaged-\w{8}$/u.test(name));
      expect(kept.map((name) => readFileSync(join(data, name)).equals(damage))).toEqual([true]);
    },
  );

  it("say that the key is missing where a backup is restored without it", async () => {
    await apply();
    const copy = join(folder, "copy.sqlite");
    await run("backup", copy);
    const elsewhere = { GONGKAI_DATA: join(folder, "elsewhere") };
    const restored = await runWith(elsewhere, "restore", copy);
    expect([restored.code, restored.err]).toEqual([0, expect.stringContaining("密钥还不在")]);
    expect(
      (
        await runWith(
          { ...elsewhere, GONGKAI_KEY: readFileSync(join(folder, "data", "gongkai.key"), "utf8").trim() },
          "restore",
          copy,
        )
      ).code,
    ).toBe(2);
  });

  it("restore no backup that the key in place cannot open", async () => {
    await apply();
    const copy = join(folder, "copy.sqlite");
    await run("backup", copy);
    await run("rotate-key");
    const refused = await run("restore", copy, "--force");
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("另一把密钥");
    expect((await run("case", "2026-00001", "--json")).code).toBe(0);
  });

  it("leave nothing personal in the data folder or on the screen", async () => {
    const said = [
      await apply(),
      await run("case", "2026-00001", "request-correction", "--on", "2026-10-12", "--note", "李四来电说明"),
      await run("case", "2026-00001", "paid"),
      await run("backup", join(folder, "data", "copy.sqlite")),
      await run("cases"),
      await apply({ channel: "online", applicant: { ...paper.applicant, idNumber: "110105194912310021" } }),
    ];
    const data = join(folder, "data");
    const bytes = Buffer.concat(readdirSync(data).map((name) => readFileSync(join(data, name))));
    const screen = said.map(({ out, err }) => out + err).join("");
    for (const canary of ["赵钱孙甲", "11010519491231002X", "13987654321", "七七四九号", "某路改造工程", "李四来电"]) {
      expect(bytes.includes(Buffer.from(canary)), canary).toBe(false);
      expect(bytes.includes(Buffer.from(canary, "utf16le")), canary).toBe(false);
      // a clerk sees the reason that a clerk entered
      if (canary !== "李四来电") expect(screen.includes(canary), canary).toBe(false);
    }
  });

  it("count periods and fees", async () => {
    expect((await run("deadline", "--from", "2026-01-26", "--json")).line).toMatchObject({ dueOn: "2026-02-28" });
    expect((await run("deadline", "--from", "2026-12-20", "--json")).line).toMatchObject({ isEstimate: true });
    expect((await run("deadline", "--from", "2026-01-26", "--explain")).out).toContain("调休");
    expect((await run("fee", "--items", "35", "--json")).line.feeYuan).toBe(3000);
    expect((await run("fee", "--pages", "150", "--json")).line.feeYuan).toBe(1700);
    expect((await run("fee", "--pages", "1", "--items", "1")).code).toBe(2);
    for (const from of ["soon", "9999-12-31", "0001-01-01"])
      expect((await run("deadline", "--from", from)).code, from).toBe(2);
    const explain = async (days: string) =>
      (await run("deadline", "--from", "2026-03-02", "--days", days, "--explain", "--json")).line.article;
    expect([await explain("20"), await explain("7")]).toEqual(["条例第三十三条", null]);
  });

  it("keep of an event what its kind has, and show what was taken back", async () => {
    const { number } = (await apply()).line;
    await run("case", number, "request-correction", "--on", "2026-10-12", "--outcome", "garbage");
    await run("case", number, "correct", "--on", "2026-10-13", "--days", "999999", "--note", "已补");
    const { events } = (await run("case", number, "--json")).line;
    expect(events).toMatchObject([
      { kind: "request-correction", outcome: null, days: 15 },
      { kind: "correct", outcome: null, days: null },
    ]);
    await run("case", number, "void", "--entry", "2", "--note", "录错");
    expect((await run("case", number)).out).toMatch(/2\. 2026-10-13 \S+（已作废）/u);
  });

  it("count nothing for a year before the first case", async () => {
    await apply();
    const { code, out, err } = await run("statistics", "--year", "2020", "--json");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("不等于 0");
  });
});
