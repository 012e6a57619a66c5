import { describe, expect, it } from "vitest";
import { newDatabase, smallAssistant } from "../../conversation/small-assistant.ts";
import { play, script } from "../conversation-script.ts";
import { openTerminal, personAt } from "../person-at-terminal.ts";

async function smallTerminal(isTTY: boolean) {
  return openTerminal(smallAssistant(await newDatabase()).assistant, isTTY);
}

describe("the terminal", () => {
  it("carries the conversation that every channel carries", async () => {
    const at = await smallTerminal(false);
    await at.see(/Ctrl-D/u);
    await play(personAt(at), script);
    at.input.end();
    await at.done;
  });

  it("answers lines that were piped in, without colour, and ends with the input", async () => {
    const at = await smallTerminal(false);
    at.input.end("2020年收到多少件政府信息公开申请？\n\n出处\n");
    await at.done;
    expect(at.all()).toMatch(/› 2020年收到多少件政府信息公开申请？\n3 件\n/u);
    expect(at.all()).toContain("第 4 页");
    expect(at.all()).not.toContain("\u001b");
  });

  it("shows a notice once, before the next line, and none that is for another channel", async () => {
    const waiting = [
      { id: "1", conversation: "terminal:local", text: "办件有变化" },
      { id: "2", conversation: "telegram:7", text: "不是这里" },
    ];
    const notices = {
      waiting: async () => waiting,
      settle: async (id: string) => {
        waiting.splice(
          waiting.findIndex((one) => one.id === id),
          1,
        );
      },
    };
    const { assistant } = smallAssistant(await newDatabase());
    const at = openTerminal(assistant, false, notices);
    at.input.end("出处\n出处\n");
    await at.done;
    expect(at.all().match(/办件有变化|不是这里/gu)).toEqual(["办件有变化"]);
    expect(at.all().indexOf("办件有变化")).toBeLessThan(at.all().indexOf("› 出处"));
  });

  it("says what it can do before anything is asked", async () => {
    const at = await smallTerminal(false);
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
    const at = await smallTerminal(true);
    await at.see(/问> /u);
    at.input.write(keys);
    await at.done;
    expect(at.all()).toContain("再见");
  });

  it("brings back an earlier question with the arrow key", async () => {
    const at = await smallTerminal(true);
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
