import { compact } from "../base/text.ts";
import type { Query } from "../question/query.ts";
import type { Authority } from "../report/authority.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";

/** More names than this are not offered as options: the reply says how many there are instead. */
const optionsAtMost = 4;

/** The authorities a query is about, or the reply where that cannot be told. `question` is what the options repeat with a name in front. */
export function chooseAuthorities(query: Query, question: string, context: Context): readonly Authority[] | Draft {
  const held = context.library.authorities();
  if (held.length === 0) return plainDraft("unknown", context.say("unknown.empty_library"));
  if (query.authorities === "all") return held;
  if (query.authorities === "default") return chooseDefault(question, held, context);
  const named: Authority[] = [];
  for (const id of query.authorities) {
    const authority = held.find((one) => one.id === id);
    if (!authority) return plainDraft("unknown", context.say("unknown.authority", { name: id }));
    named.push(authority);
  }
  return named;
}

function chooseDefault(question: string, held: readonly Authority[], context: Context): readonly Authority[] | Draft {
  const { defaultAuthority, say } = context;
  const [only] = held;
  if (defaultAuthority !== null) {
    const named = authoritiesNamed(defaultAuthority, held);
    if (named.length === 1) return named;
    if (named.length > 1) return askWhich(question, named, held.length, context);
    return plainDraft("unknown", say("unknown.authority", { name: defaultAuthority }));
  }
  if (held.length === 1 && only) return [only];
  return askWhich(question, held, held.length, context);
}

function askWhich(question: string, among: readonly Authority[], count: number, context: Context): Draft {
  const { say } = context;
  const example = shortName(among[0]);
  if (among.length > optionsAtMost) {
    return plainDraft("clarify", say("clarify.authority_many", { count, example: `${example}${question}` }));
  }
  return plainDraft("clarify", say("clarify.authority"), {
    options: among.map((authority) => ({ label: authority.name, send: `${authority.name}${question}` })),
  });
}

/** Authorities that bear this name, by any of their names; an id that is equal decides alone. */
function authoritiesNamed(name: string, held: readonly Authority[]): readonly Authority[] {
  const wanted = compact(name);
  const exact = held.filter((one) => compact(one.name) === wanted || one.id === name);
  if (exact.length > 0) return exact;
  return held.filter((one) => one.names.some((other) => compact(other) === wanted));
}

function shortName(authority: Authority | undefined): string {
  return authority?.names.at(-1) ?? authority?.name ?? "";
}
