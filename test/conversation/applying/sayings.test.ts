import { describe, expect, it } from "vitest";
import { loadSayings } from "../../../src/conversation/applying/sayings.ts";

const sayings = loadSayings("knowledge");

describe("what people say to the form", () => {
  it.each([
    ["cancel", "算了不弄了"],
    ["cancel", "不想申请了。"],
    ["cancel", "唉，太麻烦了，懒得填了"],
    ["cancel", "那就不办了吧"],
    ["cancel", "帮我取消申请"],
    ["cancel", "Never mind"],
    ["pause", "先不搞了"],
    ["pause", "今天先到这"],
    ["pause", "回头再填"],
    ["pause", "我改天再来弄"],
    ["ready", "嗯，没问题，提交吧"],
    ["ready", "确认"],
    ["ready", "好的好的"],
    ["wrong", "不对啊"],
    ["back", "回到上一步"],
    ["resume", "继续填"],
    ["apart", "分开申請吧"],
    ["status", "这件怎么样了"],
    ["status", "我上次提交的  办到哪一步了？"],
    ["status", "how is  going?"],
    ["status", ""],
    ["button", "去补正"],
  ] as const)("takes for %s: 「%s」", (saying, message) => {
    expect(sayings.is(saying, message)).toBe(true);
  });

  it.each([
    ["cancel", "不要纸质的"],
    ["cancel", "不用了"],
    ["cancel", "取消农业税的通知"],
    ["cancel", "没有"],
    ["pause", "今天的会议纪要"],
    ["ready", "不对"],
    ["ready", "确认函"],
    ["wrong", "没有错"],
    ["status", "号文件的办理结果表"],
    ["status", "年收到多少件"],
    ["button", "确认函"],
  ] as const)("does not take for %s: 「%s」", (saying, message) => {
    expect(sayings.is(saying, message)).toBe(false);
  });

  it("takes no message that goes on for what it begins with", () => {
    expect(sayings.is("cancel", "算了我还是".repeat(500))).toBe(false);
  });

  it.each(["那", "那就", "麻烦", "吧", "填写", "确认", "就我"])("comes to an end with 「%s」 over and over", (word) => {
    const message = `${word.repeat(38 / word.length)}嘿`;
    for (const saying of ["cancel", "pause", "ready", "submit", "withdraw", "apart", "mine", "status"] as const)
      expect(sayings.is(saying, message)).toBe(false);
    expect(sayings.has("begins", "我要申请".repeat(1000))).toBe(false);
  });
});
