import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONTROL_TOKEN, createFixture } from '../http/control-plane/control-plane.fixture.ts';
import { storedDecision } from '../http/control-plane/stories.fixture.ts';
import { controlPlaneRoute } from '../http/control-plane-route.ts';
import { createHttpServer } from '../http/http-server.ts';
import { createFakeCli, type FakeCli } from './cli.fixture.ts';
import { controlFilePath, writeControlFile } from './control-file.ts';
import { createControlPlaneClient } from './control-plane-client.ts';
import type { OfflineOptions } from './services.ts';

let dataFolder: string;
let server: Server | undefined;
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'demarc-cli-'));
});
afterEach(async () => {
  server?.close();
  server = undefined;
  await rm(dataFolder, { recursive: true, force: true });
});

/** A command line on a data folder where no server runs, with the real control plane behind it. */
function offlineCli() {
  const fixture = createFixture();
  fixture.decisions.push(storedDecision());
  const opened: (OfflineOptions | 'closed')[] = [];
  const cli = createFakeCli({
    environment: { env: { DEMARC_DATA: dataFolder } },
    services: {
      openOffline: (options) => {
        opened.push(options);
        return Promise.resolve({
          token: CONTROL_TOKEN,
          fetch: (request) => fixture.plane.fetch(request, { isLoopback: true }),
          close: () => {
            opened.push('closed');
            return Promise.resolve();
          },
        });
      },
    },
  });
  return { cli, fixture, opened };
}

/** The same with a server that runs on the folder. */
async function onlineCli(change: { token?: string; isAlive?: boolean } = {}) {
  const { cli, fixture, opened } = offlineCli();
  const listening = createHttpServer([controlPlaneRoute(fixture.plane)]);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await writeControlFile(dataFolder, {
    pid: 4242,
    url: `http://127.0.0.1:${port}`,
    token: change.token ?? CONTROL_TOKEN,
    startedAt: '2026-11-20T00:00:00.000Z',
  });
  cli.environment = {
    ...cli.environment,
    fetch: (request) => fetch(request),
    isProcessAlive: () => change.isAlive ?? true,
  };
  return { cli, fixture, opened };
}

