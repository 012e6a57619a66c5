import type { CaseFile } from "./case-store.ts";

/** Who carry cases to their end, with the names that colleagues know them by; readers are not among them. */
export type Officers = ReadonlyMap<string, string>;

/** Who has a case; null where nobody has, or whoever had it does not work here any more. */
export function holderOf({ assignee }: Pick<CaseFile, "assignee">, officers: Officers): string | null {
  return assignee !== null && officers.has(assignee) ? assignee : null;
}

/** Who is to be told of what happens to a case: who has it, else all. */
export function concernedBy(file: Pick<CaseFile, "assignee">, officers: Officers): readonly string[] {
  const holder = holderOf(file, officers);
  return holder === null ? [...officers.keys()] : [holder];
}

/** As colleagues call who did something: officers by name; else as they are kept. */
export function nameOf(person: string, officers: Officers): string {
  return officers.get(person) ?? person;
}
