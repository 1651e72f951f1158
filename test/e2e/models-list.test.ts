import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawRequest, sendRaw } from './harness/raw-http.ts';
import { ADMIN_KEY, openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces();
});
afterAll(() => places.close());

const NAMES = [
  'auto',
  'auto-anthropic',
  'best',
  'best-anthropic',
  'downstairs',
  'everyday',
  'frontier',
  'oracle',
];

describe('the list of models', () => {
  it('is read by the OpenAI client', async () => {
    const listed: string[] = [];
    for await (const model of places.openai().models.list()) {
      expect(model).toMatchObject({ object: 'model', owned_by: expect.any(String) as string });
      expect(model.created).toBeGreaterThan(1_600_000_000);
      listed.push(model.id);
    }
    expect(listed).toEqual(NAMES);
    expect(await places.openai().models.retrieve('best')).toMatchObject({ id: 'best', object: 'model' });
  });

  it('is read by the Anthropic client', async () => {
    const listed: string[] = [];
    for await (const model of places.anthropic().models.list()) {
      expect(model).toMatchObject({ type: 'model', display_name: expect.any(String) as string });
      expect(Date.parse(model.created_at)).toBeGreaterThan(0);
      listed.push(model.id);
    }
    expect(listed).toEqual(NAMES);
    expect(await places.anthropic().models.retrieve('best')).toMatchObject({ id: 'best', type: 'model' });
  });

  it('has nothing of the providers’ own names', async () => {
    const text = await (await get('/v1/models')).text();
    expect(text).not.toMatch(/house-model|rented-model|hired-model|127\.0\.0\.1/);
  });

  it('is for known callers only', async () => {
    await expect(places.openai({ apiKey: 'dmk_x' }).models.list()).rejects.toMatchObject({
      status: 401,
      code: 'invalid_api_key',
    });
    await expect(places.anthropic({ apiKey: 'dmk_x' }).models.list()).rejects.toMatchObject({ status: 401 });
  });

  it('has no model that was not configured', async () => {
    for (const name of ['nobody', '__proto__', 'constructor', '%', '..%2f..%2fetc']) {
      const response = await get(`/v1/models/${name}`);
      expect([name, response.status]).toEqual([name, 404]);
      expect(await response.json()).toMatchObject({ error: { code: 'model_not_found' } });
    }
  });

  it('is shorter for a key that may ask for less', async () => {
    const { stdout } = await places.cli('keys', 'create', 'narrow', '--models', 'everyday,best', '--json');
    const { token } = JSON.parse(stdout) as { token: string };
    const { data } = await places.openai({ apiKey: token }).models.list();
    expect(data.map(({ id }) => id)).toEqual(['best', 'everyday']);
    const body = { model: 'auto', messages: [{ role: 'user' as const, content: 'hi' }] };
    await expect(places.openai({ apiKey: token }).chat.completions.create(body)).rejects.toMatchObject({
      status: 403,
      code: 'model_not_allowed',
    });
  });
});

describe('the state of the process', () => {
  it.each(['/healthz', '/readyz'])('is told to anybody: %s', async (path) => {
    const response = await fetch(places.url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
  });

  it.each(['/healthz', '/readyz'])('is told to those who ask without wanting the words: %s', async (path) => {
    const response = await fetch(places.url + path, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });
});

describe('an address', () => {
  it.each(['/v1/responses'])('that is planned says so: %s', async (path) => {
    const response = await fetch(places.url + path, { method: 'POST', body: '{}' });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      error: { code: 'not_built', message: expect.stringContaining('not built yet') as string },
    });
  });

  it.each([
    '/',
    '/v1',
    '/v2/chat/completions',
    '/v1/chat/completions/',
    '/v1/chat',
    '/.env',
    '/v1/../healthz/x',
  ])('that nobody serves is not found: %s', async (path) => {
    const answer = await sendRaw(places.url, rawRequest({ method: 'GET', path }));
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'not_found' } });
  });

  it.each([
    ['GET', '/v1/chat/completions', 'POST'],
    ['PUT', '/v1/messages', 'POST'],
    ['DELETE', '/v1/models', 'GET'],
    ['OPTIONS', '/v1/chat/completions', 'POST'],
    ['TRACE', '/healthz', 'GET'],
    ['POST', '/healthz', 'GET'],
  ])('does not take every method: %s %s', async (method, path, allowed) => {
    const answer = await sendRaw(places.url, rawRequest({ method, path }));
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toContain(allowed);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('of the control plane is for admins on known host names', async () => {
    expect((await get('/demarc/v1/deployments')).status).toBe(200);
    expect((await fetch(`${places.url}/demarc/v1/deployments`)).status).toBe(401);
    const foreign = rawRequest({
      method: 'GET',
      path: '/demarc/v1/deployments',
      headers: ['Host: evil.example'],
    });
    expect((await sendRaw(places.url, foreign)).status).toBe(421);
  });
});

function get(path: string): Promise<Response> {
  return fetch(places.url + path, { headers: { authorization: `Bearer ${ADMIN_KEY}` } });
}
