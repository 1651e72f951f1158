import type { AnchorNote } from './anchor-target.ts';
import { logOf } from './log-of.ts';

export interface S3Bucket {
  readonly bucket: string;
  readonly endpoint: URL;
  /** Whether the bucket stands in the path or before the host. */
  readonly addressing: 'path' | 'virtual';
  /** Before every key; empty or with a slash at its end. */
  readonly prefix: string;
}

/** Digits of the largest number of records that a signed state may speak of. */
const DIGITS = 16;

/** Where a state lies: what is dialled, and the path there. Keys of a log sort by size. */
export function s3Address(
  { bucket, endpoint, addressing, prefix }: S3Bucket,
  { note, size }: AnchorNote,
): { readonly url: URL; readonly path: string } {
  const key = `${prefix}${logOf(note)}/${String(size).padStart(DIGITS, '0')}.json`;
  if (addressing === 'path') return { url: endpoint, path: `/${bucket}/${key}` };
  return { url: new URL(`${endpoint.protocol}//${bucket}.${endpoint.host}`), path: `/${key}` };
}
