import { z } from '@hono/zod-openapi';
import { CATEGORIES, LEVELS } from '../../domain/label.ts';
import { PLACES } from '../../domain/place.ts';

const Dollars = z.string().nullable().openapi({
  description: 'Decimal US dollars without rounding; null is unknown, which is not zero.',
  example: '0.000125',
});

const Finding = z.object({
  type: z.string().openapi({ example: 'CREDIT_CARD' }),
  level: z.enum(LEVELS),
  categories: z.array(z.enum(CATEGORIES)),
  signal: z.string(),
  pointer: z.string().openapi({ description: 'JSON Pointer of the field it stands in.' }),
  start: z.int(),
  end: z.int(),
  page: z.int().optional().openapi({ description: 'The page, from 1, where the field is a document.' }),
  place: z
    .enum(PLACES)
    .optional()
    .openapi({ description: 'Who speaks there or what brought it in; absent in old records.' }),
  score: z.number().optional().openapi({ description: '0 to 1, for what is a matter of degree.' }),
});

const LabelStory = z
  .object({
    level: z.enum(LEVELS),
    categories: z.array(z.enum(CATEGORIES)),
    residency: z.array(z.string()),
    reasons: z
      .array(z.string())
      .openapi({ description: 'Why the label is as high as it is, apart from findings.' }),
    findings: z.array(Finding).openapi({ description: 'What was recognised and where; never the text.' }),
    findingsLeftOut: z.int(),
    injection: z
      .object({
        kind: z.enum(['jailbreak', 'prompt-injection']),
        score: z.number(),
        places: z.array(z.enum(PLACES)),
      })
      .nullable()
      .openapi({
        description: 'The worst attempt to take the model over; null is none. Not part of the label.',
      }),
    classifier: z.string(),
  })
  .openapi('LabelStory');

const Work = z.object({
  task: z.string().openapi({ description: 'What the text looks like.' }),
  declaredTask: z
    .string()
    .nullable()
    .openapi({ description: 'What the caller said it is; null is nothing.' }),
  complexity: z.number().openapi({ description: '0 to 1, in thousandths.' }),
  reasons: z.array(z.object({ text: z.string(), adds: z.number() })),
  inputTokens: z.int().openapi({ description: 'An estimate.' }),
  scorer: z
    .string()
    .nullable()
    .openapi({ description: 'What said so; null where that would tell of the label.' }),
  judgement: z.object({ deployment: z.string(), result: z.string() }).nullable().openapi({
    description: 'What came of asking a model; null where none is asked, or the key may not see labels.',
  }),
});

const Candidate = z.object({
  deployment: z.string(),
  verdict: z.enum(['cleared', 'refused', 'unfit']),
  reasons: z.array(z.string()),
});

const Attempt = z
  .object({
    attempt: z.int(),
    purpose: z
      .enum(['escalation', 'scoring', 'detecting', 'reading'])
      .nullable()
      .openapi({ description: 'What it was for; null to answer the caller as the plan says.' }),
    deployment: z.string(),
    provider: z.string().nullable(),
    placement: z.string().nullable(),
    region: z.string().nullable(),
    result: z
      .string()
      .nullable()
      .openapi({ description: 'Null while it runs or when a crash cut it short.' }),
    cause: z.string().nullable(),
    status: z.int().nullable(),
    durationMs: z.number().nullable(),
    firstTokenMs: z.number().nullable(),
    usage: z
      .object({
        inputTokens: z.int().nullable(),
        cachedInputTokens: z.int().nullable(),
        outputTokens: z.int().nullable(),
        reasoningTokens: z.int().nullable(),
        source: z.enum(['upstream', 'estimated']),
      })
      .nullable(),
    costUsd: Dollars,
    costBasis: z.string().nullable(),
    dropped: z.array(z.string()).openapi({ description: 'Fields the deployment could not take.' }),
    isHedge: z.boolean().openapi({ description: 'Begun beside another that had not answered yet.' }),
    cleaned: z.string().nullable().openapi({
      description: 'How what it was sent had been cleaned; null where the key may not see labels.',
    }),
    isColdStart: z.boolean().openapi({ description: 'Found the model not in memory.' }),
    bytes: z.int().nullable(),
    egressCommitment: z.string().nullable().openapi({ description: 'Commitment to the bytes that left.' }),
  })
  .openapi('Attempt');

