import type { IncomingMessage, ServerResponse } from 'node:http';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { Clock } from '../domain/world.ts';
import type { ByteSink, Exchange } from '../pipeline/exchange.ts';
import { readBody } from './read-body.ts';
import { sendAnswer } from './send-answer.ts';

/** A client that takes nothing for this long is cut, so that it cannot hold an upstream for ever. */
const STALLED_READER_MS = 60_000;

/** An {@link Exchange} over Node's own request and response. */
export function nodeExchange(request: IncomingMessage, response: ServerResponse, clock: Clock): Exchange {
  const gone = new AbortController();
  let isAnswered = false;
  response.once('close', () => {
    if (!isAnswered && !response.writableFinished) gone.abort();
  });
  return {
    headers: singleHeaders(request),
    signal: gone.signal,
    readBody: (maxBytes) => readBody(request, { maxBytes, clock, signal: gone.signal }),
    respond(head, body) {
      isAnswered = true;
      sendAnswer(response, {
        status: head.status,
        headers: { 'content-type': 'application/json', ...head.headers },
        body,
      });
      return Promise.resolve();
    },
    openStream(head) {
      response.writeHead(head.status, head.headers);
      return byteSink(response, gone, clock);
    },
  };
}

/** Only headers that came once: a list would let two readers disagree. */
function singleHeaders(request: IncomingMessage): Exchange['headers'] {
  const headers: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const name of Object.keys(request.headers)) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  return headers;
}

function byteSink(response: ServerResponse, gone: AbortController, clock: Clock): ByteSink {
  return {
    write(text) {
      if (gone.signal.aborted) return Promise.reject(new DemarcError('client_gone'));
      if (response.write(text)) return Promise.resolve();
      return drained(response, gone, clock);
    },
    end() {
      response.end();
    },
  };
}

function drained(response: ServerResponse, gone: AbortController, clock: Clock): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => () => {
      cancel();
      response.off('drain', onDrain);
      gone.signal.removeEventListener('abort', onGone);
      settle();
    };
    const onDrain = finish(resolve);
    const onGone = finish(() => reject(new DemarcError('client_gone')));
    const cancel = clock.after(STALLED_READER_MS, () => response.destroy());
    response.once('drain', onDrain);
    gone.signal.addEventListener('abort', onGone, { once: true });
  });
}
