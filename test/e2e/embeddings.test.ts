import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fakeVector } from '../fake-upstream/embeddings-shape.ts';
import { EMBEDDERS, embed } from './harness/embedders.ts';
import { codeOf, failureOf } from './harness/failure-of.ts';
import { EASY } from './harness/prompts.ts';
import { outcomeOf, recordsOf } from './harness/records.ts';
import { ADMIN_KEY, openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces({ more: EMBEDDERS });
});
beforeEach(() => places.forget());
afterAll(() => places.close());

/** Without the vendor's client, which reads base64 by itself. */
async function post(body: object) {
  const response = await fetch(`${places.url}/v1/embeddings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

const modelsAsked = (where: 'inside' | 'outside') =>
  places[where].openai.requests.map(({ body }) => body?.model);

function expectNobodyOutside(): void {
  expect(places.outside.openai.requests).toEqual([]);
  expect(places.outside.anthropic.requests).toEqual([]);
}

describe('embeddings', () => {
  it('are what the vendor’s client asks for by default: base64, read back as numbers', async () => {
    const { data, vectors, deployment } = await embed(places, { input: [EASY, 'another text'] });
    expect(vectors).toEqual([fakeVector(0), fakeVector(1)]);
    expect(data.data.map(({ index, object }) => [index, object])).toEqual([
      [0, 'embedding'],
      [1, 'embedding'],
    ]);
    expect(data.object).toBe('list');
    expect(data.usage).toEqual({ prompt_tokens: 11, total_tokens: 11 });
    expect(deployment).toBe('embed-out');
    expect(places.outside.openai.requests[0]).toMatchObject({
      path: '/v1/embeddings',
      body: { model: 'shared-embedder', encoding_format: 'base64', input: [EASY, 'another text'] },
    });
  });

  it('name the model that made them, whatever was asked for', async () => {
    for (const model of ['auto', 'text-embedding-3-small', 'embed-out', 'shared-embedder']) {
      const { data } = await embed(places, { model, input: EASY });
      expect(data.model).toBe('shared-embedder');
    }
    places.outside.openai.reply({ model: 'what-it-calls-itself' });
    expect((await embed(places, { input: EASY })).data.model).toBe('shared-embedder');
  });

  it('keep every digit as numbers', async () => {
    places.outside.openai.reply({ vectors: [[0.1, -1e-7, 3]] });
    const { vectors } = await embed(places, { input: EASY, encoding_format: 'float' });
    expect(vectors).toEqual([[0.1, -1e-7, 3]]);
    const raw = await fetch(`${places.url}/v1/embeddings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'auto', input: EASY }),
    });
    expect(await raw.text()).toContain('"embedding":[0.1,-1e-7,3]');
  });

  it('are written as the caller wants them by a server that writes them in its own way', async () => {
    // As servers do that never heard of `encoding_format`.
    const own = { object: 'list', data: [{ index: 0, embedding: [0.5, -2] }], usage: { prompt_tokens: 1 } };
    const bytes = JSON.stringify(own);
    places.outside.openai.reply({
      misbehave: 'raw',
      bytes: `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${bytes.length}\r\n\r\n${bytes}`,
    });
    expect((await embed(places, { input: EASY })).vectors).toEqual([[0.5, -2]]);
    const { json } = await post({ model: 'auto', input: EASY, encoding_format: 'base64' });
    expect(json).toMatchObject({
      data: [{ embedding: Buffer.from(new Float32Array([0.5, -2]).buffer).toString('base64') }],
    });
  });

  it('may have fewer dimensions, and leave with a pseudonym for the end user', async () => {
    const { vectors } = await embed(places, { input: EASY, dimensions: 2, user: 'maria.lopez' });
    expect(vectors).toEqual([fakeVector(0, 2)]);
    const [request] = places.outside.openai.requests;
    expect(request?.body).toMatchObject({ dimensions: 2 });
    expect(request?.text).not.toContain('maria');
    expect(request?.body?.['user']).toMatch(/^.{16,64}$/);
  });

  it('are priced by what was read', async () => {
    const { headers, decision } = await embed(places, { input: EASY });
    expect(headers.get('x-demarc-cost-usd')).toBe('0.00000022');
    expect(await outcomeOf(places.dataFolder, decision)).toMatchObject({
      outcome: 'answered',
      deployment: 'embed-out',
      costNano: '220',
      attempts: [{ usage: { inputTokens: 11, outputTokens: 0, source: 'upstream' }, costBasis: 'stated' }],
    });
  });
});

