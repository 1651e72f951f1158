import { describe, expect, it } from 'vitest';
import { createClassifier } from '../classifier/classify.ts';
import type { Signal } from '../classifier/signal.ts';
import type { ScanPool } from '../classifier/worker/scan-pool.ts';
import type { Classification } from '../domain/classification.ts';
import type { GatewayServices } from './gateway-services.ts';
import type { ClientSide } from './testing/client-side.ts';
import { settled } from './testing/hand-clock.ts';
import { Play } from './testing/play.ts';

// A5: a classifier that is silent, late, broken or at odds with itself makes the highest label. Every fault gets a
// request that a sound classifier would let out.

const QUESTION = { model: 'auto', messages: [{ role: 'user', content: 'HARD' }] };

const SOUND: Classification = {
  label: { level: 'public', categories: [], residency: [] },
  findings: [],
  findingsLeftOut: 0,
  reasons: [],
  classifierVersion: 'sound',
};

/** What a fault makes of a type. */
type Classify = GatewayServices['classify'];
const answering = (value: unknown): Classify => (() => Promise.resolve(value)) as Classify;
const labelled = (label: object): Classify => answering({ ...SOUND, label: { ...SOUND.label, ...label } });

const PORT_FAULTS: readonly (readonly [string, Classify])[] = [
  [
    'throws before it begins',
    () => {
      throw new Error('broken');
    },
  ],
  ['rejects', () => Promise.reject(new Error('broken'))],
  ['rejects with nothing', () => Promise.reject(undefined)],
  ['answers nothing', answering(undefined)],
  ['answers null', answering(null)],
  ['answers a word', answering('public')],
  ['answers an empty object', answering({})],
  ['answers without waiting', ((): unknown => SOUND.label) as Classify],
  ['answers a label that is a word', answering({ ...SOUND, label: 'public' })],
  ['answers no label', answering({ ...SOUND, label: undefined })],
  ['answers an empty label', answering({ ...SOUND, label: {} })],
  ['answers a level that is none', labelled({ level: 'secret' })],
  ['answers a level in capitals', labelled({ level: 'PUBLIC' })],
  ['answers no level', labelled({ level: undefined })],
  ['answers an empty level', labelled({ level: '' })],
  ['answers a level that is a number', labelled({ level: 0 })],
  ['answers a level that is not a number', labelled({ level: Number.NaN })],
  ['answers a level in a list', labelled({ level: ['public'] })],
  ['answers a name every object has', labelled({ level: 'constructor' })],
  ['answers no categories', labelled({ categories: undefined })],
  ['answers a category that is none', labelled({ categories: ['gossip'] })],
  ['answers categories in a set', labelled({ categories: new Set() })],
  ['answers no residency', labelled({ residency: null })],
  ['answers a residency of numbers', labelled({ residency: [49] })],
  ['answers half: no reasons', answering({ ...SOUND, reasons: undefined })],
  ['answers half: no findings', answering({ ...SOUND, findings: undefined })],
  ['answers half: not by whom', answering({ ...SOUND, classifierVersion: undefined })],
  [
    'answers what throws when it is read',
    answering({
      ...SOUND,
      get label() {
        throw new Error('broken');
      },
    }),
  ],
];

const signal = (name: string, detect: Signal['detect']): Signal => ({ name, version: '1', detect });
const finding = (level: 'public' | 'restricted') => ({ type: 'X', level, categories: [], start: 0, end: 1 });
const harmless = signal('harmless', () => [finding('public')]);
const never = () => new Promise<never>(() => {});

const SIGNAL_FAULTS: readonly (readonly [string, readonly Signal[], 'failed' | 'found'])[] = [
  [
    'one says the worst and the other nothing',
    [harmless, signal('s', () => [finding('restricted')])],
    'found',
  ],
  ['the worst comes first', [signal('s', () => [finding('restricted')]), harmless], 'found'],
  ['the worst is said late, in time', [harmless, signal('s', async () => [finding('restricted')])], 'found'],
  ['one is silent and the other harmless', [signal('s', never), harmless], 'failed'],
  [
    'one throws and the other is harmless',
    [
      harmless,
      signal('s', () => {
        throw new Error('broken');
      }),
    ],
    'failed',
  ],
  ['one rejects', [signal('s', () => Promise.reject(new Error('broken'))), harmless], 'failed'],
];

