import type { LetterKind } from "../../application/letters/templates.ts";
import type { ActId } from "./acts.ts";
import type { ListId } from "./case-lists.ts";

/** What a button of casework does; says nothing personal, since buttons are kept as they are. */
export type CaseworkButton =
  | { readonly does: "overview" }
  | { readonly does: "list"; readonly list: ListId; readonly from: number }
  | { readonly does: "case"; readonly number: string }
  /** Who applies, unmasked. */
  | { readonly does: "identity"; readonly number: string }
  /** A file that proves who applies, by its place from 0. */
  | { readonly does: "proof"; readonly number: string; readonly at: number }
  | { readonly does: "events"; readonly number: string; readonly from: number }
  /** The day-by-day working of the last day to answer. */
  | { readonly does: "clock"; readonly number: string }
  | { readonly does: "letters"; readonly number: string }
  /** The texts of replies as they were sent. */
  | { readonly does: "replies"; readonly number: string }
  /** Asks into whose hands the case is to go. */
  | { readonly does: "hands"; readonly number: string }
  /** `from`: who had it when the button was shown; null: nobody. */
  | { readonly does: "give"; readonly number: string; readonly from: string | null; readonly to: string | null }
  /** `conclusion`: place among the conclusions of the templates; of a reply alone. */
  | {
      readonly does: "letter";
      readonly number: string;
      readonly letter: LetterKind;
      readonly conclusion?: number;
      readonly as?: "docx" | "txt";
    }
  /** `ordinal`: the entry that the act is to become; another entry in between makes the button void. */
  | { readonly does: "begin"; readonly number: string; readonly ordinal: number; readonly act: ActId }
  /** `turn`: of the dialogue, so that a button under an earlier question is none of the present one. */
  | { readonly does: "say"; readonly words: string; readonly turn: number }
  | { readonly does: "back"; readonly turn: number }
  | { readonly does: "cancel" }
  /** Begins to enter an application on paper. */
  | { readonly does: "paper" }
  | { readonly does: "file"; readonly turn: number }
  | { readonly does: "enter"; readonly number: string; readonly ordinal: number; readonly turn: number };
