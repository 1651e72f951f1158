import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type FakeUpstream, startFakeUpstream } from '../fake-upstream/fake-upstream.ts';
import {
  DIGEST_A,
  DIGEST_B,
  type FakeModel,
  type FakeOllama,
  startFakeOllama,
} from '../fake-upstream/ollama-runner.ts';
import { eventually } from './harness/eventually.ts';
import { type House, openHouse } from './harness/one-house.ts';
import { CANARY, EASY, RESTRICTED } from './harness/prompts.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Scene {
  readonly runner: FakeOllama;
  readonly outside: FakeUpstream;
  readonly house: House;
  /** What the runner answers to a chat from now on. */
  readonly answer: (status: number, body: object) => void;
  /** Chats that the runner was sent. */
  readonly chats: () => string[];
}

/** A runner that says of itself what the test wants, and a vendor behind it in the plan. */
async function scene(
  model: FakeModel,
  { deployment = '', escalate = '' }: { deployment?: string; escalate?: string } = {},
): Promise<Scene> {
  let answer = { status: 200, body: said('fine') };
  const runner = await startFakeOllama({
    models: { 'qwen3:8b': model },
    misbehave: (request: IncomingMessage, response: ServerResponse) => {
      if (request.url !== '/api/chat') return false;
      response
        .writeHead(answer.status, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer.body));
      return true;
    },
  });
  closers.push(() => runner.close());
  const outside = await startFakeUpstream({ shape: 'openai', script: { text: 'from outside' } });
  closers.push(() => outside.close());
  const house = await openHouse(`
providers:
  house: { type: ollama, url: "${runner.origin}", health: { everyMs: 1000 } }
  outside: { type: openai, url: "${outside.url}", apiKey: env:RENTED_KEY, clearance: internal }
deployments:
  everyday: { provider: house, model: "qwen3:8b"${deployment} }
  frontier: { provider: outside, model: n }
routing:
  rules: [{ name: everything, use: [everyday, frontier] }]
${escalate}`);
  closers.push(() => house.close());
  return {
    runner,
    outside,
    house,
    answer: (status, body) => {
      answer = { status, body };
    },
    chats: () => runner.asked.filter((each) => each.startsWith('POST /api/chat')),
  };
}

function said(content: string): object {
  return {
    model: 'qwen3:8b',
    created_at: '2026-08-01T14:38:31.83753Z',
    message: { role: 'assistant', content },
    done: true,
    done_reason: 'stop',
    prompt_eval_count: 12,
    eval_count: 3,
  };
}

const deploymentOf = ({ headers }: { headers: Headers }) => headers.get('x-demarc-deployment');

describe('a runner that reads less than it was said to', () => {
  it('is found out by the command that looks, and a request that it cannot read goes on to one that may see it', async () => {
    const { house, answer, chats, outside } = await scene(
      { contextTokens: 4_096, loadedContextTokens: 4_096 },
      { deployment: ', contextTokens: 32768' },
    );
    const listed = await house.cli('models', 'list');
    expect(listed.code).toBe(1);
    expect(listed.stdout).toContain('reads 4096 tokens at most');
    const tooLong = {
      error: 'the prompt (5000 tokens) exceeds the context length currently available: 4096',
    };
    answer(400, tooLong);
    expect(deploymentOf(await house.chat(EASY))).toBe('frontier');
    const kept = await house.chat(RESTRICTED);
    expect([kept.status, JSON.parse(kept.text)]).toMatchObject([
      400,
      { error: { code: 'context_length_exceeded' } },
    ]);
    expect(chats()).toHaveLength(2);
    expect(outside.requests).toHaveLength(1);
    expect(outside.requests[0]?.text).not.toMatch(/4539\D?1488/);
  });
});

