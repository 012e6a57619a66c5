import type { Query } from "../question/query.ts";
import type { Authority } from "../report/authority.ts";
import { missingSentences } from "./answer-unknown.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { holdingOf, holdings } from "./holdings.ts";
import { yearsHeld } from "./target.ts";

const namedAtMost = 20;

/** Which reports the library holds: all, or of the authorities and years asked. A year asked that is not held is said, none is put in its place. */
export function draftReports(query: Query, context: Context): Draft {
  const { library, say } = context;
  const years = typeof query.years === "string" ? null : query.years;
  const authorities = library.authorities().filter((one) => isAsked(one, query));
  const held = authorities.filter(
    (one) => years === null || yearsHeld(library.reports(), one.id).some((year) => years.includes(year)),
  );
  if (library.authorities().length === 0) return plainDraft("chat", say("unknown.empty_library"));
  const lines = held
    .slice(0, namedAtMost)
    .map((authority) => say("list.item", { text: holdingOf(authority, context) }));
  if (held.length > namedAtMost) lines.push(say("list.more", { count: held.length - namedAtMost }));
  if (held.length === 0 && years !== null) {
    const isNamed = Array.isArray(query.authorities);
    const sentences = isNamed
      ? missingSentences(
          authorities.flatMap((authority) => years.map((year) => ({ authority, year }))),
          context,
        )
      : [say("reports.no_year", { years: years.join(say("list.comma")) })];
    const list = authorities.map((authority) => holdingOf(authority, context)).join(say("list.semicolon"));
    const others = isNamed ? say("holdings.all", { list }) : holdings(context);
    return plainDraft("unknown", sentences.join(""), { notes: [others, say("next_step")] });
  }
  const count = library
    .reports()
    .filter(
      (one) =>
        held.some((authority) => authority.id === one.authority.id) &&
        (years === null || (one.year !== null && years.includes(one.year))),
    ).length;
  return plainDraft("chat", say("reports.lead", { count, bodies: held.length }), { notes: lines });
}

function isAsked(authority: Authority, query: Query): boolean {
  return typeof query.authorities === "string" || query.authorities.includes(authority.id);
}
