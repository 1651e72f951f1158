import { describe, expect, it } from 'vitest';
import { askDetector, DETECTOR_SIGNAL } from '../classifier/detector-model/ask-detector.ts';
import { destinationOf, named } from '../policy/fixtures/policy-fixture.ts';
import { explainRequest } from './explain-request.ts';
import type { GatewayServices } from './gateway-services.ts';
import { openaiChat, Play, PRINCIPAL } from './testing/play.ts';
import { failed, whole } from './testing/scripted-answers.ts';

const chat = (content: string) => ({ model: 'auto', messages: [{ role: 'user', content }] });
const FOUND = '{"findings":[{"type":"HEALTH","quote":"the usual shot"}]}';
const NOTHING = '{"findings":[]}';

/** A gateway with a frontier that may see what is internal, and a model that looks for more. */
function guarded(isRequired = true, placement: 'on-premises' | 'api' = 'on-premises') {
  const destinations = {
    frontier: destinationOf('b', { placement: 'api', clearance: 'internal' }),
    everyday: destinationOf('a'),
    guardian: destinationOf('c', { placement }),
  };
  const deployment = named('guardian');
  const options = { deployment, timeoutMs: 2_000, maxCharacters: 10_000 };
  const detector: GatewayServices['detector'] = {
    deployment,
    isRequired,
    signal: DETECTOR_SIGNAL,
    detect: (document, ask) => askDetector(document, ask, options),
  };
  const rules = [{ name: 'all', use: [named('frontier'), named('everyday')] }];
  return new Play({ destinations, rules }, { detector });
}

const sentTo = (play: Play) => play.sent.map(({ deployment }) => deployment);
const decision = (play: Play) => play.decisions[0]!;

describe('a model that looks for what detectors do not know', () => {
  it('keeps inside what it finds sensitive', async () => {
    const play = guarded();
    play.script['guardian'] = [whole(FOUND)];
    await play.ask(chat('He had the usual shot again.'));
    expect(sentTo(play)).toEqual(['guardian', 'everyday']);
    expect(decision(play)).toMatchObject({
      facts: { label: { level: 'restricted', categories: ['health', 'personal'] } },
    });
    expect(JSON.stringify(decision(play))).toContain('"kind":"detector"');
    expect(JSON.stringify(decision(play))).not.toContain('usual shot');
  });

  it('changes nothing where it finds nothing, and is priced with the request', async () => {
    const play = guarded();
    play.script['guardian'] = [whole(NOTHING)];
    await play.ask(chat('hello'));
    expect(sentTo(play)).toEqual(['guardian', 'frontier']);
    expect(play.recordsOf('outcome')[0]?.fields).toMatchObject({
      attempts: [
        { attempt: 1, purpose: 'detecting', deployment: 'guardian', result: 'answered', costNano: '2' },
        { attempt: 2, deployment: 'frontier', result: 'answered' },
      ],
    });
  });

  it('never takes away what detectors found', async () => {
    const play = guarded();
    play.script['guardian'] = [whole(NOTHING)];
    await play.ask(chat('SECRET'));
    expect(sentTo(play)).toEqual(['guardian', 'everyday']);
  });

  it.each([
    ['fails', failed('upstream_unreachable')],
    ['talks', whole('Nothing to see here.')],
  ])('counts as the worst where it must be heard and %s', async (_how, reply) => {
    const play = guarded();
    play.script['guardian'] = [reply];
    await play.ask(chat('hello'));
    expect(sentTo(play)).toEqual(['guardian', 'everyday']);
    expect(decision(play)).toMatchObject({ facts: { label: { level: 'restricted' } } });
  });

  it('is done without where the operator says so', async () => {
    const play = guarded(false);
    play.script['guardian'] = [failed('upstream_unreachable')];
    await play.ask(chat('hello'));
    expect(sentTo(play)).toEqual(['guardian', 'frontier']);
    expect(JSON.stringify(decision(play))).toContain('"result":"unread"');
  });

  it('is never asked off the premises, whatever the configuration came to be', async () => {
    const play = guarded(true, 'api');
    await play.ask(chat('hello'));
    expect(sentTo(play)).toEqual(['everyday']);
  });

  it('is not asked to explain a request that is not sent', async () => {
    const play = guarded();
    const body = JSON.stringify(chat('hello'));
    await explainRequest(PRINCIPAL, { dialect: openaiChat, body }, play.services);
    expect(play.sent).toEqual([]);
  });
});