describe('demarc explain', () => {
  it('tells the story of a decision in plain words', async () => {
    const { cli, opened } = offlineCli();
    const { code, out } = await cli.run('explain', 'req_1');
    expect(code).toBe(0);
    expect(out).toBe(`Decision req_1
2026-11-20 00:00:00 UTC · asked for auto with the key caller (openai-chat)

How sensitive  restricted (payment)
  · CREDIT_CARD at /messages/0/content, characters 10 to 29 (payment-card)
  · and 2 more
  · the policy puts nothing below this level
  · /messages/0/content/1 holds content that cannot be read

How hard  draft, complexity 0.42 of 1
  · 120 input tokens (+0.04)

Why there  the rule “hard work goes to the frontier”: frontier, then everyday
  ✗ frontier may not see it: may see up to internal; the request is restricted
  ✓ everyday may see it

What happened
  1. everyday (on-premises): answered 200, in 812 ms, first token after 90 ms, 120 tokens in, 30 out, $0.000125
  answered by everyday with status 200 after 830 ms, cost $0.000125

Computed again from the record: the same decision.
`);
    expect(opened).toEqual([
      { access: 'read', dataFolder, configFile: undefined, env: { DEMARC_DATA: dataFolder } },
      'closed',
    ]);
  });

  it('tells where a text would go, quoted or not', async () => {
    const { cli, fixture } = offlineCli();
    const { code, out } = await cli.run('explain', 'Draft', 'a', 'letter');
    expect(code).toBe(0);
    expect(out).toContain('It would go to everyday.\nNothing was sent.\n');
    await cli.run('explain', '--', '--json is a word here');
    expect(fixture.explained.map(({ input }) => input)).toEqual([
      { kind: 'text', text: 'Draft a letter', declared: {} },
      { kind: 'text', text: '--json is a word here', declared: {} },
    ]);
  });

  it('tells where it would go if its caller declared what it is', async () => {
    const { cli, fixture } = offlineCli();
    const declaring = ['--task', 'contract-review', '--level', 'confidential', '--prefer', 'local'];
    await cli.run('explain', ...declaring, 'a letter');
    expect(fixture.explained[0]?.input).toMatchObject({
      text: 'a letter',
      declared: {
        'x-demarc-task': 'contract-review',
        'x-demarc-level': 'confidential',
        'x-demarc-prefer': 'local',
      },
    });
    const { code, err } = await cli.run('explain', '--task', 'prüfung', 'a letter');
    expect(code).toBe(2);
    expect(err).toContain('--task takes a name such as contract-review');
  });

  it('answers programs in JSON', async () => {
    const { cli } = offlineCli();
    expect(JSON.parse((await cli.run('explain', 'req_1', '--json')).out)).toMatchObject({ id: 'req_1' });
    expect(JSON.parse((await cli.run('explain', '--json', 'hello')).out)).toMatchObject({
      plan: ['everyday'],
    });
  });

  it('says that there is no such decision, and closes what it opened', async () => {
    const { cli, opened } = offlineCli();
    const { code, out, err } = await cli.run('explain', 'req_9');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe('demarc: no decision with that id is on record\n');
    expect(opened.at(-1)).toBe('closed');
  });

  it('lets no name that a caller chose reach the terminal as an escape code', async () => {
    const { cli, fixture } = offlineCli();
    const story = storedDecision();
    const facts = { ...story.decision.facts, requestedModel: 'a\u001b]0;title\u0007\u202eb\nc' };
    fixture.decisions[0] = { ...story, decision: { ...story.decision, facts } };
    const { out } = await cli.run('explain', 'req_1');
    expect(out).toContain('asked for a\ufffd]0;title\ufffd\ufffdb\ufffdc with');
  });

  it('uses colours on a terminal', async () => {
    const { cli } = offlineCli();
    cli.environment = { ...cli.environment, colours: true };
    expect((await cli.run('explain', 'req_1')).out).toContain('\u001b[1mDecision req_1\u001b[22m');
  });
});

describe('demarc keys', () => {
  it('makes a key and puts it alone on standard output', async () => {
    const { cli, fixture, opened } = offlineCli();
    const { code, out, err } = await cli.run(
      ...'keys create my app --expires 30d --models auto,gpt-4o --role caller'.split(' '),
      ...'--max-outbound-level internal --sees-labels --residency eu'.split(' '),
    );
    expect({ code, out }).toEqual({ code: 0, out: 'dmk_secret\n' });
    expect(err).toContain('key_1 · my app · caller · up to internal off the premises · only auto, gpt-4o');
    expect(err).toContain('sees labels · stays in eu · expires 2026-12-20');
    expect(fixture.keys[0]).toMatchObject({ name: 'my app', seesLabels: true, residency: 'eu' });
    expect(opened[0]).toMatchObject({ access: 'write' });
    expect(fixture.trail.entries[0]).toMatchObject({ type: 'admin', fields: { effect: 'key.create' } });
  });

  it('lists and ends keys', async () => {
    const { cli, opened } = offlineCli();
    expect((await cli.run('keys', 'list')).out).toBe('There are no keys.\n');
    expect(opened[0]).toMatchObject({ access: 'read' });
    await cli.run('keys', 'create', 'app');
    expect((await cli.run('keys', 'revoke', 'key_1')).out).toContain('ended 2026-11-21');
    expect((await cli.run('keys', 'list')).out).toBe(
      'key_1 · app · caller · up to confidential off the premises · ended 2026-11-21\n',
    );
    const { keys } = JSON.parse((await cli.run('keys', 'list', '--json')).out) as { keys: object[] };
    expect(keys).toEqual([expect.objectContaining({ id: 'key_1', revokedAt: '2026-11-21T00:00:00.000Z' })]);
    expect(await cli.run('keys', 'revoke', 'key_7')).toMatchObject({ code: 1 });
  });

  it('says what is wrong with a request in the words of the field', async () => {
    const { cli } = offlineCli();
    const { code, err } = await cli.run('keys', 'create', 'a', '--residency', 'Europe!');
    expect(code).toBe(1);
    expect(err).toContain('residency: a region is written like eu or us-east-1');
  });

  it('changes nothing when that cannot be put on record', async () => {
    const { cli, fixture } = offlineCli();
    fixture.trail.behaviour = 'rejects';
    const { code, err } = await cli.run('keys', 'create', 'app');
    expect(code).toBe(75);
    expect(err).toContain('the audit log cannot be written, so nothing was changed');
    expect(fixture.keys).toEqual([]);
  });
});

