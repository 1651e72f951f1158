import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CANARY_KINDS, type Canary } from '../../src/prove/canary.ts';
import { CanaryScanner } from '../../src/prove/canary-scanner.ts';
import { makeBody, makeHeaders } from '../../src/prove/make-body.ts';
import { makeTraffic } from '../../src/prove/make-world.ts';
import { leastLabel } from '../../src/prove/reference-law.ts';
import { SeededRandom } from '../../src/prove/seeded-random.ts';
import type { PlannedCall, PlannedConfiguration, PlannedKey } from '../../src/prove/world-plan.ts';
import type { FakeReply, ReceivedRequest } from '../fake-upstream/script.ts';
import { eventually } from './harness/eventually.ts';
import { filesBelow } from './harness/records.ts';
import { ADMIN_KEY, openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

// The leak test from outside: the built program, real sockets, real files, a real clock; the same calls and the same
// reference as in the worlds that are played within one process.

const SEED = 20_260_105;
const WAVES = 60;

/** What the reference has to know of the configuration of the two places. */
const CONFIGURATION: PlannedConfiguration = {
  providers: {
    inside: { type: 'openai-compatible', placement: 'on-premises', clearance: 'restricted' },
    outside: { type: 'openai', placement: 'api', region: 'us', clearance: 'internal' },
  },
  deployments: {
    everyday: { provider: 'inside' },
    downstairs: { provider: 'inside' },
    frontier: { provider: 'outside' },
    oracle: { provider: 'outside' },
  },
  models: { auto: {}, 'auto-anthropic': {}, best: {}, 'best-anthropic': {} },
};
const KEY: PlannedKey = {
  name: 'admin',
  tenant: 'default',
  maxOutboundLevel: 'restricted',
  seesLabels: true,
};
/** Terms are an operator's own, and these two places have none. */
const KINDS = CANARY_KINDS.filter((kind) => !kind.endsWith('-term'));

let places: TwoPlaces;
let scratch: string;
const calls: PlannedCall[] = [];
const errors: string[] = [];
let answered = 0;
let scanner: CanaryScanner;
const ownerOf = new Map<Canary, PlannedCall>();

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'demarc-scratch-'));
  places = await openTwoPlaces({
    deployment: 'timeouts: { idleMs: 400, firstTokenMs: 1000, totalMs: 3000 }',
    env: { TMPDIR: scratch },
  });
  const random = new SeededRandom(SEED);
  for (let wave = 0; wave < WAVES; wave += 1) {
    const planned = makeTraffic(random, CONFIGURATION, { keys: [KEY], kinds: KINDS }).calls;
    // Nobody makes the classifier of the built program fail.
    const traffic = planned.map((call) => ({ ...call, classifierFault: undefined }));
    const from = calls.length;
    calls.push(...traffic);
    for (const fake of outsideAndIn()) fake.reply(misbehaving(random));
    await Promise.all(traffic.map((call, index) => send(call, from + index, random)));
  }
  for (const call of calls) for (const { canary } of call.pieces) ownerOf.set(canary, call);
  scanner = new CanaryScanner([...ownerOf.keys()]);
  await eventually(
    () => places.output().split('"event":"request"').length > answered,
    'the last line of the log',
  );
}, 180_000);

afterAll(async () => {
  await places.close();
  await rm(scratch, { recursive: true, force: true });
});

function outsideAndIn() {
  return [...Object.values(places.outside), ...Object.values(places.inside)];
}

/** Answers well half of the time, and else in a way that tempts a gateway to tell somebody what was asked. */
function misbehaving(random: SeededRandom): (request: ReceivedRequest) => FakeReply {
  return ({ text }) =>
    random.pick<FakeReply>([
      { text: 'This is an answer.' },
      { text: 'This is an answer.' },
      { text: `you said ${text}` },
      { text: '' },
      { refusal: 'I cannot help with that.' },
      { misbehave: 'status', status: 500, errorCode: text.slice(0, 200) },
      { misbehave: 'status', status: 429, retryAfterS: 0 },
      { misbehave: 'error-object-200' },
      { misbehave: 'html-200' },
      { misbehave: 'reset-before-response' },
      { misbehave: 'reset-after-n-chunks', chunks: 1, answer: { text } },
      { misbehave: 'bad-json-line', chunks: 1, answer: { text } },
    ]);
}

async function send(call: PlannedCall, index: number, random: SeededRandom): Promise<void> {
  const isAnthropic = call.dialect === 'anthropic-messages';
  const leaves = call.leavesAfter === undefined ? undefined : AbortSignal.timeout(5 + random.below(60));
  try {
    const response = await fetch(`${places.url}${isAnthropic ? '/v1/messages' : '/v1/chat/completions'}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${ADMIN_KEY}`,
        ...makeHeaders(call),
      },
      body: makeBody(call, index),
      ...(leaves === undefined ? {} : { signal: leaves }),
    });
    const text = await response.text();
    if (response.status === 200) answered += 1;
    else errors.push(`${JSON.stringify([...response.headers])}${text}`);
  } catch {
    // It left, or the answer was cut.
  }
}

const sightings = (text: string) =>
  scanner.scan(text).map(({ canary, encoding }) => `${canary.kind} in ${encoding}`);

describe(`${WAVES} waves of calls over real sockets`, () => {
  it('were calls of every kind', () => {
    expect(calls.length).toBeGreaterThan(WAVES);
    expect(answered).toBeGreaterThan(20);
    expect(errors.length).toBeGreaterThan(20);
    expect(places.outside.openai.requests.length + places.outside.anthropic.requests.length).toBeGreaterThan(
      20,
    );
  });

  it('brought no secret to a model that may not see it', () => {
    for (const fake of Object.values(places.outside)) {
      for (const { path, headers, text } of fake.requests) {
        for (const { canary, encoding } of scanner.scan(`${path}\n${JSON.stringify(headers)}\n${text}`)) {
          const { level } = leastLabel(ownerOf.get(canary)!, KEY, CONFIGURATION);
          expect(['public', 'internal'], `${canary.kind} in ${encoding}`).toContain(level);
        }
      }
    }
  });

  it('brought no header and no name of a user to any model', () => {
    const never = calls.flatMap(({ pieces }) =>
      pieces.filter(({ place }) => place === 'header' || place === 'end-user').map(({ canary }) => canary),
    );
    expect(never.length).toBeGreaterThan(5);
    const own = new CanaryScanner(never);
    for (const { requests } of outsideAndIn()) {
      for (const { headers, text } of requests)
        expect(own.scan(`${JSON.stringify(headers)}\n${text}`)).toEqual([]);
    }
  });

  it('left no secret in an error', () => {
    expect(errors.flatMap(sightings)).toEqual([]);
  });

  it('left no secret in what the program prints', () => {
    expect(sightings(places.output())).toEqual([]);
  });

  it('left no secret in the metrics', async () => {
    const page = await fetch(`${places.url}/metrics`, { headers: { authorization: `Bearer ${ADMIN_KEY}` } });
    const text = await page.text();
    expect(text).toContain('demarc_');
    expect(sightings(text)).toEqual([]);
  });

  it('left no secret in any file, while it runs and once it has stopped', async () => {
    const look = async () => {
      const files = [...(await filesBelow(places.dataFolder)), ...(await filesBelow(scratch))];
      expect(files.length).toBeGreaterThan(4);
      for (const { path, bytes } of files) {
        expect(
          scanner.scanBytes(bytes).map(({ canary, encoding }) => `${path}: ${canary.kind} in ${encoding}`),
        ).toEqual([]);
      }
    };
    await look();
    await places.stop();
    await look();
  }, 60_000);
});
