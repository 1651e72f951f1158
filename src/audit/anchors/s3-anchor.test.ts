import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../domain/secret.ts';
import type { AnchorNote } from './anchor-target.ts';
import { type FakeS3, refused, S3_KEYS, startFakeS3 } from './fake-s3.fixture.ts';
import { s3Address } from './s3-address.ts';
import { type S3AnchorOptions, s3Anchor } from './s3-anchor.ts';

const ROOT = Buffer.alloc(32).toString('base64');
const SIGNATURE = Buffer.alloc(68).toString('base64');
const noteOf = (root: string) => `demarc/log_1\n7\n${root}\n\n— demarc/log_1 ${SIGNATURE}\n`;
const ANCHOR: AnchorNote = { note: noteOf(ROOT), size: 7, at: '2026-11-20T10:00:00.123Z' };
const TARGET = '/bucket/house/log_1/0000000000000007.json';

let s3: FakeS3;
beforeEach(async () => {
  s3 = await startFakeS3();
});
afterEach(() => s3.close());

function place(options: Partial<S3AnchorOptions> = {}, keys = S3_KEYS) {
  return s3Anchor({
    bucket: 'bucket',
    region: 'eu-central-1',
    endpoint: s3.endpoint,
    addressing: 'path',
    prefix: 'house/',
    lock: 'compliance',
    lockDays: 400,
    credentials: () =>
      Promise.resolve({
        accessKey: new Secret(keys.accessKey),
        secretKey: new Secret(keys.secretKey),
        sessionToken: new Secret(keys.sessionToken),
      }),
    ...options,
  });
}

const failureOf = async (promise: Promise<void>): Promise<string> => {
  const message = await promise.then(
    () => 'taken',
    (error: Error) => error.message,
  );
  for (const key of Object.values(S3_KEYS)) expect(message).not.toContain(key);
  return message;
};

describe('a bucket with Object Lock', () => {
  it('is put an object for each state, signed and locked, and asked whether it is', async () => {
    await place().put(ANCHOR);
    const [put, asked] = s3.received;
    expect(put).toMatchObject({ method: 'PUT', target: TARGET });
    expect(put?.headers).toMatchObject({
      'x-amz-object-lock-mode': 'COMPLIANCE',
      // 400 days later, and the next whole second.
      'x-amz-object-lock-retain-until-date': '2027-12-25T10:00:01Z',
      'if-none-match': '*',
    });
    expect(JSON.parse(put?.body ?? '')).toEqual({ at: ANCHOR.at, note: ANCHOR.note });
    expect(put?.body.endsWith('\n')).toBe(true);
    expect(asked?.target).toBe(`${TARGET}?retention=&versionId=v%2F1%2B2`);
    expect(place().name).toBe(`s3 bucket at ${s3.endpoint.host}`);
  });

  it('has keys that sort by size', async () => {
    for (const size of [9, 10, 1_000_000_000]) await place().put({ ...ANCHOR, size });
    const keys = [...s3.objects.keys()];
    expect(keys).toHaveLength(3);
    expect(keys.toSorted()).toEqual(keys);
  });

  it('stands in the path or before the host', () => {
    const bucket = { bucket: 'house', endpoint: new URL('https://s3.example.com:9000'), prefix: '' };
    const key = '/log_1/0000000000000007.json';
    const path = s3Address({ ...bucket, addressing: 'path' }, ANCHOR);
    expect([path.url.href, path.path]).toEqual(['https://s3.example.com:9000/', `/house${key}`]);
    const virtual = s3Address({ ...bucket, addressing: 'virtual' }, ANCHOR);
    expect([virtual.url.href, virtual.path]).toEqual(['https://house.s3.example.com:9000/', key]);
  });

  it('that has this state already keeps it, and says when it holds another of this size', async () => {
    await place().put(ANCHOR);
    // A start later: the same records, taken there again.
    await place().put({ ...ANCHOR, at: '2026-11-20T10:05:00.000Z' });
    const forked = { ...ANCHOR, note: noteOf(Buffer.alloc(32, 1).toString('base64')) };
    expect(await failureOf(place().put(forked))).toMatch(/another state of this size.*rolled back or forked/);
    s3.objects.set(TARGET, { ...s3.objects.get(TARGET)!, body: 'junk' });
    expect(await failureOf(place().put(ANCHOR))).toMatch(/another state of this size/);
    expect(s3.objects.size).toBe(1);
  });

  it('that has it no longer locked has not kept it', async () => {
    await place().put(ANCHOR);
    expect(await failureOf(place().put({ ...ANCHOR, at: '2028-11-20T10:00:00.000Z' }))).toMatch(
      /did not lock/,
    );
  });
});

