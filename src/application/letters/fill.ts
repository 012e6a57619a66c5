const field = /\{([^{}\n]+)\}/gu;

/** A text of which the machine filled in what it knows. */
export interface Filled {
  readonly text: string;
  /** What a person is still to write, in order, each once; it stands in the text as 【请填写：…】. */
  readonly blanks: readonly string[];
}

/** Puts values in the place of `{fields}`. What a value holds is never read as a field. */
export function fill(template: string, values: Readonly<Record<string, string | undefined>>): Filled {
  const blanks = new Set<string>();
  const text = template.replace(field, (_all, name: string) => {
    const value = values[name];
    if (value !== undefined && value !== "") return value;
    blanks.add(name);
    return markBlank(name);
  });
  return { text, blanks: [...blanks] };
}

/** What stands in a text where a person is still to write something. */
export function markBlank(name: string): string {
  return `【请填写：${name}】`;
}

/** The fields of a template, in order, each once. */
export function blanksOf(template: string): readonly string[] {
  return [...new Set([...template.matchAll(field)].map(([, name = ""]) => name))];
}
