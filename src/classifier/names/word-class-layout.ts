/** Hashes stand in buckets of about four; a fingerprint of 13 bits tells them apart within one. */
export const BUCKET_BITS = 15;
export const bucketOf = (hash: number): number => hash >>> (32 - BUCKET_BITS);
export const fingerprintOf = (hash: number): number => hash & 0x1fff;
