import { describe, expect, it } from 'vitest';
import { askDetector, DETECTOR_SIGNAL } from '../classifier/detector-model/ask-detector.ts';
import { destinationOf, named } from '../policy/fixtures/policy-fixture.ts';
import { createModelScorer } from '../routing/model-scorer.ts';
import { explainRequest } from './explain-request.ts';
import { anthropicMessages, openaiChat, Play, PRINCIPAL } from './testing/play.ts';

/** A gateway that asks a model about pictures, one about what is sensitive, and one about how hard the work is. */
function asking(use = 'everyday'): Play {
  const inside = { placement: 'on-premises', clearance: 'restricted' } as const;
  const destinations = {
    everyday: destinationOf('a', inside),
    frontier: destinationOf('e', { placement: 'api', clearance: 'public' }),
    eyes: destinationOf('b', inside),
    guardian: destinationOf('c', inside),
    judge: destinationOf('d', inside),
  };
  const plain = new Play({ destinations }).services;
  const options = { deployment: named('guardian'), timeoutMs: 2_000, maxCharacters: 10_000 };
  return new Play(
    { destinations, rules: [{ name: 'all', use: [named(use)] }] },
    {
      pictureReader: {
        deployment: plain.policy().deployments.get(named('eyes'))!,
        readLevel: 'confidential',
        timeoutMs: 1_000,
        maxPictures: 1,
      },
      detector: {
        deployment: options.deployment,
        isRequired: false,
        signal: DETECTOR_SIGNAL,
        detect: (document, ask) => askDetector(document, ask, options),
      },
      scorer: createModelScorer({
        deployment: named('judge'),
        timeoutMs: 2_000,
        clock: plain.world.clock,
      }),
    },
  );
}

const DATA = 'iVBORw0KGgo=';
const DIALECTS = [
  {
    dialect: openaiChat,
    picture: { type: 'image_url', image_url: { url: `data:image/png;base64,${DATA}` } },
  },
  {
    dialect: anthropicMessages,
    picture: { type: 'image', source: { type: 'base64', media_type: 'image/png', data: DATA } },
  },
];

describe.each(DIALECTS)('who asks in $dialect.name for what there is not', ({ dialect, picture }) => {
  const ask = (play: Play, model: string, headers = {}) => {
    const content = [{ type: 'text', text: 'What does it show?' }, picture];
    const body = { model, max_tokens: 100, messages: [{ role: 'user', content }] };
    return play.ask(body, { dialect, headers });
  };

  it('is turned away before any model is asked, so that nothing is spent that no record tells', async () => {
    const play = asking();
    expect((await ask(play, 'no-such-model')).head?.status).toBe(404);
    expect((await ask(play, 'auto', { 'x-demarc-prefer': 'nowhere' })).head?.status).toBe(400);
    play.principal = { ...PRINCIPAL, allowedModels: ['everyday'] };
    expect((await ask(play, 'auto')).head?.status).toBe(403);
    expect(play.sent).toEqual([]);
    expect(play.recordsOf('attempt')).toEqual([]);
  });

  it('is asked about as soon as it asks for what there is, and what that cost is on record', async () => {
    const play = asking();
    await ask(play, 'auto');
    expect(play.sent.map(({ deployment }) => deployment)).toEqual(['eyes', 'guardian', 'judge', 'everyday']);
    const [outcome] = play.recordsOf('outcome');
    expect(outcome?.fields).toMatchObject({
      attempts: [{ purpose: 'reading' }, { purpose: 'detecting' }, { purpose: 'scoring' }, {}],
    });
  });
});

describe('an explanation of a request', () => {
  it.each([
    ['no-such-model', {}, 'model_not_found'],
    ['auto', {}, 'model_not_allowed'],
    ['everyday', { 'x-demarc-prefer': 'frontier' }, 'invalid_header'],
  ])('that asks for %s with %j is refused as the request would be', async (model, headers, code) => {
    const body = JSON.stringify({ model, messages: [{ role: 'user', content: 'hello' }] });
    const principal = { ...PRINCIPAL, allowedModels: ['everyday'] };
    const explained = explainRequest(principal, { dialect: openaiChat, body, headers }, asking().services);
    await expect(explained).rejects.toMatchObject({ code });
  });
});

describe('a request that nobody may serve', () => {
  it('has what asking about it cost on record', async () => {
    const play = asking('frontier');
    const body = { model: 'auto', messages: [{ role: 'user', content: 'hello' }] };
    const client = await play.ask(body, { headers: { 'x-demarc-level': 'confidential' } });
    expect(client.json).toMatchObject({ error: { code: 'no_cleared_destination' } });
    expect(play.recordsOf('outcome').map(({ fields }) => fields)).toMatchObject([
      {
        outcome: 'refused',
        attempts: [
          { purpose: 'detecting', costNano: '2' },
          { purpose: 'scoring', costNano: '2' },
        ],
        costNano: '4',
      },
    ]);
  });
});
