import { z } from 'zod';

// Not z.record, which drops a key called `__proto__` in silence.
const headers = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  { error: 'must be a mapping of header names to references such as Bearer env:ANCHOR_TOKEN' },
);

const place = z.string().min(1).max(2_048);

const bucketName = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, {
  error: 'must be the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens',
});
const prefix = z.string().regex(/^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}\/){0,8}$/, {
  error: 'must be empty, or names with a slash behind each, for instance gateway-1/anchors/',
});

export const s3Schema = z.strictObject({
  bucket: bucketName.describe('with Object Lock enabled'),
  region: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, { error: 'must be the name of a region, for instance eu-central-1' })
    .optional()
    .describe('of the bucket; us-east-1 at an endpoint of your own'),
  endpoint: place.optional().describe('an https address; Amazon in that region unless named'),
  addressing: z
    .enum(['path', 'virtual'])
    .optional()
    .describe('where the bucket is named; path at an endpoint of your own, else virtual'),
  prefix: prefix.default('demarc-anchors/').describe('stands before the key of each object'),
  lock: z
    .enum(['compliance', 'governance'])
    .default('compliance')
    .describe('whether nobody can delete an anchor before its time, or somebody with a special permission'),
  lockDays: z
    .int()
    .min(1)
    .max(36_500)
    .optional()
    .describe('how long; as long as records are kept, or 400 days'),
  accessKey: place.describe('by reference: env:NAME or file:/path'),
  secretKey: place.describe('by reference: env:NAME or file:/path'),
  sessionToken: place.optional().describe('of lent credentials, by reference'),
  ca: place.optional().describe('a PEM file with the authorities to trust'),
});

export const syslogSchema = z.strictObject({
  address: place.describe('tls://host:6514; tcp:// and udp:// on your own network'),
  ca: place.optional().describe('a PEM file with the authorities to trust'),
  certificate: place.optional().describe('a PEM file to show to a daemon that asks who this is'),
  key: place.optional().describe('the PEM file with its key'),
});

/** One of the five; which is for whoever reads it to say, so that the mistake is told in words. */
export const anchorSchema = z.strictObject({
  file: place.optional().describe('a file on a disk or share that others guard'),
  git: place.optional().describe('a repository to push to, as git push takes it'),
  branch: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/, { error: 'must be the name of a branch' })
    .optional()
    .describe('of the repository; demarc-anchors unless named'),
  webhook: place.optional().describe('an https address that takes a POST'),
  headers: headers.optional().describe('what the webhook asks for, by reference: Bearer env:NAME'),
  s3: s3Schema.optional().describe('a bucket with Object Lock, at Amazon or of your own'),
  syslog: syslogSchema.optional().describe('a syslog daemon'),
});
