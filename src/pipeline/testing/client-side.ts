import { DemarcError } from '../../domain/error-catalogue.ts';
import type { AnswerHead, ByteSink, Exchange } from '../exchange.ts';

/** The client's end: what it got, and ways to misbehave. */
export class ClientSide implements Exchange {
  readonly headers: Record<string, string>;
  readonly #body: string;
  readonly #gone = new AbortController();
  readonly #readsSlowly: boolean;
  head: AnswerHead | undefined;
  body = '';
  ended = false;
  done: Promise<void> = Promise.resolve();
  /** Lets a slow reader take what is waiting. */
  takeMore: () => void = () => {};

  constructor(body: string, headers: Record<string, string>, readsSlowly: boolean) {
    this.headers = { authorization: 'Bearer key', ...headers };
    this.#body = body;
    this.#readsSlowly = readsSlowly;
  }

  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  get json(): Record<string, unknown> {
    return JSON.parse(this.body) as Record<string, unknown>;
  }

  hangUp(): void {
    this.#gone.abort();
  }

  readBody(): Promise<Uint8Array> {
    return Promise.resolve(Buffer.from(this.#body));
  }

  respond(head: AnswerHead, body: string): Promise<void> {
    this.#begin(head);
    this.body += body;
    this.ended = true;
    return Promise.resolve();
  }

  openStream(head: AnswerHead): ByteSink {
    this.#begin(head);
    return {
      write: (text) => {
        if (this.signal.aborted) return Promise.reject(new DemarcError('client_gone'));
        this.body += text;
        if (!this.#readsSlowly) return Promise.resolve();
        return new Promise((resolve) => {
          this.takeMore = resolve;
        });
      },
      end: () => {
        this.ended = true;
      },
    };
  }

  #begin(head: AnswerHead): void {
    if (this.head !== undefined) throw new Error('answered twice');
    this.head = head;
  }
}