describe('a server that runs', () => {
  it('is asked instead of opening the folder', async () => {
    const { cli, opened, fixture } = await onlineCli();
    expect((await cli.run('explain', 'req_1')).out).toContain('Decision req_1');
    expect((await cli.run('keys', 'create', 'app')).out).toBe('dmk_secret\n');
    expect(fixture.trail.entries[0]?.actor).toBe('key_local-operator');
    expect(opened).toEqual([]);
  });

  it('keeps a second server from starting on the folder', async () => {
    const { cli } = await onlineCli();
    const { code, err } = await cli.run('start');
    expect(code).toBe(75);
    expect(err).toContain('a server already runs on this data folder');
  });

  it('is not believed in when its process is gone or nobody listens', async () => {
    const dead = await onlineCli({ isAlive: false });
    expect((await dead.cli.run('explain', 'req_1')).code).toBe(0);
    expect(dead.opened).toHaveLength(2);
    const silent = await onlineCli();
    await new Promise((resolve) => server?.close(resolve));
    expect((await silent.cli.run('explain', 'req_1')).code).toBe(0);
    expect(silent.opened).toHaveLength(2);
  });

  it('turns away a token of another start', async () => {
    const { cli } = await onlineCli({ token: 'x'.repeat(43) });
    const { code, err } = await cli.run('keys', 'list');
    expect(code).toBe(77);
    expect(err).toContain('the API key is missing or not valid');
  });

  it.each([
    'http://203.0.113.9:4141',
    'https://127.0.0.1:4141',
    'http://127.0.0.1.evil.example',
    'http://localhost@evil.example',
  ])('is not called at %s, wherever the file says it is', async (url) => {
    const called: string[] = [];
    const cli: FakeCli = createFakeCli({
      environment: {
        env: { DEMARC_DATA: dataFolder },
        isProcessAlive: () => true,
        fetch: (request) => {
          called.push(request.url);
          return Promise.resolve(new Response('{}'));
        },
      },
    });
    await writeControlFile(dataFolder, {
      pid: 1,
      url,
      token: CONTROL_TOKEN,
      startedAt: '2026-11-20T00:00:00.000Z',
    });
    const { code, err } = await cli.run('keys', 'list');
    expect(code).toBe(78);
    expect(err).toContain('listens at no loopback address');
    expect(called).toEqual([]);
    expect(controlFilePath(dataFolder)).toContain('control.json');
  });

  it('is followed to no other place and read as JSON alone', async () => {
    const client = (response: () => Response) =>
      createControlPlaneClient({
        url: 'http://127.0.0.1:1',
        token: 't',
        fetch: (request) => {
          expect(request.redirect).toBe('error');
          return Promise.resolve(response());
        },
      });
    await expect(client(() => new Response('<html>', { status: 502 })).keys()).rejects.toThrow(
      '502 and no JSON',
    );
    await expect(client(() => new Response('{}', { status: 500 })).keys()).rejects.toThrow('answered 500');
  });
});
