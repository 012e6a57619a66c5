import type { Clock } from "../base/clock.ts";
import type { Database } from "./open-database.ts";
import type { Seal } from "./seal.ts";

/** At most so many tries within so many hours. */
interface Limit {
  readonly most: number;
  readonly hours: number;
}

/** Of one person, whatever they ask about. */
const aPerson: readonly Limit[] = [
  { most: 5, hours: 1 },
  { most: 20, hours: 24 },
];
/** Of one number, whoever asks and whether there is such a case or not: four digits have ten thousand values. */
const aNumber: readonly Limit[] = [
  { most: 5, hours: 24 },
  { most: 20, hours: 24 * 30 },
];
const longestHours = Math.max(...[...aPerson, ...aNumber].map(({ hours }) => hours));
const hourMs = 3_600_000;

/** Wrong proofs of whose a case is, over restarts. */
export interface ProofTries {
  /** Counts a try, once a message, before it is judged: false, and nothing counted, where there were too many. */
  begin(person: string, number: string, message: string): Promise<boolean>;
  /** The try was right: it counts no more. */
  forgive(person: string, message: string): Promise<void>;
  /** Forgets what no limit counts any more. */
  prune(): Promise<void>;
}

export function createProofTries(db: Database, seal: Seal, clock: Clock): ProofTries {
  const idsOf = (person: string, message: string) => seal.tags(`proof ${person} ${message}`);
  const since = (hours: number) => new Date(clock().getTime() - hours * hourMs).toISOString();
  const isOver = async (
    change: Database,
    column: "person_tag" | "number",
    values: readonly string[],
    limits: readonly Limit[],
  ) => {
    const tries = await change
      .selectFrom("proof_try")
      .select("at")
      .where(column, "in", values)
      .where("at", ">", since(longestHours))
      .execute();
    return limits.some(({ most, hours }) => tries.filter(({ at }) => at > since(hours)).length > most);
  };
  return {
    async begin(person, number, message) {
      try {
        await db.transaction().execute(async (change) => {
          const [id] = idsOf(person, message);
          const one = { id, person_tag: seal.tag(person), number, at: clock().toISOString() };
          // the write first: tries at the same moment wait here, and each counts the others
          await change
            .insertInto("proof_try")
            .values(one)
            .onConflict((conflict) => conflict.column("id").doNothing())
            .execute();
          if (await isOver(change, "person_tag", seal.tags(person), aPerson)) throw new TooMany();
          if (await isOver(change, "number", [number], aNumber)) throw new TooMany();
        });
        return true;
      } catch (error) {
        if (error instanceof TooMany) return false;
        throw error;
      }
    },
    async forgive(person, message) {
      await db.deleteFrom("proof_try").where("id", "in", idsOf(person, message)).execute();
    },
    async prune() {
      await db.deleteFrom("proof_try").where("at", "<=", since(longestHours)).execute();
    },
  };
}

class TooMany extends Error {}
