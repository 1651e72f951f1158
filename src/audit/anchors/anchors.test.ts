import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyAuditLog } from '../../../verifier/verify-audit-log.mjs';
import { Secret } from '../../domain/secret.ts';
import {
  entry,
  HandTurnedWorld,
  REAL_WORLD,
  removeTemporaryFolders,
  temporaryFolder,
} from '../audit.fixture.ts';
import { type AuditLog, openAuditLog } from '../audit-log.ts';
import { verifyLog } from '../verify.ts';
import { AnchorKeeper } from './anchor-keeper.ts';
import { AnchorError, type AnchorNote, type AnchorTarget } from './anchor-target.ts';
import { fileAnchor } from './file-anchor.ts';
import { gitAnchor } from './git-anchor.ts';
import { webhookAnchor } from './webhook-anchor.ts';

afterAll(removeTemporaryFolders);

const ANCHOR: AnchorNote = { note: 'a\nb\n\n— c d\n', size: 7, at: '2026-11-20T10:00:00.000Z' };

async function openLog(): Promise<{ folder: string; log: AuditLog; signedNote: () => Promise<string> }> {
  const folder = await temporaryFolder();
  const log = await openAuditLog({ folder, world: REAL_WORLD });
  const signedNote = async () => {
    await log.checkpoint();
    return readFile(join(folder, 'checkpoint'), 'utf8');
  };
  return { folder, log, signedNote };
}

/** A place that notes what it is given and can be told to fail. */
function fakePlace(): AnchorTarget & { taken: AnchorNote[]; failure: Error | undefined } {
  return {
    name: 'fake',
    taken: [],
    failure: undefined,
    put(anchor) {
      if (this.failure !== undefined) return Promise.reject(this.failure);
      this.taken.push(anchor);
      return Promise.resolve();
    },
  };
}

describe('a file elsewhere', () => {
  it('shows a tail that was cut, with its checkpoint, at every place below it', async () => {
    const { folder, log, signedNote } = await openLog();
    const path = join(await temporaryFolder(), 'anchors');
    const place = fileAnchor(path);
    const backups: string[] = [];
    for (let day = 0; day < 3; day += 1) {
      await log.append(entry('read')).durable;
      await place.put({ note: await signedNote(), size: log.head().size, at: ANCHOR.at });
      const backup = await temporaryFolder();
      await cp(folder, backup, { recursive: true });
      backups.push(backup);
    }
    await log.close();
    const verify = (of: string) =>
      verifyLog({ folder: of, clock: REAL_WORLD.clock, waitMs: 0, anchorFiles: [path] });
    expect(await verify(folder)).toMatchObject({ kind: 'proven', anchored: 4 });
    expect(verifyAuditLog({ folder, anchors: [path] })).toMatchObject({ exit: 0, anchored: 4 });
    for (const [index, backup] of backups.slice(0, 2).entries()) {
      // By itself the backup is as it was signed.
      expect(verifyAuditLog({ folder: backup })).toMatchObject({ exit: 4, records: index + 2 });
      expect(await verify(backup)).toMatchObject({ what: 'tail-cut', firstBadSequence: index + 2 });
      expect(verifyAuditLog({ folder: backup, anchors: [path] })).toMatchObject({
        exit: 1,
        what: 'tail-cut',
      });
    }
  });

  it('is not made where its folder is missing, for there a share is not mounted', async () => {
    const folder = join(await temporaryFolder(), 'mnt');
    await expect(fileAnchor(join(folder, 'anchors')).put(ANCHOR)).rejects.toThrow(/is not there/);
    await mkdir(folder);
    await fileAnchor(join(folder, 'anchors')).put(ANCHOR);
  });

  it('that is no anchor file is unreadable, not tampered', async () => {
    const { folder, log } = await openLog();
    await log.close();
    const path = join(await temporaryFolder(), 'anchors');
    await writeFile(path, '{"half":\n');
    const verdict = await verifyLog({ folder, clock: REAL_WORLD.clock, waitMs: 0, anchorFiles: [path] });
    expect(verdict).toMatchObject({ kind: 'unreadable', explanation: expect.stringContaining('line 1') });
    expect(verifyAuditLog({ folder, anchors: [path] })).toMatchObject({ exit: 3 });
  });
});

