import { isIP } from 'node:net';
import type { z } from 'zod';
import type { PolicyPath } from '../policy/policy-problem.ts';
import type { S3Place } from './anchor-place.ts';
import type { s3Schema } from './anchor-schema.ts';
import type { AuditContext } from './audit-context.ts';
import { readFilePath } from './read-file-path.ts';
import { readOutsideAddress } from './read-outside-address.ts';
import { readSecretSource } from './read-secret-source.ts';

export interface S3Where {
  readonly path: PolicyPath;
  readonly context: AuditContext;
  /** How long objects are locked when that is not said. */
  readonly lockDays: number;
}

/** Reads a bucket that keeps signed states locked. */
export function readS3Anchor(
  written: z.output<typeof s3Schema>,
  { path, context, lockDays }: S3Where,
): S3Place | undefined {
  const { problems } = context;
  const { bucket, prefix, lock, sessionToken } = written;
  const secretOf = (name: 'accessKey' | 'secretKey') =>
    readSecretSource(written[name], [...path, name], context);
  const [accessKey, secretKey] = [secretOf('accessKey'), secretOf('secretKey')];
  const token =
    sessionToken === undefined
      ? undefined
      : readSecretSource(sessionToken, [...path, 'sessionToken'], context);
  const endpoint = readEndpoint(written, path, context);
  const addressing =
    written.addressing ?? (written.endpoint === undefined && !bucket.includes('.') ? 'virtual' : 'path');
  if (addressing === 'virtual' && (bucket.includes('.') || isNumbered(endpoint))) {
    problems.add([...path, 'addressing'], 'must be path: no certificate is for this bucket before that host');
    return undefined;
  }
  if (endpoint === undefined || accessKey === undefined || secretKey === undefined) return undefined;
  return {
    kind: 's3',
    bucket,
    region: written.region ?? DEFAULT_REGION,
    endpoint,
    addressing,
    prefix,
    lock,
    lockDays: written.lockDays ?? lockDays,
    accessKey,
    secretKey,
    sessionToken: token,
    ca: readFilePath(written.ca, [...path, 'ca'], problems),
  };
}

/** What MinIO and Ceph are called where nobody named them. */
const DEFAULT_REGION = 'us-east-1';

function readEndpoint(
  { endpoint, region }: z.output<typeof s3Schema>,
  path: PolicyPath,
  context: AuditContext,
): URL | undefined {
  const { problems } = context;
  if (endpoint === undefined) {
    if (region === undefined) {
      problems.add(path, 'must name the region of the bucket, or the endpoint of your own S3');
      return undefined;
    }
    // The Chinese partition has a domain of its own.
    const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    return readOutsideAddress(`https://s3.${region}.${domain}`, { path, context });
  }
  const at = [...path, 'endpoint'];
  const url = readOutsideAddress(endpoint, { path: at, context });
  if (url === undefined || (url.pathname === '/' && url.search === '' && url.hash === '')) return url;
  problems.add(at, 'must end after host and port; the bucket has a key of its own');
  return undefined;
}

function isNumbered(endpoint: URL | undefined): boolean {
  return endpoint !== undefined && isIP(endpoint.hostname.replace(/^\[|\]$/g, '')) !== 0;
}
