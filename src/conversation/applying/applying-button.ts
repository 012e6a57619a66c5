import type { Language } from "../../base/language.ts";

/** What a button of an applicant does; says nothing personal, since buttons are kept as they are. */
export type ApplyingButton =
  /** `language`: of the reply that it stood under. */
  | { readonly does: "begin"; readonly language?: Language }
  | { readonly does: "say"; readonly words: string; readonly turn: number }
  | { readonly does: "back" | "pause" | "cancel" | "cancel-surely" | "go-on" | "next"; readonly turn: number }
  /** `key`: the draft's; the same key files once, however often it is pressed. */
  | { readonly does: "file"; readonly key: string }
  | { readonly does: "mine" }
  /** `key`: of the text that was shown. */
  | { readonly does: "hand-in"; readonly number: string; readonly key: string }
  | {
      readonly does: "case" | "clock" | "text" | "reply" | "edit" | "correct" | "withdraw" | "withdraw-surely";
      readonly number: string;
    };
