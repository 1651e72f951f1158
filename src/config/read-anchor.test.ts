import { describe, expect, it } from 'vitest';
import type { S3Place } from './anchor-place.ts';
import { ConfigError } from './config-problem.ts';
import { loadConfiguration } from './load-config.ts';

const BASE = `
providers:
  house: { type: ollama, url: http://127.0.0.1:11434 }
deployments:
  everyday: { provider: house, model: "qwen3:8b" }
audit:
  anchors:
    - `;
const ENV = { KEY: 'AKIASESAME', SECRET: 'open/sesame' };

function load(anchor: string, { more = '', before = '', areKeysNeeded = true } = {}) {
  const text = `${before}${BASE}${anchor}\n${more}`;
  return loadConfiguration(text, { file: 'demarc.yaml', env: ENV, areKeysNeeded });
}

/** As they are told: line, column, path and message. */
function problemsOf(anchor: string, options: Parameters<typeof load>[1] = {}): string[] {
  try {
    load(anchor, options);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
  }
}

const KEYS = 'accessKey: env:KEY, secretKey: env:SECRET';
const s3 = (more: string) => `{ s3: { bucket: anchors, ${KEYS}${more === '' ? '' : `, ${more}`} } }`;

describe('a bucket with Object Lock', () => {
  it("is at Amazon, under the bucket's own name, unless an endpoint is named", () => {
    const [place] = load(s3('region: eu-central-1')).audit.anchors;
    expect(place).toMatchObject({
      kind: 's3',
      bucket: 'anchors',
      region: 'eu-central-1',
      addressing: 'virtual',
      prefix: 'demarc-anchors/',
      lock: 'compliance',
      lockDays: 400,
      sessionToken: undefined,
    });
    expect((place as S3Place).endpoint.href).toBe('https://s3.eu-central-1.amazonaws.com/');
    const [chinese] = load(s3('region: cn-north-1')).audit.anchors;
    expect((chinese as S3Place).endpoint.host).toBe('s3.cn-north-1.amazonaws.com.cn');
    const [own] = load(s3('endpoint: "https://minio.example.com:9000"')).audit.anchors;
    expect(own).toMatchObject({ region: 'us-east-1', addressing: 'path' });
    const [dotted] = load(`{ s3: { bucket: a.b, region: eu-west-1, ${KEYS} } }`).audit.anchors;
    expect(dotted).toMatchObject({ addressing: 'path' });
  });

  it('locks for as long as records are kept, or as it says', () => {
    const kept = { more: '  retainDays: 1000' };
    expect(load(s3('region: a'), kept).audit.anchors[0]).toMatchObject({ lockDays: 1000 });
    expect(load(s3('region: a, lockDays: 7, lock: governance'), kept).audit.anchors[0]).toMatchObject({
      lockDays: 7,
      lock: 'governance',
    });
  });

  it('has its keys by reference, and shows none', () => {
    const text = s3('region: a, sessionToken: "file:/run/secrets/token"');
    const { audit } = load(text);
    expect(audit.anchors[0]).toMatchObject({ sessionToken: { kind: 'file', path: '/run/secrets/token' } });
    expect(JSON.stringify(audit)).not.toMatch(/SESAME|sesame/);
    // Whoever only checks the file needs no keys, and still sees the place.
    const elsewhere = text.replace('env:KEY', 'env:NOT_SET');
    expect(problemsOf(elsewhere).join()).toMatch(
      /s3\.accessKey: the environment variable NOT_SET is not set/,
    );
    expect(load(elsewhere, { areKeysNeeded: false }).audit.anchors).toHaveLength(1);
  });

  it.each([
    [s3(''), '8:13 audit.anchors[0].s3: must name the region'],
    [s3('region: Frankfurt'), 'must be the name of a region'],
    [
      '{ s3: { bucket: Anchors, region: a } }',
      '8:23 audit.anchors[0].s3.bucket: must be the name of a bucket',
    ],
    ['{ s3: { bucket: anchors, region: a } }', 's3.accessKey: is missing'],
    [
      '{ s3: { bucket: anchors, region: a, accessKey: AKIA, secretKey: env:SECRET } }',
      'environment variable',
    ],
    ['{ s3: { bucket: anchors, region: a, accessKey: "file:key", secretKey: env:SECRET } }', 'absolute path'],
    [s3('region: a, regoin: b'), 'unknown key'],
    [s3('region: a, prefix: /x/'), 'with a slash behind each'],
    [s3('region: a, prefix: "../x/"'), 'with a slash behind each'],
    [s3('region: a, lockDays: 0'), 'must be at least 1'],
    [s3('region: a, lock: legal-hold'), 'must be one of compliance, governance'],
    [s3('endpoint: "http://minio.example.com:9000"'), 's3.endpoint: must be https'],
    [s3('endpoint: "https://minio.example.com/anchors"'), 'must end after host and port'],
    [s3('endpoint: "http://10.0.0.7:9000", addressing: virtual'), 's3.addressing: must be path'],
    [s3('region: a, ca: minio.pem'), 's3.ca: must be an absolute path'],
    [`{ file: /a, s3: { bucket: anchors, region: a, ${KEYS} } }`, 'one of file, git, webhook, s3 or syslog'],
  ])('refuses %s', (text, message) => {
    expect(problemsOf(text).join('\n')).toContain(message);
  });

  it('is on the own network where nothing may leave it', () => {
    const airGapped = { before: 'airGapped: true' };
    expect(problemsOf(s3('region: eu-central-1'), airGapped).join()).toMatch(/airGapped lets nothing leave/);
    expect(problemsOf(s3('endpoint: "http://10.0.0.7:9000"'), airGapped)).toEqual([]);
  });
});

