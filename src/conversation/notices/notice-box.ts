/** Something to be told that nobody asked for just now: a change of a case, a reminder. */
export interface WaitingNotice {
  readonly id: string;
  /** `telegram:CHAT`, `terminal:local`. */
  readonly conversation: string;
  readonly text: string;
}

/** Notices on disk until a channel has taken them over. */
export interface NoticeBox {
  /** What waits for the conversations of a channel (`telegram`, `terminal`), oldest first. */
  waiting(channel: string): Promise<readonly WaitingNotice[]>;
  /** The channel has it, on its own disk or before the person's eyes: it waits no more. */
  settle(id: string): Promise<void>;
}
