import { join } from "node:path";
import { z } from "zod";
import { KnowledgeError, readKnowledge } from "../../base/knowledge.ts";
import type { Topic } from "./guidance-files.ts";

const says = z.array(z.string().min(1)).min(1);

const schema = z.strictObject({
  around: z.strictObject({ zh: z.array(z.string().min(1)), en: z.array(z.string().min(1)) }),
  follow_ups: z.array(
    z.strictObject({
      id: z.string(),
      says,
      itself: z.array(z.string()).default([]),
      else: z.string().optional(),
    }),
  ),
  basis: z.strictObject({ says }),
  beside_numbers: says,
});

/** What a few words after an answer of guidance ask: of the matter talked of (`itself`), or of another that goes with any. */
export type GuidanceFollowUps = z.output<typeof schema>;

/** Reads `knowledge/guidance/follow-ups.yaml`. Throws KnowledgeError where it is not as it must be, or names a topic that there is not. */
export function loadGuidanceFollowUps(knowledge: string, topics: ReadonlyMap<string, Topic>): GuidanceFollowUps {
  const file = join(knowledge, "guidance", "follow-ups.yaml");
  const read = readKnowledge(file, schema);
  const faults = read.follow_ups.flatMap((one) =>
    [...one.itself, ...(one.else === undefined ? [] : [one.else])]
      .filter((id) => !topics.has(id))
      .map((id) => `${one.id}: no topic ${id}`),
  );
  if (faults.length > 0) throw new KnowledgeError(file, faults);
  return read;
}
