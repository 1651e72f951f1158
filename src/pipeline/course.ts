import type { Deployment } from '../domain/deployment.ts';
import type { Dispatcher } from './dispatch/dispatcher.ts';

/** Whose turn it is. */
export interface Turn {
  readonly deployment: Deployment;
  /** Whether somebody after it could take the request at this moment. */
  readonly hasNext: boolean;
}

/**
 * The order in which a plan is worked through: as planned, but for equals, the least loaded of which goes first, and
 * for those that are down, who are passed over while somebody else could take the request and come up once more when
 * nobody could.
 */
export class Course {
  readonly #dispatcher: Pick<Dispatcher, 'arrange' | 'isDown'>;
  readonly #left: Deployment[];
  readonly #putOff: Deployment[] = [];
  #mayHedge = true;

  constructor(plan: readonly Deployment[], dispatcher: Pick<Dispatcher, 'arrange' | 'isDown'>) {
    this.#dispatcher = dispatcher;
    this.#left = [...dispatcher.arrange(plan)];
  }

  next(): Turn | undefined {
    const deployment = this.#left.shift() ?? this.#putOff.shift();
    return deployment === undefined ? undefined : { deployment, hasNext: this.hasNext };
  }

  /** Whether somebody who was not asked yet could take the request at this moment. */
  get hasNext(): boolean {
    return this.#left.some((deployment) => !this.#dispatcher.isDown(deployment));
  }

  /** Was passed over: it is asked all the same if nobody else answers. */
  putOff(deployment: Deployment): void {
    this.#putOff.push(deployment);
  }

  /** The next that could take the request, to be asked beside the one under way; once in a request. */
  takeHedge(): Deployment | undefined {
    const at = this.#left.findIndex((deployment) => !this.#dispatcher.isDown(deployment));
    if (!this.#mayHedge || at < 0) return undefined;
    this.#mayHedge = false;
    return this.#left.splice(at, 1)[0];
  }
}
