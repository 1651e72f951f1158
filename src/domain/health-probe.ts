/** What a look at a server says of one model. */
export type ProbeReading =
  | {
      readonly state: 'ready';
      /** Whether the model is in memory; undefined where the server does not say. It loads on the first request. */
      readonly isLoaded: boolean | undefined;
    }
  /** It answers, and reads the model from disk: a matter of time. */
  | { readonly state: 'loading' }
  /** It cannot serve now. `cause` is a short word of ours, for instance `http-503`. */
  | { readonly state: 'ill'; readonly cause: string }
  /** It serves other weights than the configuration pins: nothing may be sent there. */
  | { readonly state: 'other-weights' };

/** One answer to a look. */
export interface ProbeAnswer {
  readonly status: number;
  /** At most 1 MiB. */
  readonly body: Uint8Array;
}

/** The model that is looked for. */
export interface ProbedModel {
  readonly model: string;
  /** Digest that the configuration pins. */
  readonly digest: string | undefined;
}

/**
 * How to ask a server whether it can serve, without a word of anybody's: addresses that are asked with GET, and what
 * their answers mean. Takes no request, so that nothing of one can be in it.
 */
export interface HealthProbe {
  /** Below the provider's URL, or with `fromRoot` below the server's own root, where its `/v1` is left out. */
  readonly paths: readonly string[];
  readonly fromRoot: boolean;
  /** Headers beside the credentials. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** One answer for each path, in order. */
  read(answers: readonly ProbeAnswer[], model: ProbedModel): ProbeReading;
}
