interface Node<T> {
  readonly next: Map<string, Node<T>>;
  value: T | undefined;
}

const letterOrDigit = /[a-z0-9]/u;

/** Words by their characters, all that begin at a place found in one pass. */
export class Trie<T> {
  readonly #root: Node<T> = { next: new Map(), value: undefined };

  get(word: string): T | undefined {
    let node: Node<T> | undefined = this.#root;
    for (const c of word) node = node?.next.get(c);
    return node?.value;
  }

  set(word: string, value: T): void {
    let node = this.#root;
    for (const c of word) {
      const next: Node<T> = node.next.get(c) ?? { next: new Map(), value: undefined };
      node.next.set(c, next);
      node = next;
    }
    node.value = value;
  }

  /** Every word that begins at `at`. A word of letters must end where a word of the text ends; a plural s is passed over. */
  matches(text: string, at: number, found: (end: number, value: T, isPlural: boolean) => void): void {
    let node: Node<T> | undefined = this.#root;
    for (let i = at; i < text.length; i++) {
      node = node.next.get(text[i] ?? "");
      if (node === undefined) return;
      if (node.value === undefined) continue;
      const end = wordEnd(text, i + 1);
      if (end !== null) found(end, node.value, end > i + 1);
    }
  }
}

function wordEnd(text: string, end: number): number | null {
  const last = text[end - 1] ?? "";
  const next = text[end] ?? "";
  if (/\d/u.test(last) && /\d/u.test(next)) return null;
  if (!letterOrDigit.test(last) || !/[a-z]/u.test(next)) return end;
  if (!/[a-z]/u.test(last)) return null;
  if (next === "s" && !letterOrDigit.test(text[end + 1] ?? "")) return end + 1;
  return null;
}
