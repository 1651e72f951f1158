import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeUpstream, startFakeUpstream } from '../../../test/fake-upstream/fake-upstream.ts';
import { realClock } from '../../../test/fake-upstream/real-clock.ts';
import type { FakeReply, ReceivedRequest } from '../../../test/fake-upstream/script.ts';
import { stubCodec, stubDeployment, stubRequest } from '../../../test/fake-upstream/stub-codec.ts';
import type { Exchange } from './exchange.ts';
import { createTransport, type Transport } from './transport.ts';

// A11: each answer belongs to its request. Every request carries a number that its upstream says back, and a third of
// them go wrong in a way that could leave something on a connection for whoever has it next.

const REQUESTS = 2_000;
/** Few, so that connections are handed on as soon as they are free. */
const CONNECTIONS = 40;
const AT_ONCE = 80;

const numberOf = ({ text }: ReceivedRequest) => /nonce-(\d+)-/.exec(text)?.[1] ?? 'none';

/** What becomes of a request goes by its number: three in ten go wrong at the upstream, one in ten at the caller. */
function reply(request: ReceivedRequest): FakeReply {
  const number = numberOf(request);
  const answer = { text: `nonce-${number}-`, firstByteDelayMs: Number(number) % 4 };
  switch (Number(number) % 20) {
    case 1:
      return { misbehave: 'reset-before-response' };
    case 3:
      return { misbehave: 'unsolicited-second-response', answer };
    case 5:
    case 13:
      return { misbehave: 'unsolicited-second-response', answer, delayMs: 1 + (Number(number) % 3) };
    case 7:
      return { misbehave: 'short-body', answer };
    case 9:
      return { misbehave: 'status', status: 500 };
    default:
      return answer;
  }
}

let upstream: FakeUpstream;
let transport: Transport;
beforeAll(async () => {
  upstream = await startFakeUpstream({ shape: 'openai', script: reply });
  transport = createTransport({
    clock: realClock,
    airGapped: false,
    limits: { maxConnections: CONNECTIONS },
  });
});
afterAll(async () => {
  await transport.close();
  await upstream.close();
});

async function say(number: number): Promise<string | undefined> {
  const stream = number % 2 === 0;
  const caller = new AbortController();
  // Anywhere between before it is sent and after it is answered.
  if (number % 20 === 11 || number % 20 === 6) setTimeout(() => caller.abort(), number % 7);
  const answer = await transport.send({
    deployment: stubDeployment({ url: upstream.url }),
    codec: stubCodec,
    encoded: stubRequest({ nonce: `nonce-${number}-` }, stream),
    stream,
    signal: caller.signal,
  });
  return textOf(answer);
}

/** What the caller reads, or undefined where the answer failed. */
async function textOf(answer: Exchange): Promise<string | undefined> {
  if (answer.kind === 'failed') return undefined;
  if (answer.kind === 'whole')
    return answer.response.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
  let text = '';
  for await (const batch of answer.parts) {
    for (const part of batch) {
      if (part.type === 'text-delta') text += part.text;
      if (part.type === 'failure') return text === '' ? undefined : text;
    }
  }
  return text;
}

describe('an answer', () => {
  it(`belongs to its request, in ${REQUESTS} of which a third go wrong`, { timeout: 60_000 }, async () => {
    const foreign: string[] = [];
    let answered = 0;
    let next = 0;
    const lane = async () => {
      for (let number = next++; number < REQUESTS; number = next++) {
        const text = await say(number);
        if (text === undefined) continue;
        answered += 1;
        // A stream that is cut may stop within it.
        if (!`nonce-${number}-`.startsWith(text)) foreign.push(`${number}: ${text}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    expect(foreign).toEqual([]);
    expect(answered).toBeGreaterThan(REQUESTS / 2);
    // Connections were used again and again, or nothing could have been left on any.
    expect(new Set(upstream.requests.map(({ connectionId }) => connectionId)).size).toBeLessThan(
      REQUESTS / 2,
    );
  });
});
