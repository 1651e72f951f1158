import { z } from '@hono/zod-openapi';

const Basis = z
  .object({
    origin: z.string().openapi({ description: 'Name of the log and of its keys.' }),
    keyId: z.string().openapi({ description: 'The key that signed the checkpoint.' }),
    firstSequence: z.int().openapi({ description: 'Above 0 where earlier records were pruned, on record.' }),
    size: z.int().openapi({ description: 'How many records are signed; every one that is there was read.' }),
    root: z.string().openapi({ description: 'Root over them (RFC 9162), in hexadecimal.' }),
    anchored: z.int().nullable(),
    begins: z.string(),
    ends: z.string(),
    records: z
      .object({ count: z.int(), first: z.int().nullable(), last: z.int().nullable() })
      .openapi({ description: 'The records that the answer rests on.' }),
    notes: z.array(z.string()).openapi({ description: 'What whoever relies on the answer should know.' }),
  })
  .openapi('AuditBasis');

/** An answer; what is found has members of its own for each question, which docs/auditors.md explains. */
export const AuditAnswerSchema = z
  .object({
    question: z.looseObject({ ask: z.string() }),
    found: z.looseObject({ ask: z.string() }),
    basis: Basis,
    proof: z
      .looseObject({ format: z.literal('demarc-audit-proof/1') })
      .nullable()
      .openapi({ description: 'What `demarc audit check-proof` checks; null unless asked for.' }),
  })
  .openapi('AuditAnswer');

export type AuditAnswer = z.infer<typeof AuditAnswerSchema>;
