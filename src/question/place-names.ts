import type { Places } from "./lexicon-files.ts";

/** Provinces and cities by every name people give them. */
export function placeNames({ provinces, cities }: Places): readonly string[] {
  return [...provinces, ...Object.values(cities).flat()];
}

/** True if the city, as reports name it (宿迁市, 延边朝鲜族自治州), is known to lie in the province said (江苏, 江苏省). */
export function isOfProvince(city: string, said: string, { provinces, cities }: Places): boolean {
  if (!provinces.includes(said)) return false;
  const known = Object.entries(cities).find(([province]) => said.startsWith(province))?.[1] ?? [];
  return known.some(
    (name) => city.startsWith(name) && /^(?:市|[\p{Script=Han}]*州|地区|盟)?$/u.test(city.slice(name.length)),
  );
}
