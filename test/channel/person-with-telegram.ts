import type { BotApiEmulator } from "../support/bot-api-emulator.ts";
import type { Person, Shown } from "./conversation-script.ts";

/** A person with Telegram: presses the buttons. */
export function personWith(api: BotApiEmulator): Person {
  const next = async (act: () => void): Promise<Shown> => {
    const before = api.sent.length;
    act();
    const sent = await api.sentMessage(before + 1);
    await api.confirmed();
    return { text: sent.text, buttons: sent.buttons.map((button) => button.text) };
  };
  return {
    write: (text) => next(() => api.write(text)),
    choose: (label) => next(() => api.press(label)),
  };
}
