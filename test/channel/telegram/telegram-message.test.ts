import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toTelegram } from "../../../src/channel/telegram/telegram-message.ts";
import { refusalOf } from "../../support/bot-api-rules.ts";

const span = fc.record({
  text: fc.string({ unit: "binary", maxLength: 3_000 }),
  style: fc.constantFrom("plain", "strong", "fixed", "folded"),
} as const);

describe("toTelegram", () => {
  it("makes nothing that Telegram refuses, whatever the text", () => {
    const spans = fc.array(span, { maxLength: 5 });
    fc.assert(
      fc.property(spans, (given) => {
        for (const message of toTelegram({ spans: given, buttons: [] })) {
          expect(
            refusalOf("sendMessage", { chat_id: 7, text: message.text, entities: message.entities }),
          ).toBeUndefined();
        }
      }),
      { numRuns: 60 },
    );
  });

  it("hangs the votes under the buttons of the last part", () => {
    const button = (label: string) => ({ label, data: label });
    const outgoing = { spans: [{ text: "3 件", style: "strong" as const }], buttons: [[button("看原表")]] };
    const [message] = toTelegram({ ...outgoing, votes: [button("有用"), button("没用")] });
    expect(message?.buttons.map((row) => row.map(({ label }) => label))).toEqual([["看原表"], ["有用", "没用"]]);
  });

  it("shows markup characters as they are", () => {
    const [message] = toTelegram({ spans: [{ text: "<b>*_`[x](y)", style: "plain" }], buttons: [] });
    expect(message).toEqual({ text: "<b>*_`[x](y)", entities: [], buttons: [] });
  });

  it("says nothing where there is nothing to say", () => {
    expect(toTelegram({ spans: [{ text: " \n", style: "strong" }], buttons: [] })).toEqual([]);
  });

  it("clips a label that is too long to read", () => {
    const buttons = [[{ label: "问".repeat(100), data: "x" }]];
    const [message] = toTelegram({ spans: [{ text: "选", style: "plain" }], buttons });
    expect(message?.buttons[0]?.[0]?.label).toBe(`${"问".repeat(59)}…`);
  });
});
