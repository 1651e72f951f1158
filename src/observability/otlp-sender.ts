import { Agent as HttpAgent, type IncomingMessage, request as requestOverHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestOverHttps } from 'node:https';
import type { Secret } from '../domain/secret.ts';
import type { Delivery } from './span-queue.ts';

export interface OtlpSenderOptions {
  /** Where traces go, in full, for instance `http://127.0.0.1:4318/v1/traces`. */
  readonly endpoint: URL;
  /** For instance a token that the collector asks for. */
  readonly headers: ReadonlyMap<string, HeaderSecret>;
}

/** A header whose value is not to be shown. */
export interface HeaderSecret {
  /** What stands before the secret, for instance `Bearer`; empty for nothing. */
  readonly scheme: string;
  readonly secret: Secret;
}

/** Sends one export request after another to the one endpoint that the configuration names. */
export interface OtlpSender {
  /** Never rejects. */
  send(body: string): Promise<Delivery>;
  close(): void;
}

/** Longest for one request: connecting, sending, the answer. */
const TIMEOUT_MS = 10_000;
/** What a collector says is not read further than this; only its status counts. */
const MAX_ANSWER_BYTES = 64 * 1024;
/** OTLP §"Retryable Response Codes". */
const RETRYABLE = new Set([429, 502, 503, 504]);

/**
 * The door to the collector. An agent of its own, because Node's global one may take a proxy from the environment;
 * redirects are not followed. Nothing but the configuration says where spans go.
 */
export function createOtlpSender(
  { endpoint, headers }: OtlpSenderOptions,
  timeoutMs = TIMEOUT_MS,
): OtlpSender {
  const isTls = endpoint.protocol === 'https:';
  const limits = { keepAlive: true, maxSockets: 1 };
  const agent = isTls ? new HttpsAgent(limits) : new HttpAgent(limits);
  const open = isTls ? requestOverHttps : requestOverHttp;
  return {
    send: (body) =>
      new Promise((resolve) => {
        const request = open(endpoint, {
          method: 'POST',
          agent,
          signal: AbortSignal.timeout(timeoutMs),
          headers: {
            ...Object.fromEntries([...headers].map(([name, value]) => [name, headerValue(value)])),
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'user-agent': 'demarc',
          },
        });
        request.on('response', (response) => drain(response, () => resolve(deliveryOf(response.statusCode))));
        // A connection that cannot be had now may be had later.
        request.on('error', () => resolve('later'));
        request.end(body);
      }),
    close: () => agent.destroy(),
  };
}

function headerValue({ scheme, secret }: HeaderSecret): string {
  return scheme === '' ? secret.reveal() : `${scheme} ${secret.reveal()}`;
}

function deliveryOf(status = 0): Delivery {
  if (status >= 200 && status < 300) return 'taken';
  return RETRYABLE.has(status) ? 'later' : 'refused';
}

function drain(response: IncomingMessage, done: () => void): void {
  let received = 0;
  response.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > MAX_ANSWER_BYTES) response.destroy();
  });
  response.on('error', () => {});
  response.on('close', done);
}
