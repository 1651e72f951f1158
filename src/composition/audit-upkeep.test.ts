import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { S3_KEYS, startFakeS3 } from '../audit/anchors/fake-s3.fixture.ts';
import { startFakeSyslog } from '../audit/anchors/fake-syslog.fixture.ts';
import { entry, HandTurnedWorld } from '../audit/audit.fixture.ts';
import { type AuditLog, openAuditLog } from '../audit/audit-log.ts';
import { readLog } from '../audit/read-log.ts';
import { loadConfiguration } from '../config/load-config.ts';
import { DEFAULT_TENANT, type LogId } from '../domain/ids.ts';
import { PoliciesOnRecord } from '../pipeline/policies-on-record.ts';
import { recordPolicy } from '../pipeline/record-policy.ts';
import { anchorWarnings, requireAnchor, startAnchoring } from './anchoring.ts';
import { auditFolder } from './data-folder.ts';
import { eraseDue, openPayloads } from './payloads.ts';
import { pruneAudit } from './prune-audit.ts';

const DAY_MS = 86_400_000;

let root: string;
let dataFolder: string;
let world: HandTurnedWorld;
let audit: AuditLog;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'demarc-upkeep-'));
  dataFolder = join(root, 'data');
  world = new HandTurnedWorld();
  audit = await openAuditLog({ folder: auditFolder(dataFolder), world, dailyKeys: false });
});
afterEach(async () => {
  await audit.close();
  await rm(root, { recursive: true });
});

function configurationWith(text: string) {
  const yaml = `
providers: { house: { type: ollama, url: "http://127.0.0.1:11434" } }
deployments: { everyday: { provider: house, model: "qwen3:8b" } }
audit: ${text}
`;
  return loadConfiguration(yaml, {
    file: 'demarc.yaml',
    env: { PAYLOAD_KEY: Buffer.alloc(32, 1).toString('base64') },
  });
}

function anchoring(text: string) {
  const configuration = configurationWith(text);
  return startAnchoring({ configuration, dataFolder, audit, clock: world.clock, env: {} });
}

describe('anchoring', () => {
  it('refuses a file where whoever changes the log can change it too', () => {
    const inside = JSON.stringify(join(dataFolder, 'audit', 'anchors.jsonl'));
    expect(() => anchoring(`{ anchors: [{ file: ${inside} }] }`)).toThrow(/lies in the data folder/);
  });

  it('does not take what nobody answers for a state that is elsewhere', async () => {
    const daemon = await startFakeSyslog('udp');
    const gone = JSON.stringify(join(root, 'not-mounted', 'anchors'));
    const udp = `{ syslog: { address: "udp://127.0.0.1:${daemon.options.port}" } }`;
    const keeper = anchoring(`{ anchors: [{ file: ${gone} }, ${udp}] }`);
    await keeper.anchorNow();
    world.turn(121_000);
    await keeper.anchorNow();
    expect(keeper.status()).toMatchObject([
      { isUnanswered: false, failure: expect.any(String) },
      { isUnanswered: true, failure: undefined, name: expect.stringContaining('(unanswered)') },
    ]);
    const strict = requireAnchor(audit, keeper, 120_000);
    expect(() => strict.append(entry('read'))).toThrow(/audit/);
    await keeper.stop(1_000);
    daemon.close();
  });

  it('reads the keys of a bucket anew for each state, and tells of none', async () => {
    const s3 = await startFakeS3();
    const [key, secret, token] = ['access', 'secret', 'token'].map((name) => join(root, name));
    const keys = `accessKey: "file:${key}", secretKey: "file:${secret}", sessionToken: "file:${token}"`;
    const keeper = anchoring(
      `{ anchors: [{ s3: { bucket: anchors, endpoint: "${s3.endpoint.origin}", ${keys} } }] }`,
    );
    await keeper.anchorNow();
    expect(anchorWarnings(keeper)).toEqual([expect.stringContaining('cannot be read; nothing taken')]);
    for (const [path, value] of [
      [key, S3_KEYS.accessKey],
      [secret, 'no one\nkey'],
      [token, S3_KEYS.sessionToken],
    ] as const) {
      await writeFile(path!, `${value}\n`);
    }
    await keeper.anchorNow();
    expect(anchorWarnings(keeper)).toEqual([expect.stringContaining('holds no key')]);
    expect(anchorWarnings(keeper).join()).not.toContain(root);
    await writeFile(secret!, S3_KEYS.secretKey);
    await keeper.anchorNow();
    expect(anchorWarnings(keeper)).toEqual([]);
    expect(s3.objects.size).toBe(1);
    await keeper.stop(1_000);
    s3.close();
  });

  it('tells of a place that fails, and stops nothing unless asked to', async () => {
    const gone = JSON.stringify(join(root, 'not-mounted', 'anchors'));
    const keeper = anchoring(`{ anchors: [{ file: ${gone} }] }`);
    await keeper.anchorNow();
    expect(anchorWarnings(keeper)).toEqual([expect.stringContaining('is not there')]);
    await audit.append(entry('read')).durable;
    const strict = requireAnchor(audit, keeper, 120_000);
    world.monotonicMs += 100_000;
    strict.append(entry('read'));
    world.monotonicMs += 100_000;
    expect(() => strict.append(entry('read'))).toThrow(
      expect.objectContaining({ code: 'audit_unavailable' }),
    );
    await keeper.stop(0);
  });

  it('is done where the configuration says', async () => {
    const path = join(root, 'anchors');
    const keeper = anchoring(`{ anchors: [{ file: ${JSON.stringify(path)} }] }`);
    await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('"note":"demarc/log_');
    expect(anchorWarnings(keeper)).toEqual([]);
    await keeper.stop(1000);
  });
});

