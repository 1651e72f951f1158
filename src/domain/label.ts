/** How sensitive data is, from least to most. The order is the law's order. */
export const LEVELS = ['public', 'internal', 'confidential', 'restricted'] as const;
export type Level = (typeof LEVELS)[number];
export const HIGHEST_LEVEL: Level = 'restricted';

/** What kind of data it is. A destination may be cleared for a level and still barred from a category. */
export const CATEGORIES = [
  'personal',
  'health',
  'payment',
  'credentials',
  'source-code',
  'legal',
  'financial',
  'custom',
] as const;
export type Category = (typeof CATEGORIES)[number];

/**
 * What is known of the sensitivity of some content: an element of the lattice level × categories × residency.
 * `categories` and `residency` are sorted and without repeats, so that equal labels are equal text.
 * `residency` lists the regions the data must not leave; every one of them binds.
 */
export interface Label {
  readonly level: Level;
  readonly categories: readonly Category[];
  readonly residency: readonly string[];
}

export const LOWEST_LABEL: Label = { level: 'public', categories: [], residency: [] };

export function isLevel(text: string): text is Level {
  return (LEVELS as readonly string[]).includes(text);
}

export function isCategory(text: string): text is Category {
  return (CATEGORIES as readonly string[]).includes(text);
}

/**
 * Whether a value is a label, whatever its type says: an unknown level would compare as lower than all, so what is none
 * must never be asked about.
 */
export function isLabel(value: unknown): value is Label {
  if (typeof value !== 'object' || value === null) return false;
  const { level, categories, residency } = value as Record<string, unknown>;
  return (
    typeof level === 'string' &&
    isLevel(level) &&
    Array.isArray(categories) &&
    categories.every((category) => typeof category === 'string' && isCategory(category)) &&
    Array.isArray(residency) &&
    residency.every((region) => typeof region === 'string')
  );
}

/** Negative when `a` is less sensitive than `b`, zero when equal, positive when more. */
export function compareLevels(a: Level, b: Level): number {
  return LEVELS.indexOf(a) - LEVELS.indexOf(b);
}

export function highestLevel(...levels: readonly [Level, ...Level[]]): Level {
  return levels.reduce((a, b) => (compareLevels(a, b) >= 0 ? a : b));
}

/**
 * The least label at least as high as every one given. Whatever is derived from content carries at least the
 * join of the labels of what it was made from: there is no operation that lowers one.
 */
export function joinLabels(...labels: readonly Label[]): Label {
  let level: Level = LOWEST_LABEL.level;
  const categories = new Set<Category>();
  const residency = new Set<string>();
  for (const label of labels) {
    level = highestLevel(level, label.level);
    for (const category of label.categories) categories.add(category);
    for (const region of label.residency) residency.add(region);
  }
  return { level, categories: [...categories].sort(), residency: [...residency].sort() };
}

/** Whether `high` is at least `low` in every dimension of the lattice. */
export function dominates(high: Label, low: Label): boolean {
  return (
    compareLevels(high.level, low.level) >= 0 &&
    low.categories.every((category) => high.categories.includes(category)) &&
    low.residency.every((region) => high.residency.includes(region))
  );
}