describe('a webhook', () => {
  async function listen(
    answer: number,
  ): Promise<{ url: URL; got: { request: IncomingMessage; body: string }[]; server: Server }> {
    const got: { request: IncomingMessage; body: string }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString('utf8');
      });
      request.on('end', () => {
        got.push({ request, body });
        response.writeHead(answer, { location: '/elsewhere' }).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/anchor`), got, server };
  }

  it('is posted the state, with what it asks for', async () => {
    const { url, got, server } = await listen(204);
    const headers = new Map([['authorization', { scheme: 'Bearer', secret: new Secret('s3cret') }]]);
    await webhookAnchor({ url, headers }).put(ANCHOR);
    expect(JSON.parse(got[0]!.body)).toEqual(ANCHOR);
    expect(got[0]!.request.headers.authorization).toBe('Bearer s3cret');
    server.close();
  });

  it.each([302, 401, 500])(
    'that answers %i has not taken it, and is not followed elsewhere',
    async (status) => {
      const { url, got, server } = await listen(status);
      await expect(webhookAnchor({ url, headers: new Map() }).put(ANCHOR)).rejects.toThrow(
        `answered ${status}`,
      );
      expect(got).toHaveLength(1);
      server.close();
      await expect(webhookAnchor({ url, headers: new Map() }).put(ANCHOR)).rejects.toThrow(
        'cannot be reached',
      );
    },
  );
});

describe('a git remote', () => {
  const env = { PATH: process.env['PATH'], HOME: '/nonexistent' };

  it('is pushed a commit for each state, and refuses another continuation', async () => {
    const root = await temporaryFolder();
    const remote = join(root, 'remote.git');
    execFileSync('git', ['init', '--bare', '--quiet', remote]);
    const place = gitAnchor({ remote, branch: 'anchors', folder: join(root, 'own.git'), env });
    await place.put(ANCHOR);
    await place.put({ ...ANCHOR, note: 'second' });
    // A start later, and the next day.
    const later = gitAnchor({ remote, branch: 'anchors', folder: join(root, 'own.git'), env });
    await later.put({ ...ANCHOR, at: '2026-11-21T00:00:01.000Z' });
    const show = (path: string) =>
      execFileSync('git', ['--git-dir', remote, 'show', `anchors:${path}`], { encoding: 'utf8' });
    expect(
      show('2026-11-20.jsonl')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as AnchorNote).note),
    ).toEqual([ANCHOR.note, 'second']);
    expect(show('2026-11-21.jsonl')).toContain('2026-11-21');
    // The first one knows nothing of what the other pushed.
    await expect(place.put(ANCHOR)).rejects.toThrow(/git push failed/);
  });

  it('needs the git command, and says so', async () => {
    const root = await temporaryFolder();
    const place = gitAnchor({
      remote: root,
      branch: 'b',
      folder: join(root, 'own.git'),
      env: { PATH: root },
    });
    await expect(place.put(ANCHOR)).rejects.toThrow(/not on the PATH/);
  });

  it('does not show a password in its name', () => {
    const remote = 'https://user:sesame@example.com/x.git';
    expect(gitAnchor({ remote, branch: 'b', folder: '/x', env }).name).toBe(
      'git https://example.com/x.git b',
    );
  });
});

describe('taking states elsewhere', () => {
  it('goes on within a minute of whatever was written', async () => {
    const world = new HandTurnedWorld();
    const { log, signedNote } = await openLog();
    const place = fakePlace();
    const keeper = new AnchorKeeper({ targets: [place], clock: world.clock, signedNote, trail: log });
    keeper.start();
    await expect.poll(() => place.taken.length).toBe(1);
    for (let minute = 2; minute < 5; minute += 1) {
      await log.append(entry('read')).durable;
      world.turn(60_000);
      await expect.poll(() => place.taken.at(-1)?.size).toBe(log.head().size);
    }
    await log.append(entry('read')).durable;
    await keeper.stop(1000);
    expect(place.taken.at(-1)?.size).toBe(log.head().size);
    await log.close();
  });

  it('puts on record once that a place fails, and once that it is back', async () => {
    const world = new HandTurnedWorld();
    const { log, signedNote } = await openLog();
    const types: unknown[] = [];
    log.onAppended(({ type, fields }) => types.push([type, fields['cause']]));
    const place = fakePlace();
    place.failure = new AnchorError('no room');
    const keeper = new AnchorKeeper({ targets: [place], clock: world.clock, signedNote, trail: log });
    await keeper.anchorNow();
    world.monotonicMs += 300_000;
    expect(await keeper.anchorNow()).toMatchObject([{ failure: 'no room', lagS: 300, size: undefined }]);
    place.failure = undefined;
    expect(await keeper.anchorNow()).toMatchObject([{ failure: undefined, lagS: 0 }]);
    await expect
      .poll(() => types)
      .toEqual([
        ['degraded', 'anchor_failed'],
        ['recovery', 'anchor_returned'],
      ]);
    await log.close();
  });

  it('takes the last state too when an older one is still on its way', async () => {
    const { log, signedNote } = await openLog();
    const taken: number[] = [];
    let release = (): void => undefined;
    const slow: AnchorTarget = {
      name: 'slow',
      async put({ size }) {
        if (taken.length === 0) await new Promise<void>((resolve) => (release = resolve));
        taken.push(size);
      },
    };
    const keeper = new AnchorKeeper({ targets: [slow], clock: REAL_WORLD.clock, signedNote, trail: log });
    keeper.start();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await log.append(entry('read')).durable;
    const stopped = keeper.stop(5000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    release();
    await stopped;
    expect(taken).toEqual([1, 2]);
    await log.close();
  });

  it('waits for no place that does not answer', async () => {
    const { log, signedNote } = await openLog();
    const silent: AnchorTarget = { name: 'silent', put: () => new Promise(() => undefined) };
    const place = fakePlace();
    const keeper = new AnchorKeeper({
      targets: [silent, place],
      clock: REAL_WORLD.clock,
      signedNote,
      trail: log,
    });
    keeper.start();
    await expect.poll(() => place.taken.length).toBe(1);
    await log.append(entry('read')).durable;
    await keeper.stop(50);
    await log.close();
    await rm(join(await temporaryFolder(), 'none'), { force: true });
  });
});
