import { z } from 'zod';

// Not z.record, which drops a key called `__proto__` in silence.
const headers = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  { error: 'must be a mapping of header names to references such as Bearer env:ANCHOR_TOKEN' },
);

const place = z.string().min(1).max(2_048);

/** One of the three; which is for whoever reads it to say, so that the mistake is told in words. */
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
});

export const auditSchema = z.strictObject({
  anchors: z.array(z.unknown()).max(8).default([]).describe('places in other hands that keep signed states'),
  anchorEverySeconds: z.int().min(5).max(3_600).default(50).describe('how often states are taken there'),
  requireAnchorWithinMinutes: z
    .int()
    .min(2)
    .max(10_080)
    .optional()
    .describe('stop serving when no anchor took a state for so long; without it, only warn'),
  payloads: z
    .strictObject({
      key: z.string().max(2_048).describe('32 bytes in base64, by reference: env:NAME or file:/path'),
      retainDays: z.int().min(1).max(36_500).default(30).describe('content older than that is erased'),
    })
    .optional()
    .describe('keep the bodies of requests, encrypted; without it none are kept'),
  retainDays: z
    .int()
    .min(1)
    .max(36_500)
    .optional()
    .describe('records older than that are pruned; kept for ever without'),
});
