/** What a command may reach for, beside the services: the terminal and the process around it. */
export interface CliEnvironment {
  readonly version: string;
  /** For instance `20.19.0`. */
  readonly nodeVersion: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  readonly homeFolder: string;
  /** Whether output goes to a terminal that shows colours and nobody set `NO_COLOR` (no-color.org). */
  readonly colours: boolean;
  /** Width of the terminal that output goes to, in characters; undefined where there is none. */
  readonly columns?: number | undefined;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Writes text as it is; answers come here. */
  readonly stdout: (text: string) => void;
  /** Fulfilled when what was written has gone far enough that more may follow; whoever writes much waits for it. */
  readonly drained: () => Promise<void>;
  /** Writes text as it is; progress, hints and errors come here. */
  readonly stderr: (text: string) => void;
  /** What is typed or piped in, as it comes; nothing of it is read before somebody asks. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Whether a person types at the input. */
  readonly isInputTerminal: boolean;
  readonly fileExists: (path: string) => boolean;
  /** Whether a process of that id runs on this machine. */
  readonly isProcessAlive: (pid: number) => boolean;
  /** Calls `handler` at each request to stop (SIGINT, SIGTERM); returns a function that ends it. */
  readonly onStopRequest: (handler: () => void) => () => void;
}
