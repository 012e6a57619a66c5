import { describe, expect, it } from "vitest";
import { readLanguage } from "../../../src/conversation/applying/language.ts";
import { loadSayings } from "../../../src/conversation/applying/sayings.ts";

const sayings = loadSayings("knowledge");

describe("the language a person is answered in", () => {
  it.each([
    ["I want to apply for information", "en"],
    ["my name is John Smith", "en"],
    ["send it by email please", "en"],
    ["change my phone to 13900000000", "en"],
    ["yes, that is right", "en"],
    ["I want the 青年路改造工程 approval", "en"],
    ["English please", "en"],
    ["请用英文", "en"],
    ["说中文", "zh-Hans"],
    ["說中文", "zh-Hant"],
    ["请用繁体字", "zh-Hant"],
    ["Chinese please", "zh-Hans"],
    ["我要改电话", "zh-Hans"],
    ["我要申請公開會議紀要", "zh-Hant"],
    ["取消", "zh-Hans"],
  ] as const)("changes at 「%s」 to %s", (words, language) => {
    for (const before of ["en", "zh-Hans", "zh-Hant"] as const)
      if (!(before === "zh-Hant" && words === "取消"))
        expect(readLanguage(words, before, before, sayings)).toBe(language);
  });

  it.each([
    "张三",
    "陳大文",
    "John Smith",
    "Nguyễn Thị My",
    "a@example.org",
    "13800000000",
    "护照 E12345678",
    "passport E12345678",
    "黑龙江省牡丹江市爱民区某路1号",
    "2023年青年路改造工程的批复",
    "PDF",
    "ok",
    "email",
    "",
  ])("stays at 「%s」", (words) => {
    for (const before of ["en", "zh-Hans", "zh-Hant"] as const)
      expect(readLanguage(words, before, "zh-Hans", sayings)).toBeNull();
  });

  it.each([
    ["2023年青年路改造工程的批复", "en", "zh-Hans"],
    ["2023年青年路改造工程的批覆與會議紀要", "zh-Hans", "zh-Hant"],
    ["Approval documents, Qingnian Road renovation", "zh-Hans", "en"],
  ] as const)("is told by the title 「%s」 where nothing was heard before", (words, usual, language) => {
    expect(readLanguage(words, null, usual, sayings)).toBe(language);
  });

  it("keeps the script where a message has only characters of both", () => {
    expect(readLanguage("我不知道", "zh-Hant", "zh-Hans", sayings)).toBe("zh-Hant");
    expect(readLanguage("我不知道", "en", "zh-Hans", sayings)).toBe("zh-Hans");
  });
});
