import { NAME_WEIGHTS_DATA } from './name-weights-data.ts';

/** What every feature of `featuresOf` says for a word's being a name, in log odds. */
export const NAME_WEIGHTS: Float32Array = Float32Array.from(
  Buffer.from(NAME_WEIGHTS_DATA, 'base64'),
  (byte) => ((byte << 24) >> 24) / 16,
);