describe('pruning', () => {
  it('leaves the policy that the decisions which stay were made by', async () => {
    await recordPolicy(audit, 'hash-of-the-former', '{"v":0}');
    await recordPolicy(audit, 'hash-in-force', `{"v":1,"rules":"${'x'.repeat(30_000)}"}`);
    await audit.append(entry('decision', 'req_old')).durable;
    world.turn(DAY_MS);
    await audit.append(entry('decision', 'req_new')).durable;
    world.turn(3 * DAY_MS);
    await audit.append(entry('read')).durable;
    const records = await pruneAudit(audit, { clock: world.clock, days: 2, why: 'retention' });
    expect(records).toBeGreaterThan(3);
    const policies = new PoliciesOnRecord();
    const requests: (string | undefined)[] = [];
    for await (const record of readLog({ folder: auditFolder(dataFolder) })) {
      policies.add(record);
      requests.push(record.request);
    }
    expect(requests).not.toContain('req_old');
    expect(policies.textOf('hash-in-force')).toContain('"v":1');
    expect(policies.textOf('hash-of-the-former')).toBeUndefined();
    expect(await pruneAudit(audit, { clock: world.clock, days: 2, why: 'retention' })).toBe(0);
  });
});

describe('kept content', () => {
  it('is erased when it is due, on record before', async () => {
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const configuration = configurationWith('{ payloads: { key: "env:PAYLOAD_KEY" } }');
    const store = (await openPayloads(configuration, { dataFolder, world, log }))!;
    const owner = { log: 'log_1' as LogId, request: 'req_1', tenant: DEFAULT_TENANT, label: 'internal' };
    const reference = store.keep(owner, 'hello');
    await store.settled();
    await eraseDue(store, { audit, clock: world.clock, days: 30 });
    expect(await store.open(owner, reference)).toBe('hello');
    world.turn(31 * DAY_MS);
    await eraseDue(store, { audit, clock: world.clock, days: 30 });
    expect(await store.open(owner, reference)).toBeUndefined();
    const types: string[] = [];
    for await (const { type } of readLog({ folder: auditFolder(dataFolder), type: 'erasure' }))
      types.push(type);
    expect(types).toEqual(['erasure']);
  });

  it.each(['short', Buffer.alloc(31).toString('base64'), '!'.repeat(44)])(
    'takes no key like %s',
    async (key) => {
      const yaml = configurationWith('{ payloads: { key: "env:PAYLOAD_KEY" } }');
      const { Secret } = await import('../domain/secret.ts');
      const configuration = {
        ...yaml,
        audit: { ...yaml.audit, payloads: { key: { kind: 'env', secret: new Secret(key) }, retainDays: 1 } },
      } as typeof yaml;
      const log = { info: () => {}, warn: () => {}, error: () => {} };
      await expect(openPayloads(configuration, { dataFolder, world, log })).rejects.toThrow(
        /32 random bytes in base64/,
      );
    },
  );
});
