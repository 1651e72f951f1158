import type { S3Answer } from './s3-request.ts';

/** What a refusal of S3 means for whoever configured the place. Quotes nothing but codes: messages can hold a key. */
export function explainRefusal(answer: S3Answer, { bucket, does }: { bucket: string; does: string }): string {
  const { status, body } = answer;
  const code = member(body, 'Code', /^[A-Za-z]{1,64}$/);
  const said = `answered ${status}${code === undefined ? '' : ` ${code}`} to ${does}`;
  return `the bucket ${bucket} ${said}${adviceOn(answer, code)}`;
}

/** Names and remedies as the S3 API Reference gives them under "Error responses". */
const ADVICE: Readonly<Record<string, string>> = {
  SignatureDoesNotMatch: 'secretKey is not that of accessKey',
  InvalidAccessKeyId: 'accessKey is not known there',
  ExpiredToken: 'the session token has run out: lend a new one, best by file:, which is read anew each time',
  InvalidToken: 'sessionToken is none of these keys',
  RequestTimeTooSkewed: 'the clock of this machine or of that one is wrong',
  AccessDenied:
    'allow its key s3:PutObject, s3:PutObjectRetention, s3:GetObjectRetention and s3:GetObject under the prefix',
  NoSuchBucket: 'make the bucket, with Object Lock',
  NoSuchObjectLockConfiguration: 'the object is not locked: use a bucket with Object Lock',
  NotImplemented: 'this endpoint knows no Object Lock or no If-None-Match, and can keep no anchors',
};

function adviceOn({ status, headers, body }: S3Answer, code: string | undefined): string {
  const region = asRegion(headers['x-amz-bucket-region']) ?? member(body, 'Region', REGION);
  if (region !== undefined && (status < 400 || code === 'AuthorizationHeaderMalformed')) {
    return `: it is in region ${region}, set region to that`;
  }
  if (status >= 300 && status < 400) {
    return ': redirects are not followed, name the endpoint and region that hold the bucket';
  }
  // S3, MinIO and Ceph each spell it a little differently.
  if (status === 400 && /Object ?Lock/i.test(body)) {
    return ': it has no Object Lock, so that whatever is put there can be deleted; use a bucket made with it';
  }
  const advice = code === undefined ? undefined : ADVICE[code];
  if (advice !== undefined) return `: ${advice}`;
  return status === 403 ? `: ${ADVICE['AccessDenied']}` : '';
}

export interface Retention {
  readonly mode: string;
  readonly untilMs: number;
}

/** Reads the answer to GetObjectRetention; undefined where it speaks of no lock. */
export function readRetention({ status, body }: S3Answer): Retention | undefined {
  const mode = member(body, 'Mode', /^(?:COMPLIANCE|GOVERNANCE)$/);
  const untilMs = Date.parse(member(body, 'RetainUntilDate', /^[0-9TZ:.+-]{10,40}$/) ?? '');
  return status !== 200 || mode === undefined || Number.isNaN(untilMs) ? undefined : { mode, untilMs };
}

const REGION = /^[a-z0-9-]{1,40}$/;

function asRegion(text: string | undefined): string | undefined {
  return text !== undefined && REGION.test(text) ? text : undefined;
}

/** The text of an element of the flat XML that S3 answers with, where it has the form expected. */
function member(xml: string, name: string, form: RegExp): string | undefined {
  const start = xml.indexOf(`<${name}>`);
  if (start < 0) return undefined;
  const from = start + name.length + 2;
  const end = xml.indexOf('<', from);
  const text = end < 0 ? '' : xml.slice(from, end).trim();
  return form.test(text) ? text : undefined;
}