const LONG = { model: 'auto', messages: [{ role: 'user', content: `HARD ${'word '.repeat(20_000)}` }] };

const POOL_FAULTS: readonly (readonly [string, () => unknown])[] = [
  ['dies', () => Promise.resolve({ findings: [], failures: [{ signal: 'worker', how: 'threw' }] })],
  ['never answers', never],
  ['rejects', () => Promise.reject(new Error('broken'))],
  ['answers findings without failures', () => Promise.resolve({ findings: [] })],
  ['answers nothing', () => Promise.resolve(undefined)],
];

describe('a classifier that fails sends nothing outside', () => {
  it.each(PORT_FAULTS)('when it %s', async (_fault, classify) => {
    const play = new Play({}, { classify });
    expectInside(play, await play.ask(QUESTION));
    expect(play.recordsOf('decision')[0]?.fields).toMatchObject({
      facts: { label: { level: 'restricted' } },
      reasons: [{ kind: 'signal-failed', signal: 'classifier', how: 'threw' }],
    });
  });

  it.each(SIGNAL_FAULTS)('when of its signals %s', async (_fault, signals, why) => {
    const play = new Play();
    const client = await outwaited(play, { signals, body: QUESTION });
    expectInside(play, client);
    expect(play.recordsOf('decision')[0]?.fields).toMatchObject({
      reasons: why === 'failed' ? [{ kind: 'signal-failed' }] : [],
    });
  });

  it.each(POOL_FAULTS)('when its worker %s', async (_fault, answer) => {
    const play = new Play();
    const pool: ScanPool = { scan: answer as ScanPool['scan'], close: async () => {} };
    expectInside(play, await outwaited(play, { signals: [harmless], pool, body: LONG }));
  });

  it('and answers 503 where nobody inside is there to ask', async () => {
    const play = new Play({}, { classify: labelled({ level: 'secret' }) });
    play.script['everyday'] = [
      { kind: 'failed', failure: { code: 'upstream_unreachable', cause: 'connection-refused' } },
    ];
    const client = play.call(QUESTION);
    await outlast(play, client);
    expect(client.head?.status).toBe(503);
    expect(new Set(play.sent.map(({ deployment }) => deployment))).toEqual(new Set(['everyday']));
  });

  it('while a sound one lets the same requests out, or all this would prove nothing', async () => {
    const play = new Play({}, { classify: answering(SOUND) });
    await play.ask(QUESTION);
    expect(play.sent.map(({ deployment }) => deployment)).toEqual(['frontier']);
    const pooled = new Play();
    const scan = () => Promise.resolve({ findings: [], failures: [] });
    await outwaited(pooled, { signals: [harmless], pool: { scan, close: async () => {} }, body: LONG });
    expect(pooled.sent.map(({ deployment }) => deployment)).toEqual(['frontier']);
  });
});

/** A request whose classifier has these signals, and time enough for what never answers to be given up. */
async function outwaited(
  play: Play,
  { body, ...options }: { signals: readonly Signal[]; pool?: ScanPool; body: object },
): Promise<ClientSide> {
  const classifier = createClassifier({ clock: play.clock, cacheSecret: new Uint8Array(32), ...options });
  const classify: Classify = ({ tenant, document }) =>
    classifier.classify({ tenant, document, unreadable: [] });
  Object.assign(play.services, { classify });
  const client = play.call(body);
  await outlast(play, client);
  return client;
}

async function outlast(play: Play, client: ClientSide): Promise<void> {
  for (let turn = 0; turn < 8 && !client.ended; turn += 1) {
    await settled();
    await play.clock.pass(10_000);
  }
  await client.done;
}

function expectInside(play: Play, client: ClientSide): void {
  expect(client.head?.status).toBe(200);
  expect(play.sent.map(({ deployment }) => deployment)).toEqual(['everyday']);
}
