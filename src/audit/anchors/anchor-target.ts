/** A signed state of the log on its way to a place elsewhere. */
export interface AnchorNote {
  /** The signed checkpoint. */
  readonly note: string;
  /** Number of records it covers. */
  readonly size: number;
  /** Wall clock when it was sent, RFC 3339. */
  readonly at: string;
}

/** A place in other hands that keeps signed states: what shows that a log was cut, rolled back or forked. */
export interface AnchorTarget {
  /** As the configuration calls it; names no secret. */
  readonly name: string;
  /** Whether nobody says that a state arrived there: it was sent, and could be lost. Default false. */
  readonly isUnanswered?: boolean | undefined;
  /** Fulfilled once the place has it, or where that is never said, once it was sent. @throws AnchorError, or the operating system's error. */
  put(anchor: AnchorNote): Promise<void>;
}

/** Why an anchor was not taken. The message can be shown. */
export class AnchorError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AnchorError';
  }
}
