import { describe, expect, it } from 'vitest';
import { createRouter } from '../index.ts';

const HARD =
  'Prove that there are infinitely many primes congruent to 3 modulo 4, then derive the asymptotic density step by step.';
const router = createRouter({ local: 'qwen3:8b', frontier: 'gpt-5.5', threshold: 0.6 });

describe('createRouter', () => {
  it('keeps what is simple, sends what is hard', async () => {
    expect(await router.route('Say hello')).toMatchObject({
      model: 'qwen3:8b',
      placement: 'on-premises',
      level: 'internal',
    });
    const hard = await router.route(HARD);
    expect(hard).toMatchObject({ model: 'gpt-5.5', placement: 'api', plan: ['frontier', 'local'] });
    expect(hard.complexity).toBeGreaterThanOrEqual(0.6);
    expect(hard.complexityReasons.length).toBeGreaterThan(0);
  });

  it('keeps what is sensitive however hard it is, and says why', async () => {
    const decision = await router.route(`${HARD} My SSN is 536-90-4399.`);
    expect(decision).toMatchObject({ model: 'qwen3:8b', level: 'restricted', categories: ['personal'] });
    expect(decision.refused).toEqual([
      { deployment: 'frontier', reasons: ['may see up to internal; the request is restricted'] },
    ]);
    expect(decision.findings).toContainEqual({ type: 'US_SSN', pointer: '/messages/0/content' });
    expect(JSON.stringify(decision)).not.toContain('4399');
  });

  it('takes requests in both vendors’ shapes', async () => {
    const openai = { messages: [{ role: 'user', content: HARD }] };
    expect(await router.route(openai)).toMatchObject({ model: 'gpt-5.5' });
    expect(
      await router.route({
        max_tokens: 10,
        system: 'Be brief.',
        messages: [{ role: 'user', content: 'Say hello' }],
      }),
    ).toMatchObject({ model: 'qwen3:8b' });
    await expect(router.route({ messages: [] })).rejects.toThrow();
  });

  it('moves the border with the threshold', async () => {
    const eager = createRouter({ local: 'a', frontier: 'b', threshold: 0 });
    expect(await eager.route('Say hello')).toMatchObject({ model: 'b' });
  });

  it('judges by the features of the text where the gateway would ask a model, and says so', async () => {
    const config = [
      'providers: { house: { type: ollama } }',
      'deployments: { only: { provider: house, model: m }, judge: { provider: house, model: j } }',
      'routing: { scorer: { deployment: judge }, rules: [{ name: all, use: only }] }',
    ].join('\n');
    const hard = await createRouter({ config }).route(HARD);
    expect(hard).toMatchObject({ model: 'm', scorer: 'features-1' });
    expect(hard.complexity).toBe((await router.route(HARD)).complexity);
  });

  it('takes a whole configuration, and says what is wrong with it and where', async () => {
    const config =
      'providers: { house: { type: ollama } }\ndeployments: { only: { provider: house, model: m } }\n';
    expect(await createRouter({ config }).route(HARD)).toMatchObject({ model: 'm', refused: [] });
    expect(() => createRouter({ config: 'providers: { house: { type: olama } }\n' })).toThrow(
      /configuration:1:\d+ .*ollama/,
    );
    expect(() => createRouter({ local: 'a', frontier: 'b', threshold: 7 })).toThrow(/threshold/);
  });
});
