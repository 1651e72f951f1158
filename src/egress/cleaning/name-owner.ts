import { nameWords } from './name-words.ts';

/**
 * Tells whom a name by itself stands for: the one person in the request who bears it and whose name is longer.
 * Undefined where nobody does, or several: then it is a name of its own.
 */
export function createNameOwner(names: readonly string[]): (name: string) => string | undefined {
  const bearers = new Map<string, Set<string>>();
  for (const name of names) {
    const words = ownWords(name);
    if (words.length < 2) continue;
    for (const word of words) bearers.set(word, (bearers.get(word) ?? new Set()).add(name));
  }
  return (name) => {
    const [word, ...others] = ownWords(name);
    if (word === undefined || others.length > 0) return undefined;
    const own = bearers.get(word);
    return own?.size === 1 ? [...own][0] : undefined;
  };
}

function ownWords(name: string): string[] {
  return nameWords(name).flatMap(({ text, isName }) =>
    isName ? [text.normalize('NFKC').toLowerCase()] : [],
  );
}