const Escalation = z
  .object({
    rule: z.string().nullable().openapi({ description: 'Null where the key may not see rules.' }),
    from: z.string().openapi({ description: 'The deployment whose answer was not good enough.' }),
    to: z.string(),
  })
  .openapi('Escalation');

const Cleaning = z
  .object({
    cleaning: z.string().openapi({ example: 'pseudonymise' }),
    label: z
      .object({
        level: z.enum(LEVELS),
        categories: z.array(z.enum(CATEGORIES)),
        residency: z.array(z.string()),
      })
      .nullable()
      .openapi({ description: 'Of what is left; null where it could not be cleaned.' }),
    replaced: z
      .record(z.string(), z.int())
      .openapi({ description: 'How many places were replaced, by type; never the text.' }),
    left: z.array(z.string()).openapi({ description: 'Types of what was found in what is left.' }),
    cannot: z.string().nullable().openapi({ description: 'Why it could not be cleaned.' }),
  })
  .openapi('Cleaning');

/** What was decided, for a request that was made as well as for one that was only explained. */
const Explanation = z.object({
  dialect: z.string(),
  requestedModel: z.string(),
  preferred: z
    .string()
    .nullable()
    .openapi({ description: 'What the caller would rather have: local, cloud or a deployment.' }),
  label: LabelStory.nullable().openapi({ description: 'Null where the key may not see labels.' }),
  work: Work,
  policy: z.string().nullable().openapi({ description: 'Hash of the policy in force.' }),
  rule: z.object({ name: z.string(), kind: z.enum(['rule', 'named']), use: z.array(z.string()) }).nullable(),
  candidates: z.array(Candidate).nullable(),
  cleanings: z.array(Cleaning).nullable().openapi({
    description:
      'What came of cleaning it for those who may not see it as it is; null where the key may not see labels.',
  }),
  plan: z
    .array(z.string())
    .openapi({ description: 'Deployments in the order of attempts; empty is a refusal.' }),
});

export const ExplanationSchema = Explanation.openapi('Explanation');
export type Explanation = z.infer<typeof Explanation>;

export const DecisionStorySchema = Explanation.extend({
  id: z.string().openapi({ example: 'req_0199c0f0-8f5e-7c1a-8a2b-3c4d5e6f7081' }),
  at: z.string(),
  log: z.string(),
  sequence: z.int(),
  key: z.object({ id: z.string(), name: z.string() }),
  commitment: z.string().openapi({ description: 'Keyed commitment to what was asked.' }),
  attempts: z.array(Attempt),
  escalations: z.array(Escalation),
  outcome: z
    .object({
      kind: z.enum(['answered', 'refused', 'failed', 'aborted', 'crash']),
      status: z.int().nullable(),
      error: z.string().nullable(),
      deployment: z.string().nullable(),
      durationMs: z.number().nullable(),
      costUsd: Dollars,
    })
    .nullable()
    .openapi({ description: 'Null while the request runs.' }),
  replay: z.object({ identical: z.boolean() }).nullable().openapi({
    description: 'Whether the recorded facts give the same decision again; null when it cannot be told.',
  }),
}).openapi('DecisionStory');
export type DecisionStory = z.infer<typeof DecisionStorySchema>;

export const DecisionSummarySchema = z
  .object({
    id: z.string(),
    at: z.string(),
    keyId: z.string(),
    dialect: z.string(),
    requestedModel: z.string(),
    level: z.string().nullable(),
    task: z.string().openapi({ description: 'What the caller declared, else what the text looks like.' }),
    complexity: z.number(),
    rule: z.string().nullable(),
    deployment: z.string().nullable(),
    placement: z.string().nullable(),
    outcome: z.string().nullable(),
    status: z.int().nullable(),
    error: z.string().nullable(),
    costUsd: Dollars,
    durationMs: z.number().nullable(),
  })
  .openapi('DecisionSummary');
export type DecisionSummaryView = z.infer<typeof DecisionSummarySchema>;
