import type { ApplicantWindow } from "./applying/window.ts";
import type { Desk } from "./casework/desk.ts";

/** Where cases come in and are carried on; what is absent is nowhere here. */
export interface Counters {
  /** Where officers carry cases to their end. */
  readonly desk?: Desk | undefined;
  /** Where citizens file applications and follow them. */
  readonly window?: ApplicantWindow | undefined;
}