const syslog = (address: string, more = '') => `{ syslog: { address: "${address}"${more} } }`;

describe('a syslog daemon', () => {
  it.each([
    ['tls://logs.example.com', { transport: 'tls', host: 'logs.example.com', port: 6514 }],
    ['tls://logs.example.com:7000', { transport: 'tls', port: 7000 }],
    ['tcp://10.0.0.7:601', { transport: 'tcp', host: '10.0.0.7', port: 601 }],
    ['udp://[fd00::7]', { transport: 'udp', host: 'fd00::7', port: 514 }],
    ['udp://localhost:5514', { transport: 'udp', host: 'localhost', port: 5514 }],
  ])('is named %s', (address, place) => {
    expect(load(syslog(address)).audit.anchors[0]).toMatchObject({ kind: 'syslog', ...place });
  });

  it.each([
    [
      syslog('logs.example.com:6514'),
      '8:28 audit.anchors[0].syslog.address: must be a scheme, host and port',
    ],
    [syslog('https://logs.example.com'), 'must be a scheme, host and port'],
    [syslog('tls://user@logs.example.com'), 'must be a scheme, host and port'],
    [syslog('tls://logs.example.com/x'), 'must be a scheme, host and port'],
    [syslog('tls://'), 'must be a scheme, host and port'],
    [syslog('tcp://10.0.0.7'), 'must name a port'],
    [syslog('tcp://logs.example.com:601'), 'only tls:// shows who takes'],
    [syslog('udp://203.0.113.7'), 'only tls:// shows who takes'],
    [syslog('tcp://10.0.0.7:601', ', ca: /a'), 'syslog.ca: belongs to tls://'],
    [syslog('tls://a.example.com', ', certificate: /a'), 'certificate and key together'],
    [syslog('tls://a.example.com', ', ca: a'), 'syslog.ca: must be an absolute path'],
  ])('refuses %s', (text, message) => {
    expect(problemsOf(text).join('\n')).toContain(message);
  });

  it('is on the own network where nothing may leave it', () => {
    const airGapped = { before: 'airGapped: true' };
    expect(problemsOf(syslog('tls://logs.example.com'), airGapped).join()).toMatch(
      /airGapped lets nothing leave/,
    );
    expect(problemsOf(syslog('tls://10.0.0.7'), airGapped)).toEqual([]);
  });

  it('over udp alone is warned of, and cannot be required', () => {
    const udp = syslog('udp://10.0.0.7');
    const warned = load(udp).warnings.map(({ message }) => message);
    expect(warned.join()).toMatch(/nobody answers over udp/);
    const required = { more: '  requireAnchorWithinMinutes: 5' };
    expect(problemsOf(udp, required).join()).toMatch(/9:3 audit.requireAnchorWithinMinutes: nobody answers/);
    expect(problemsOf(`${udp}\n    - file: /mnt/anchors`, required)).toEqual([]);
  });
});