describe('a failing embedder', () => {
  it('is stood in for by the same model only', async () => {
    places.outside.openai.reply({ misbehave: 'status', status: 500 });
    const { deployment, data } = await embed(places, { model: 'text-embedding-3-small', input: EASY });
    expect([deployment, data.model]).toEqual(['embed-in', 'shared-embedder']);
    expect(modelsAsked('inside')).toEqual(['shared-embedder']);
  });

  it('fails, though another model would have answered', async () => {
    places.outside.openai.reply({ misbehave: 'status', status: 500 });
    const error = await failureOf(embed(places, { model: 'text-embedding-ada-002', input: EASY }));
    expect(codeOf(error)).toBe('upstream_error');
    expect(modelsAsked('inside')).toEqual([]);
  });

  it.each([
    ['too few vectors', [[1, 2]]],
    ['vectors of two lengths', [[1, 2], [1]]],
  ])('is one that answers with %s', async (_, vectors) => {
    places.outside.openai.reply({ vectors });
    const { vectors: heard, deployment } = await embed(places, { input: ['a', 'b'] });
    expect(deployment).toBe('embed-in');
    expect(heard).toEqual([fakeVector(0), fakeVector(1)]);
  });

  it('is told of where it passes over `dimensions`', async () => {
    places.outside.openai.reply({ vectors: [[1, 2, 3]] });
    places.inside.openai.reply({ vectors: [[1, 2, 3]] });
    const error = await failureOf(embed(places, { input: EASY, dimensions: 2 }));
    expect(error).toMatchObject({ status: 400, code: 'unsupported_parameter', param: 'dimensions' });
    expect(error.message).toContain('vectors of 3 numbers');
  });
});

describe('what makes no vectors', () => {
  it.each(['oracle', 'downstairs'])('is never asked for any: %s', async (model) => {
    const error = await failureOf(embed(places, { model, input: EASY }));
    expect(error).toMatchObject({ status: 400, code: 'unsupported_parameter' });
    expect(error.message).toContain('offers what it needs: embeddings');
    expect(places.inside.anthropic.requests).toEqual([]);
    expectNobodyOutside();
  });

  it('and an embedder is never asked for words', async () => {
    const messages = [{ role: 'user' as const, content: EASY }];
    for (const asked of [
      places.openai().chat.completions.create({ model: 'embed-in', messages }),
      places.openai().completions.create({ model: 'embed-in', prompt: EASY }),
    ]) {
      expect(await failureOf(asked)).toMatchObject({ status: 400, code: 'unsupported_parameter' });
    }
    expect(places.inside.openai.requests).toEqual([]);
  });
});

describe('a body that is no request for embeddings', () => {
  const texts = { model: 'auto', input: 'a' };
  it.each<[object, string]>([
    [{ input: 'a' }, 'model'],
    [{ model: 'auto' }, 'input'],
    [{ ...texts, input: '' }, 'input'],
    [{ ...texts, input: [] }, 'input'],
    [{ ...texts, input: [''] }, 'input[0]'],
    [{ ...texts, input: ['a', 1] }, 'input[1]'],
    [{ ...texts, input: [1, 'a'] }, 'input'],
    [{ ...texts, input: [1, 2.5] }, 'input'],
    [{ ...texts, input: [-1] }, 'input'],
    [{ ...texts, input: [[1], []] }, 'input[1]'],
    [{ ...texts, input: [[1], 'a'] }, 'input[1]'],
    [{ ...texts, input: { text: 'a' } }, 'input'],
    [{ ...texts, dimensions: 0 }, 'dimensions'],
    [{ ...texts, encoding_format: 'hex' }, 'encoding_format'],
    [{ ...texts, stream: true }, 'stream'],
    [{ ...texts, user: 7 }, 'user'],
  ])('is told what is wrong: %j', async (body, param) => {
    const { status, json } = await post(body);
    expect(status).toBe(400);
    expect(json).toMatchObject({ error: { type: 'invalid_request_error', param } });
    expect(places.outside.openai.requests).toEqual([]);
  });
});

describe('a decision about embeddings', () => {
  it('is told, and computed again from its record', async () => {
    const { decision } = await embed(places, { input: ['some text', EASY] });
    const response = await fetch(`${places.url}/demarc/v1/decisions/${decision}`, {
      headers: { authorization: `Bearer ${ADMIN_KEY}` },
    });
    expect(await response.json()).toMatchObject({
      dialect: 'openai-embeddings',
      work: { task: 'embed', complexity: 0 },
      rule: { name: 'vectors' },
      plan: ['embed-out', 'embed-in'],
      candidates: [
        { deployment: 'everyday', verdict: 'unfit' },
        { deployment: 'embed-out', verdict: 'cleared' },
        { deployment: 'embed-in', verdict: 'cleared' },
        { deployment: 'embed-other', verdict: 'unfit', reasons: [expect.stringContaining('compared')] },
      ],
      attempts: [{ deployment: 'embed-out', placement: 'api', result: 'answered' }],
      replay: { identical: true },
    });
    const { code, stdout, stderr } = await places.cli('explain', decision);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('Computed again from the record: the same decision.');
    expect(await recordsOf(places.dataFolder, { type: 'attempt', request: decision })).toHaveLength(1);
  });
});
