import { cp, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyAuditLog } from '../../../verifier/verify-audit-log.mjs';
import { Secret } from '../../domain/secret.ts';
import { entry, REAL_WORLD, removeTemporaryFolders, temporaryFolder } from '../audit.fixture.ts';
import { openAuditLog } from '../audit-log.ts';
import { verifyLog } from '../verify.ts';
import type { AnchorTarget } from './anchor-target.ts';
import { S3_KEYS, startFakeS3 } from './fake-s3.fixture.ts';
import { startFakeSyslog } from './fake-syslog.fixture.ts';
import { s3Anchor } from './s3-anchor.ts';
import { syslogAnchor } from './syslog-anchor.ts';

afterAll(removeTemporaryFolders);

interface Place {
  readonly target: AnchorTarget;
  /** What a person gets out of it, as docs/audit-format.md says. */
  readonly taken: () => string;
  readonly close: () => void;
}

async function bucket(): Promise<Place> {
  const s3 = await startFakeS3();
  const [accessKey, secretKey, sessionToken] = Object.values(S3_KEYS).map((key) => new Secret(key));
  const target = s3Anchor({
    bucket: 'bucket',
    region: 'us-east-1',
    endpoint: s3.endpoint,
    addressing: 'path',
    prefix: '',
    lock: 'governance',
    lockDays: 1,
    credentials: () => Promise.resolve({ accessKey: accessKey!, secretKey: secretKey!, sessionToken }),
  });
  // Copied into a folder and concatenated.
  return { target, taken: () => [...s3.objects.values()].map(({ body }) => body).join(''), close: s3.close };
}

async function daemon(transport: 'tls' | 'tcp' | 'udp'): Promise<Place> {
  const syslog = await startFakeSyslog(transport);
  return { target: syslogAnchor(syslog.options), taken: syslog.lines, close: syslog.close };
}

const PLACES: readonly [string, () => Promise<Place>][] = [
  ['a bucket with Object Lock', bucket],
  ['a syslog over TLS', () => daemon('tls')],
  ['a syslog over TCP', () => daemon('tcp')],
  ['a syslog over UDP', () => daemon('udp')],
];

/** Three days of records, an anchor and a copy of the folder after each; then another continuation of the first. */
async function threeDays(place: Place) {
  const folder = await temporaryFolder();
  const backups: string[] = [];
  const log = await openAuditLog({ folder, world: REAL_WORLD });
  for (let day = 1; day <= 3; day += 1) {
    await log.append(entry('read')).durable;
    await log.checkpoint();
    const { size } = log.head();
    const note = await readFile(join(folder, 'checkpoint'), 'utf8');
    await place.target.put({ note, size, at: new Date().toISOString() });
    await expect.poll(() => place.taken().split('\n').length - 1).toBe(day);
    const backup = await temporaryFolder();
    await cp(folder, backup, { recursive: true, filter: (path) => !basename(path).startsWith('lock.') });
    backups.push(backup);
  }
  await log.close();
  const fork = await temporaryFolder();
  await cp(backups[0]!, fork, { recursive: true });
  const other = await openAuditLog({ folder: fork, world: REAL_WORLD });
  for (let record = 0; record < 5; record += 1) await other.append(entry('read')).durable;
  await other.close();
  return { folder, backups, fork };
}

describe.each(PLACES)('what comes out of %s', (_, open) => {
  it('proves the log, and shows a restored backup, a cut tail and a fork to both verifiers', async () => {
    const place = await open();
    const { folder, backups, fork } = await threeDays(place);
    place.close();
    const anchors = join(await temporaryFolder(), 'anchors');
    await writeFile(anchors, place.taken());
    const both = async (of: string) => [
      await verifyLog({ folder: of, clock: REAL_WORLD.clock, waitMs: 0, anchorFiles: [anchors] }),
      verifyAuditLog({ folder: of, anchors: [anchors] }),
    ];
    expect(await both(folder)).toMatchObject([
      { kind: 'proven', anchored: 4 },
      { exit: 0, anchored: 4 },
    ]);
    for (const backup of backups.slice(0, 2)) {
      expect(verifyAuditLog({ folder: backup })).toMatchObject({ exit: 4 });
      expect(await both(backup)).toMatchObject([{ what: 'tail-cut' }, { what: 'tail-cut' }]);
    }
    expect(verifyAuditLog({ folder: fork })).toMatchObject({ exit: 4 });
    expect(await both(fork)).toMatchObject([{ what: 'forked' }, { what: 'forked' }]);
  });
});

describe('what a syslog wrote', () => {
  it('holds anchors alone, or both verifiers say that they cannot read it', async () => {
    const place = await daemon('tcp');
    const { folder } = await threeDays(place);
    place.close();
    const anchors = join(await temporaryFolder(), 'anchors');
    const lines = place.taken().split('\n');
    for (const other of ['2026-11-20T10:00:00Z gateway-1 cron job done', '', lines[0]!.slice(0, -9)]) {
      await writeFile(anchors, [lines[0], other, lines[1], ''].join('\n'));
      const verdict = await verifyLog({ folder, clock: REAL_WORLD.clock, waitMs: 0, anchorFiles: [anchors] });
      expect(verdict).toMatchObject({ kind: 'unreadable', explanation: expect.stringContaining('line 2') });
      expect(verifyAuditLog({ folder, anchors: [anchors] })).toMatchObject({ exit: 3 });
    }
  });
});
