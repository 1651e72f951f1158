/** What can be done with the models on the operator's own runners. Rejects with an error named `RunnerError`. */
export interface ModelServices {
  /** Every runner, or the one of a deployment. A runner that is down does not hide the others. */
  list(deployment: string | undefined): Promise<readonly RunnerStory[]>;
  /** @param name A deployment's, or a model's at one of the runners. */
  show(name: string, deployment: string | undefined): Promise<ShownModelStory>;
  pull(name: string, deployment: string | undefined, request: PullRequest): Promise<PullStory>;
}

export interface RunnerStory {
  readonly runner: string;
  readonly type: string;
  readonly models: readonly ModelStory[];
  /** Deployments whose model the runner does not have. */
  readonly missing: readonly { readonly deployment: string; readonly model: string }[];
  /** Whether it can be told to fetch a model. */
  readonly canFetch: boolean;
  /** Why nothing can be said of it. */
  readonly problem: string | undefined;
}

/** A model as its runner describes it; what the runner does not say is undefined. */
export interface RunnerModelStory {
  readonly name: string;
  readonly digest: string | undefined;
  readonly sizeBytes: number | undefined;
  readonly parameters: string | undefined;
  readonly quantization: string | undefined;
  readonly contextTokens: number | undefined;
  readonly isLoaded: boolean | undefined;
  readonly loadedContextTokens: number | undefined;
  readonly runsElsewhere: boolean;
}

export interface ModelStory extends RunnerModelStory {
  /** Names of the deployments that use it. */
  readonly deployments: readonly string[];
  /** In what it is not what the configuration says of it, in sentences. */
  readonly doubts: readonly string[];
}

export interface ShownModelStory extends ModelStory {
  readonly runner: string;
  readonly family: string | undefined;
  readonly format: string | undefined;
  readonly capabilities: readonly string[];
  readonly licence: string | undefined;
}

export interface PullStory {
  readonly runner: string;
  readonly model: RunnerModelStory;
  /** It was there already, with the digest that is pinned. */
  readonly wasThere: boolean;
  /** Whether the configuration pins a digest, which was then compared. */
  readonly isPinned: boolean;
}

export interface PullRequest {
  readonly onProgress: (progress: TransferProgress) => void;
  readonly signal: AbortSignal;
}

export interface TransferProgress {
  /** The runner's word for what it does. */
  readonly status: string;
  readonly completedBytes: number | undefined;
  readonly totalBytes: number | undefined;
}
