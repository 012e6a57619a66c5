import type { AnswerKind } from "../answer/answer.ts";
import type { FeedbackVerdict } from "../storage/feedback.ts";
import type { ApplyingButton } from "./applying/applying-button.ts";
import type { CaseworkButton } from "./casework/casework-button.ts";
import type { Source } from "./source.ts";

/** What pressing a button does. Kept apart from the button, which carries at most 64 bytes. */
export type ButtonMeaning =
  | { readonly kind: "ask"; readonly question: string }
  | { readonly kind: "table"; readonly report: string; readonly row: string; readonly column: string }
  | { readonly kind: "sources"; readonly sources: readonly Source[]; readonly more: number }
  | { readonly kind: "reports"; readonly filter: string; readonly from: number }
  | { readonly kind: "audit"; readonly report: string; readonly from: number }
  | { readonly kind: "vote"; readonly vote: Vote }
  | { readonly kind: "casework"; readonly button: CaseworkButton }
  | { readonly kind: "applying"; readonly button: ApplyingButton };

/** A button before its meaning has an id. */
export interface Choice<Text = string> {
  readonly label: Text;
  readonly meaning: ButtonMeaning;
  /** The answer in words that it stands for, to the reply's question of yes or no: heard in the next message alone. */
  readonly says?: "yes" | "no";
}

export interface Vote {
  readonly verdict: FeedbackVerdict;
  /** As it was asked, masked. */
  readonly question: string;
  readonly answer: AnswerKind;
}
