import { createRequire } from "node:module";

// Kysely's ESM build is 500 files, a quarter of a second of start-up under a loader; its CommonJS build loads in a third of that.
export const kysely = createRequire(import.meta.url)("kysely") as typeof import("kysely");
