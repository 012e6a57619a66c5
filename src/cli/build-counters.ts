import type { AssistantParts } from "../conversation/assistant-parts.ts";
import type { Counters } from "../conversation/counters.ts";
import { officersOf } from "./build-cases.ts";
import { buildDesk, type Office, type OfficeSettings } from "./build-office.ts";
import { buildWindow } from "./build-window.ts";

/** The window of applicants and, where the settings name officers, their desk. */
export function buildCounters(
  office: Office,
  answering: Pick<AssistantParts, "library" | "understand" | "answer">,
  settings: OfficeSettings & Parameters<typeof buildWindow>[2],
): Counters {
  const { config, letterhead } = settings;
  return {
    desk: officersOf(config).size === 0 ? undefined : buildDesk(office, settings, letterhead),
    window: buildWindow(office, answering, settings),
  };
}
