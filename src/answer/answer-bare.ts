import type { Understanding } from "../question/query.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { holdings } from "./holdings.ts";
import { yearsHeld } from "./target.ts";

/** Examples offered, by their keys in wording.yaml. */
const examples = ["bare.received", "bare.granted", "bare.remedies", "bare.check"] as const;
const items = new Set(["件", "份", "个", "次", "项", "条"]);
const sayNothing = new Set(["authority", "year", "filler", "unit"]);

/** A message that names a body, a year or a subject and asks nothing of it: 「爱民区」「2020」「申请」. */
export function isBare({ outcome, slots, leftover }: Understanding): boolean {
  if (outcome.kind !== "unknown" || leftover.length > 0) return false;
  if (outcome.reason !== "measure" && outcome.reason !== "out_of_scope") return false;
  // 「双桥镇2022年有多少户」 asks for something, which nothing names
  if (slots.some(({ slot, meaning }) => slot === "unit" && !items.has(meaning))) return false;
  return outcome.subject === "" || (slots.length > 0 && slots.every(({ slot }) => sayNothing.has(slot)));
}

/** What can be asked of what is held, as whole questions. */
export function draftBare({ heard }: Understanding, context: Context): Draft {
  const { library, say } = context;
  const held = library.authorities();
  const [named] = typeof heard?.authorities === "string" ? [] : (heard?.authorities ?? []);
  const settled = named ?? context.defaultAuthority;
  const authority = held.find((one) => one.id === settled || one.names.includes(settled ?? "")) ?? held[0];
  if (authority === undefined) return plainDraft("unknown", say("unknown.empty_library"));
  const own = yearsHeld(library.reports(), authority.id);
  const asked = typeof heard?.years === "string" ? undefined : heard?.years.find((year) => own.includes(year));
  const year = asked ?? own[0];
  const short = authority.names.toSorted((a, b) => a.length - b.length).find((name) => /[省市区县镇乡]$/u.test(name));
  const slots = { name: short ?? authority.name, year: year ?? "" };
  const options = examples.map((key) => ({ label: say(key, slots), send: say(key, slots) }));
  return plainDraft("clarify", say("clarify.bare"), {
    notes: [...options.map(({ label }) => say("list.example", { text: label })), holdings(context)],
    options,
  });
}
