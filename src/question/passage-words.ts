import type { PassageTerms } from "./passage-terms.ts";

/** Words that mean much the same in reports, the words of each section asked for among them. */
export function conceptsOf({ groups, sections }: PassageTerms): readonly (readonly string[])[] {
  const ofSections = Object.values(sections).map(({ ask, heading, opens }) => [...ask, ...heading, ...opens]);
  return [...groups, ...ofSections];
}

/** Words that a text is never cut within. */
export function wholeWords({ groups, light, weak }: PassageTerms): readonly string[] {
  return [...groups.flat(), ...light, ...weak];
}
