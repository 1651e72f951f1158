/** Surrogates by their characters, in lower case, so that a text is matched as it comes. */
export interface TrieNode {
  readonly next: Map<number, TrieNode>;
  /** The surrogates that end here, as they were issued. */
  readonly issued: string[];
}

export function buildTrie(surrogates: Iterable<string>): TrieNode {
  const root: TrieNode = { next: new Map(), issued: [] };
  for (const surrogate of surrogates) {
    let node = root;
    for (let at = 0; at < surrogate.length; at += 1) {
      const code = lowerCode(surrogate.charCodeAt(at));
      let next = node.next.get(code);
      if (next === undefined) {
        next = { next: new Map(), issued: [] };
        node.next.set(code, next);
      }
      node = next;
    }
    node.issued.push(surrogate);
  }
  return root;
}

/** Surrogates are ASCII; what is not has no case here. */
export function lowerCode(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}
