import { createHash } from 'node:crypto';
import { anchorLine } from '../anchor-file.ts';
import { AnchorError, type AnchorNote, type AnchorTarget } from './anchor-target.ts';
import { type AwsCredentials, type AwsRequest, sha256, signAwsRequest } from './aws-signature.ts';
import { type S3Bucket, s3Address } from './s3-address.ts';
import { explainRefusal, readRetention } from './s3-answer.ts';
import { askS3, type S3Answer } from './s3-request.ts';

export interface S3AnchorOptions extends S3Bucket {
  readonly region: string;
  readonly lock: 'compliance' | 'governance';
  readonly lockDays: number;
  /** Asked anew for each state, so that credentials which run out can be replaced. */
  readonly credentials: () => Promise<AwsCredentials>;
  /** Authorities to trust instead of the system's, as PEM. */
  readonly authorities?: (() => Promise<string | undefined>) | undefined;
  /** Longest for one request, of which a state takes two, or three. Default 10,000. */
  readonly timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 10_000;
const DAY_MS = 86_400_000;
/** Some endpoints keep whole seconds. */
const TOLERANCE_MS = 2_000;

/**
 * Puts each state as an object of its own into a bucket with Object Lock. It counts as taken once the bucket says
 * that this very object is locked for as long as was asked: an endpoint that knows no locks may ignore the headers.
 */
export function s3Anchor(options: S3AnchorOptions): AnchorTarget {
  const { bucket, endpoint, lock, lockDays } = options;
  return {
    name: `s3 ${bucket} at ${endpoint.host}`,
    async put(anchor) {
      const ask = await asker(options, anchor);
      const untilMs = Math.ceil((Date.parse(anchor.at) + lockDays * DAY_MS) / 1000) * 1000;
      const body = Buffer.from(anchorLine(anchor.note, anchor.at));
      const put = await ask('PUT', {
        body,
        headers: {
          'content-type': 'application/json',
          // S3 wants a checksum with a lock. It protects nothing here: what is signed is the SHA-256 of the body.
          'content-md5': createHash('md5').update(body).digest('base64'),
          'if-none-match': '*',
          'x-amz-object-lock-mode': lock.toUpperCase(),
          'x-amz-object-lock-retain-until-date': new Date(untilMs).toISOString().replace('.000Z', 'Z'),
        },
      });
      const isThere = put.status === 412;
      const kept = isThere ? await ask('GET', {}) : put;
      if (kept.status !== 200) {
        throw refusal(bucket, kept, isThere ? 'reading the anchor of this size that is there' : 'an anchor');
      }
      if (isThere) assertSame(bucket, kept.body, anchor.note);
      // What was there has its own date; it must still be locked.
      const leastMs = isThere ? Date.parse(anchor.at) : untilMs - TOLERANCE_MS;
      const version = kept.headers['x-amz-version-id'];
      const query = { retention: '', ...(version === undefined ? {} : { versionId: version }) };
      assertLocked(options, await ask('GET', { query }), leastMs);
    },
  };
}

type Ask = (
  method: string,
  what: {
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Uint8Array;
  },
) => Promise<S3Answer>;

/** Speaks about the one object of this state. */
async function asker(options: S3AnchorOptions, anchor: AnchorNote): Promise<Ask> {
  const { region, timeoutMs = TIMEOUT_MS } = options;
  const [credentials, authorities] = await Promise.all([options.credentials(), options.authorities?.()]);
  const { url, path } = s3Address(options, anchor);
  return (method, { query, headers = {}, body }) => {
    const bodyHash = sha256(body ?? '');
    const request: AwsRequest = {
      method,
      host: url.host,
      path,
      query,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-length': String(body.length) }),
        'x-amz-content-sha256': bodyHash,
      },
      bodyHash,
    };
    const signed = signAwsRequest(request, { credentials, region, service: 's3', at: anchor.at });
    return askS3({
      url,
      request,
      headers: { ...signed, 'user-agent': 'demarc' },
      body,
      authorities,
      timeoutMs,
    });
  };
}

/** A size is put once: what is there is this state, or the log went another way since. */
function assertSame(bucket: string, there: string, note: string): void {
  if (noteIn(there) === note) return;
  throw new AnchorError(
    `the bucket ${bucket} holds another state of this size: the log was rolled back or forked, verify it against that`,
  );
}

function noteIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { note?: unknown } | null)?.note;
  } catch {
    return undefined;
  }
}

function assertLocked({ bucket, lock }: S3AnchorOptions, answer: S3Answer, leastMs: number): void {
  const retention = readRetention(answer);
  if (answer.status !== 200) throw refusal(bucket, answer, 'whether the anchor is locked');
  const isLong = retention !== undefined && retention.untilMs >= leastMs;
  const isStrong = retention?.mode === 'COMPLIANCE' || lock === 'governance';
  if (isLong && isStrong) return;
  throw new AnchorError(
    `the bucket ${bucket} took the anchor and did not lock it as asked: use a bucket with Object Lock`,
  );
}

function refusal(bucket: string, answer: S3Answer, does: string): AnchorError {
  return new AnchorError(explainRefusal(answer, { bucket, does }));
}