describe('a runner that answers tool calls as text', () => {
  const CALL = '<tool_call>\n{"name": "lookup", "arguments": {"term": "fast"}}\n</tool_call>';
  const tools = [
    { type: 'function', function: { name: 'lookup', parameters: { type: 'object', properties: {} } } },
  ];

  it('is escalated where the policy says so and the request may go there, else its words are passed on as words', async () => {
    const { house, answer, outside } = await scene(
      { loadedContextTokens: 4_096 },
      { escalate: '  escalate: [{ name: broken, when: answer.invalid, to: frontier }]' },
    );
    answer(200, said(CALL));
    outside.reply({ toolCalls: [{ name: 'lookup', arguments: '{"term":"fast"}' }], finish: 'tool-calls' });
    const better = await house.chat(EASY, { body: { tools } });
    expect(deploymentOf(better)).toBe('frontier');
    expect(JSON.parse(better.text)).toMatchObject({
      choices: [{ message: { tool_calls: [{ function: { name: 'lookup' } }] }, finish_reason: 'tool_calls' }],
    });
    const kept = await house.chat(RESTRICTED, { body: { tools } });
    expect(deploymentOf(kept)).toBe('everyday');
    expect(JSON.parse(kept.text)).toMatchObject({
      choices: [{ message: { content: CALL }, finish_reason: 'stop' }],
    });
    expect(outside.requests).toHaveLength(1);
  });
});

describe('a runner that dies while it loads the model', () => {
  it('is a clear error, is not tried again for the same request, and is left alone after some', async () => {
    const { house, answer, chats } = await scene({});
    answer(500, { error: 'llama runner process has terminated: exit status 2' });
    const told = await house.chat(RESTRICTED);
    expect([told.status, JSON.parse(told.text)]).toMatchObject([
      503,
      { error: { code: 'no_cleared_destination' } },
    ]);
    expect((await house.outcome(told)).attempts).toMatchObject([
      { deployment: 'everyday', result: 'failed', cause: 'runner-died', isColdStart: true },
    ]);
    const named = await house.chat(EASY, { model: 'everyday' });
    expect([named.status, JSON.parse(named.text)]).toMatchObject([
      502,
      {
        error: {
          code: 'upstream_load_failed',
          message: expect.stringContaining('loading the model') as string,
        },
      },
    ]);
    expect(named.text).not.toContain('llama');
    expect(chats()).toHaveLength(2);
    for (let request = 0; request < 10; request += 1)
      expect(deploymentOf(await house.chat(EASY))).toBe('frontier');
    expect(chats()).toHaveLength(5);
  });
});

describe('a runner that serves another digest than the one pinned', () => {
  it('is sent nothing: what may leave goes elsewhere, what may not is refused', async () => {
    const { house, chats, outside, runner } = await scene(
      { digest: DIGEST_B, loadedContextTokens: 4_096 },
      { deployment: `, digest: "sha256:${DIGEST_A}"` },
    );
    await eventually(
      async () =>
        (await house.metrics('demarc_deployment_health{deployment="everyday",state="other-weights"}'))
          .length === 1,
      'that the weights are others',
    );
    expect(deploymentOf(await house.chat(EASY))).toBe('frontier');
    const kept = await house.chat(RESTRICTED);
    expect(kept.status).toBe(503);
    expect((await house.outcome(kept)).attempts).toMatchObject([{ cause: 'other-weights', costNano: '0' }]);
    expect(chats()).toEqual([]);
    expect(outside.requests).toHaveLength(1);
    expect((await house.cli('models', 'list')).code).toBe(1);
    expect(runner.asked.every((each) => /^GET \/api\/(?:tags|ps)$/.test(each))).toBe(true);
    expect(JSON.stringify([runner.asked, runner.headers])).not.toContain(CANARY);
  });

  it('is served where it is the pinned one', async () => {
    const { house, chats } = await scene(
      { digest: DIGEST_A, loadedContextTokens: 4_096 },
      { deployment: `, digest: "${DIGEST_A.slice(0, 12)}"` },
    );
    expect(deploymentOf(await house.chat(RESTRICTED))).toBe('everyday');
    expect(chats()).toHaveLength(1);
  });
});