describe('a bucket that does not lock', () => {
  it.each([
    ['S3 and MinIO', 'Bucket is missing ObjectLockConfiguration'],
    ['others', 'Bucket is missing Object Lock Configuration'],
  ])('refuses, at %s, and what to do is told', async (_, message) => {
    s3.answer = () => refused(400, 'InvalidRequest', `<Message>${message}</Message>`);
    expect(await failureOf(place().put(ANCHOR))).toMatch(
      /InvalidRequest.*no Object Lock.*use a bucket made with it/,
    );
  });

  it.each([
    ['ignores the headers', refused(404, 'NoSuchObjectLockConfiguration'), /is not locked: use a bucket/],
    ['answers with something else', { status: 200, body: '<Retention/>' }, /did not lock it as asked/],
    [
      'locks for less long',
      {
        status: 200,
        body: '<Mode>COMPLIANCE</Mode><RetainUntilDate>2026-12-20T10:00:00Z</RetainUntilDate>',
      },
      /did not lock it as asked/,
    ],
    [
      'locks less strongly',
      {
        status: 200,
        body: '<Mode>GOVERNANCE</Mode><RetainUntilDate>2029-12-20T10:00:00Z</RetainUntilDate>',
      },
      /did not lock it as asked/,
    ],
    [
      'does not let it be asked',
      refused(403, 'AccessDenied'),
      /whether the anchor is locked.*s3:GetObjectRetention/,
    ],
  ])('%s: not taken', async (_, answer, message) => {
    s3.answer = ({ method }) => (method === 'GET' ? answer : undefined);
    expect(await failureOf(place().put(ANCHOR))).toMatch(message);
  });

  it('may lock more strongly than was asked', async () => {
    const body = '<Mode>COMPLIANCE</Mode><RetainUntilDate>2029-12-20T10:00:00Z</RetainUntilDate>';
    s3.answer = ({ method }) => (method === 'GET' ? { status: 200, body } : undefined);
    expect(await failureOf(place({ lock: 'governance' }).put(ANCHOR))).toBe('taken');
  });
});

describe('a bucket that refuses', () => {
  it.each([
    [refused(403, 'AccessDenied'), /403 AccessDenied to an anchor: allow its key s3:PutObject/],
    [
      refused(403, 'InvalidAccessKeyId', `<AWSAccessKeyId>${S3_KEYS.accessKey}</AWSAccessKeyId>`),
      /accessKey is not known/,
    ],
    [refused(400, 'ExpiredToken'), /has run out/],
    [refused(403, 'RequestTimeTooSkewed'), /clock/],
    [refused(404, 'NoSuchBucket'), /make the bucket/],
    [refused(400, 'AuthorizationHeaderMalformed', '<Region>eu-west-1</Region>'), /set region to that/],
    [refused(501, 'NotImplemented'), /can keep no anchors/],
    [refused(409, 'ConditionalRequestConflict'), /answered 409 ConditionalRequestConflict to an anchor$/],
    [refused(500, 'InternalError'), /answered 500 InternalError to an anchor$/],
    [{ status: 403, body: 'by a proxy' }, /answered 403 to an anchor: allow/],
    [{ status: 503, body: '<Code>no code\n at all</Code>' }, /answered 503 to an anchor$/],
    [
      { status: 301, headers: { 'x-amz-bucket-region': 'eu-west-1' } },
      /it is in region eu-west-1, set region/,
    ],
    [{ status: 307, headers: { location: 'http://127.0.0.1:1/' } }, /redirects are not followed/],
    [{ status: 301, headers: { 'x-amz-bucket-region': 'not a region!' } }, /redirects are not followed/],
  ])('is quoted by its code alone, with what to do: %o', async (answer, message) => {
    s3.answer = () => answer;
    expect(await failureOf(place().put(ANCHOR))).toMatch(message);
    expect(s3.received).toHaveLength(1);
  });

  it('does so for a wrong key, and nothing shows either', async () => {
    const wrong = { ...S3_KEYS, secretKey: 'another' };
    expect(await failureOf(place({}, wrong).put(ANCHOR))).toMatch(
      /403 SignatureDoesNotMatch.*secretKey is not that/,
    );
    expect(s3.objects.size).toBe(0);
  });

  it('or says nothing, or too much, or is not there', async () => {
    s3.answer = () => 'silent';
    expect(await failureOf(place({ timeoutMs: 50 }).put(ANCHOR))).toMatch(/did not answer in time/);
    s3.answer = () => ({ status: 200, body: 'x'.repeat(100_000) });
    expect(await failureOf(place().put(ANCHOR))).toMatch(/more than an anchor can be/);
    s3.close();
    expect(await failureOf(place().put(ANCHOR))).toMatch(/cannot be reached \(ECONNREFUSED\)/);
  });
});
