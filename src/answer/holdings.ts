import type { Authority } from "../report/authority.ts";
import type { Context } from "./context.ts";
import { printed } from "./printed.ts";
import { yearsHeld } from "./target.ts";

const namedAtMost = 3;

/** What the library holds, in a sentence: some authorities with their years, and how many more there are. */
export function holdings(context: Context): string {
  const { library, say } = context;
  const authorities = library.authorities();
  if (authorities.length === 0) return say("unknown.empty_library");
  const some = authorities.slice(0, namedAtMost).map((authority) => holdingOf(authority, context));
  const list = some.join(say("list.semicolon"));
  return authorities.length > namedAtMost
    ? say("holdings.some", { list, count: authorities.length })
    : say("holdings.all", { list });
}

/** What is held of one authority: 「牡丹江市爱民区人民政府：2020 年」. */
export function holdingOf(authority: Authority, context: Context): string {
  const { library, say, language } = context;
  const name = language === "en" ? printed(authority.name) : authority.name;
  const years = yearsHeld(library.reports(), authority.id).toReversed();
  if (years.length === 0) return say("holding.no_year", { name });
  return say("holding", { name, years: years.join(say("list.comma")) });
}
