import type { Library } from "../library/library.ts";
import type { Authority } from "../report/authority.ts";
import type { Query } from "./query.ts";
import { means, type Token } from "./sense.ts";

type IsKind = (authority: Authority) => boolean;

/** What kind of body the words ask for: 「哪个部门」 is no question about cities. Words for any body (单位, 机关, 地方) say nothing. */
const kinds: readonly (readonly [RegExp, IsKind])[] = [
  [/部门|局|委|科室|处室|department|bureau|agency/u, ({ kind }) => kind === "department" || kind === "office"],
  [/街道/u, ({ kind }) => kind === "street"],
  [/镇|乡|town/u, ({ kind, level }) => kind === "government" && level === "town"],
  [/市|city|cities/u, ({ kind, level }) => kind === "government" && level === "city"],
  [/区|县|district|county/u, ({ kind, level }) => kind === "government" && level === "county"],
];

/** Of a question over all authorities, those of the kind it asks for; an empty list where none of that kind is held. */
export function ofKindAsked(query: Query, tokens: readonly Token[], library: Library): Query {
  if (query.authorities !== "all") return query;
  const word = kindAsked(tokens);
  const isKind = kinds.find(([name]) => word !== null && name.test(word))?.[1];
  const held = library.authorities();
  if (isKind === undefined) return query;
  const { years } = query;
  const dated = (id: string) =>
    typeof years === "string" ||
    library.reports().some(({ authority, year }) => authority.id === id && year !== null && years.includes(year));
  const asked = held.filter(isKind);
  const ids = asked.map(({ id }) => id).filter(dated);
  return asked.length === held.length ? query : { ...query, authorities: ids };
}

/** The words that ask which body. */
export function kindAsked(tokens: readonly Token[]): string | null {
  const token = tokens.find(({ senses }) =>
    senses.some((sense) => sense.kind === "operation" && ["over_authorities", "count_authorities"].includes(sense.id)),
  );
  return token !== undefined &&
    (means(token, "operation", "over_authorities") || means(token, "operation", "count_authorities"))
    ? token.text
    : null;
}
