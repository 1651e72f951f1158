const MAX_LENGTH = 80;
/** Share of pairs of neighbouring letters in common, below which a name is not near. */
const NEAR = 0.4;

/** The names most alike, best first: by the pairs of neighbouring letters that they share (Dice's coefficient). */
export function nearestEntries(name: string, known: Iterable<string>, atMost: number): string[] {
  const wanted = pairsOf(name);
  return [...new Set(known)]
    .map((candidate) => ({ candidate, share: shareOf(wanted, pairsOf(candidate)) }))
    .filter(({ share }) => share >= NEAR)
    .sort((a, b) => b.share - a.share || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, atMost)
    .map(({ candidate }) => candidate);
}

function pairsOf(text: string): ReadonlySet<string> {
  const plain = text
    .slice(0, MAX_LENGTH)
    .toLowerCase()
    .replace(/[^a-z0-9.]/g, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
}

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return (2 * common) / (a.size + b.size);
}
