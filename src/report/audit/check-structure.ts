import { type Audited, type Check, joinOutcomes, type Outcome } from "./check.ts";
import { checkHeadingNumbers } from "./structure-numbers.ts";
import { checkParts } from "./structure-parts.ts";
import { checkPowers } from "./structure-powers.ts";
import { checkYears } from "./structure-years.ts";

/** What the report is made of: its six parts and three tables, its heading numbers, its year, and documents it cannot have made. */
export const checkStructure: Check = (audited: Audited): Outcome =>
  joinOutcomes([checkParts, checkHeadingNumbers, checkYears, checkPowers].map((check) => check(audited)));
