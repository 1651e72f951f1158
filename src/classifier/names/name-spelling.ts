import { NAME_SPELLING_DATA } from './name-spelling-data.ts';

/** What beginnings and endings of a word say for its being a name, by the numbers of `spellingIndexes`. */
export const NAME_SPELLING: Int8Array = Int8Array.from(
  Buffer.from(NAME_SPELLING_DATA, 'base64'),
  (byte) => (byte << 24) >> 24,
);
