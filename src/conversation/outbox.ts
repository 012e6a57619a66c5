/** What a channel needs of the outbox; channels do not see the storage. */
export type { Outbox, Parcel } from "../storage/outbox.ts";
