import { z } from 'zod';

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
