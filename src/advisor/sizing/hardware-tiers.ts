/** What published guides call the tiers of hardware for models of one's own, with their prices in dollars. */
export interface HardwareTier {
  readonly id: 'cpu' | '8-gb' | '16-24-gb' | '48-gb';
  readonly words: string;
  readonly leastGigabytes: number;
  readonly mostGigabytes: number;
  /** Dollars for the accelerator; undefined where none is bought. */
  readonly price: { readonly low: number; readonly high: number | undefined } | undefined;
}

export const HARDWARE_TIERS: readonly HardwareTier[] = [
  {
    id: 'cpu',
    words: 'a processor with 8 to 16 GB of memory, for very small models',
    leastGigabytes: 8,
    mostGigabytes: 16,
    price: undefined,
  },
  {
    id: '8-gb',
    words: 'a card with 8 GB',
    leastGigabytes: 8,
    mostGigabytes: 8,
    price: { low: 200, high: 500 },
  },
  {
    id: '16-24-gb',
    words: 'a card with 16 to 24 GB',
    leastGigabytes: 16,
    mostGigabytes: 24,
    price: { low: 500, high: 1_200 },
  },
  {
    id: '48-gb',
    words: 'cards with 48 GB and more',
    leastGigabytes: 48,
    mostGigabytes: Number.POSITIVE_INFINITY,
    price: { low: 2_000, high: undefined },
  },
];

const GIGABYTE = 1e9;

/** The first tier of accelerators whose largest memory holds so much. */
export function tierFor(bytes: number): HardwareTier {
  const cards = HARDWARE_TIERS.filter(({ price }) => price !== undefined);
  return cards.find(({ mostGigabytes }) => bytes <= mostGigabytes * GIGABYTE) ?? cards.at(-1)!;
}

/** The tier above that one; undefined above the last. */
export function tierAbove(tier: HardwareTier): HardwareTier | undefined {
  return HARDWARE_TIERS[HARDWARE_TIERS.indexOf(tier) + 1];
}
