/** A model as its runner describes it. What the runner does not say is undefined. */
export interface RunnerModel {
  readonly name: string;
  /** `sha256:` and 64 hexadecimal digits, of the model's manifest. */
  readonly digest: string | undefined;
  readonly sizeBytes: number | undefined;
  /** For instance `8.2B`. */
  readonly parameters: string | undefined;
  /** For instance `Q4_K_M`. */
  readonly quantization: string | undefined;
  /** The most that the model was made to read. */
  readonly contextTokens: number | undefined;
  readonly isLoaded: boolean | undefined;
  /** How much it reads as it is loaded now. */
  readonly loadedContextTokens: number | undefined;
  /** How much it reads is settled when it is loaded; Ollama loads it anew for a request that says otherwise. */
  readonly isContextFixed: boolean;
  /** Whether its chat template has a place for tools; llama.cpp leaves them out without a word where it has none. */
  readonly takesTools: boolean | undefined;
  /** The runner only hands on what it is sent, to somebody else's machine. */
  readonly runsElsewhere: boolean;
}

export interface RunnerModelDetails extends RunnerModel {
  readonly family: string | undefined;
  readonly format: string | undefined;
  /** For instance `tools`, `vision`, `thinking`. */
  readonly capabilities: readonly string[];
  /** The first line of the licence's text. */
  readonly licence: string | undefined;
}

export interface PullProgress {
  /** The runner's word for what it does, for instance `verifying sha256 digest`. */
  readonly status: string;
  readonly completedBytes: number | undefined;
  /** Of the parts that are known so far. */
  readonly totalBytes: number | undefined;
}

export interface PullOptions {
  /** The digest that the configuration pins; a model with another is refused. */
  readonly digest: string | undefined;
  readonly onProgress: (progress: PullProgress) => void;
  readonly signal: AbortSignal;
}

export interface Pulled {
  readonly model: RunnerModel;
  /** It was there already, with the digest that is pinned: nothing was fetched. */
  readonly wasThere: boolean;
}

/** What can be done with the models of one runner. Rejects with {@link RunnerError}. */
export interface Runner {
  listModels(): Promise<readonly RunnerModel[]>;
  showModel(name: string): Promise<RunnerModelDetails>;
  /** Undefined where the runner's models cannot be fetched over its API. */
  readonly pullModel: ((name: string, options: PullOptions) => Promise<Pulled>) | undefined;
}

export const UNDESCRIBED: Omit<RunnerModel, 'name'> = {
  digest: undefined,
  sizeBytes: undefined,
  parameters: undefined,
  quantization: undefined,
  contextTokens: undefined,
  isLoaded: undefined,
  loadedContextTokens: undefined,
  isContextFixed: true,
  takesTools: undefined,
  runsElsewhere: false,
};
