import { DemarcError } from '../domain/error-catalogue.ts';
import type { AnswerHead, ByteSink, Exchange } from '../pipeline/exchange.ts';
import type { Turn } from './fake-destination.ts';

export interface FakeClientOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Leaves after so many of its turns; undefined stays to the end. */
  readonly leavesAfter: number | undefined;
}

/** A caller that sends one request, reads at the pace of the schedule, and may leave at any point. */
export class FakeClient implements Exchange {
  readonly headers: Readonly<Record<string, string>>;
  readonly #body: string;
  readonly #turn: Turn;
  readonly #gone = new AbortController();
  #turnsLeft: number;
  status: number | undefined;
  /** All it got, heads included. */
  received = '';

  constructor({ headers, body, leavesAfter }: FakeClientOptions, turn: Turn) {
    this.headers = headers;
    this.#body = body;
    this.#turn = turn;
    this.#turnsLeft = leavesAfter ?? Number.POSITIVE_INFINITY;
  }

  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  async readBody(): Promise<Uint8Array> {
    await this.#wait();
    return Buffer.from(this.#body);
  }

  async respond(head: AnswerHead, body: string): Promise<void> {
    this.#begin(head);
    await this.#wait();
    this.received += body;
  }

  openStream(head: AnswerHead): ByteSink {
    this.#begin(head);
    return {
      write: async (text) => {
        await this.#wait();
        this.received += text;
      },
      end: () => {},
    };
  }

  #begin({ status, headers }: AnswerHead): void {
    this.status = status;
    this.received += `${JSON.stringify(headers)}\n`;
  }

  async #wait(): Promise<void> {
    await this.#turn();
    this.#turnsLeft -= 1;
    if (this.#turnsLeft < 0) this.#gone.abort();
    if (this.signal.aborted) throw new DemarcError('client_gone');
  }
}
