import { z } from 'zod';
import { PLACEMENTS } from '../domain/deployment.ts';
import { CATEGORIES, LEVELS } from '../domain/label.ts';
import { OPERATIONS } from '../domain/model-request.ts';
import type { Lane } from '../policy/presets/preset.ts';
import { DEPLOYED_FOR } from './deployed-for.ts';
import { PROVIDER_TYPE_NAMES } from './provider-types.ts';

const HOUR_MS = 3_600_000;
const GIB = 1_073_741_824;

const level = z.enum(LEVELS);
const categories = z.array(z.enum(CATEGORIES)).max(CATEGORIES.length);
const words = z.array(z.string().min(1).max(64)).max(64);
const durationMs = z.int().min(1).max(HOUR_MS);
const tokens = z.int().min(1).max(1_000_000_000);
const retention = z
  .string()
  .regex(/^(?:none|\d{1,5}d)$/, { error: 'must be none or a number of days, for instance 30d' });
/** Dollars: a number, or text for more digits than a number holds faithfully. */
const dollars = z.union([z.number(), z.string()], {
  error: 'must be an amount in dollars, for instance 0.60',
});

export const serverSchema = z.strictObject({
  host: z.string().min(1).max(255).default('127.0.0.1').describe('address to listen on'),
  port: z.int().min(0).max(65_535).default(4141).describe('0 takes any free port'),
  maxBodyBytes: z.int().min(1_024).max(GIB).default(33_554_432).describe('largest request body'),
  drainMs: z.int().min(0).max(HOUR_MS).default(30_000).describe('time for open requests at shutdown'),
});

const health = z.union(
  [
    z.enum(['on', 'off']),
    z.strictObject({
      everyMs: z.int().min(1_000).max(HOUR_MS).optional(),
      timeoutMs: z.int().min(100).max(60_000).optional(),
    }),
  ],
  { error: 'must be on, off or { everyMs: …, timeoutMs: … }' },
);

export const loadingSchema = z.strictObject({
  waitMs: z.int().min(0).max(HOUR_MS).optional().describe('longest wait for a model that is being loaded'),
  overflow: z.boolean().default(false).describe('go to the next of the plan instead, where there is one'),
  refusedIsLoading: z
    .boolean()
    .default(false)
    .describe('take a refused connection for a server that is still starting'),
});

export const providerSchema = z.strictObject({
  type: z.enum(PROVIDER_TYPE_NAMES).describe('which wire format it speaks'),
  url: z.string().max(2_048).optional().describe('base address; known types have one of their own'),
  apiKey: z.string().max(256).optional().describe('a reference such as env:OPENAI_API_KEY'),
  placement: z.enum(PLACEMENTS).optional().describe('whose machine it is'),
  region: z.string().min(1).max(64).optional().describe('for instance eu or us-east-1'),
  retention: retention.optional().describe('how long it keeps what it is sent'),
  agreements: words.default([]).describe('agreements in force, for instance baa, dpa'),
  certifications: words.default([]).describe('for instance iso-27001'),
  clearance: level.optional().describe('highest level it may see'),
  except: categories.default([]).describe('categories it may not see at any level'),
  health: health.optional().describe('whether and how often it is asked for its health, without any content'),
});

const tokenRates = {
  cachedInput: dollars.optional().describe('dollars per million input tokens read from a cache'),
  cacheWrite: dollars.optional().describe('dollars per million input tokens written to a cache'),
};

export const costSchema = z.strictObject({
  gpuHour: dollars.optional().describe('an owned machine: dollars per hour'),
  input: dollars.optional().describe('dollars per million input tokens'),
  output: dollars.optional().describe('dollars per million output tokens'),
  ...tokenRates,
  longContext: z
    .strictObject({ aboveInputTokens: tokens, input: dollars, output: dollars, ...tokenRates })
    .optional()
    .describe('what all tokens of a longer request cost'),
});

export const timeoutsSchema = z.strictObject({
  connectMs: durationMs.optional(),
  firstTokenMs: durationMs.optional(),
  idleMs: durationMs.optional(),
  totalMs: durationMs.optional(),
});

export const deploymentSchema = z.strictObject({
  provider: z.string().describe('a name under providers'),
  model: z.string().min(1).max(256).describe("the model's name at the provider"),
  role: z
    .enum(['detector'])
    .optional()
    .describe('detector: looks for sensitive data that detectors do not know, and answers nobody'),
  digest: z.string().min(1).max(256).optional().describe('of the weights that alone may serve'),
  licence: z.string().min(1).max(128).optional().describe('of the weights, for the record'),
  clearance: level.optional().describe("may only be stricter than the provider's"),
  except: categories.default([]).describe("added to the provider's"),
  cost: costSchema.optional(),
  contextTokens: tokens.optional(),
  maxOutputTokens: tokens.optional(),
  tools: z.boolean().optional(),
  images: z.boolean().optional(),
  structuredOutput: z.boolean().optional(),
  serves: z
    .array(z.enum(OPERATIONS))
    .min(1)
    .max(OPERATIONS.length)
    .optional()
    .describe('all that it can be asked for; left out: whatever its provider can be told'),
  fillInTheMiddle: z.boolean().optional().describe('whether it fills the gap between two texts'),
  timeouts: timeoutsSchema.default({}),
  maxConcurrent: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .describe('requests it is given at once; more wait or overflow'),
  breakerFailures: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .describe('failures in a row after which it is left alone for a while; default 5'),
  health: health.optional().describe("instead of the provider's"),
  loading: loadingSchema.optional().describe('what becomes of a request while the model is being loaded'),
  pool: z
    .string()
    .regex(/^[A-Za-z0-9][\w.-]{0,63}$/, { error: 'must be a name, for instance qwen-replicas' })
    .optional()
    .describe('of its equals: the least loaded is asked first'),
  hedgeAfterMs: durationMs
    .optional()
    .describe('when it has not begun to answer after so long, the next of the plan is asked as well'),
});

const terms = z.array(z.string().min(1).max(512)).max(10_000).optional();

/** More findings than these of one type are not told apart from their repetitions. */
const MAX_FROM = 50;
const levelRule = z.union(
  [
    level.transform((each) => ({ level: each, from: 1, below: each })),
    z.strictObject({
      level: level.describe('what findings of this type or category count as'),
      from: z.int().min(1).max(MAX_FROM).default(1).describe('from so many findings of the type on'),
      below: level.default('internal').describe('what fewer count as'),
    }),
  ],
  { error: 'must be a level, or { level, from, below }' },
);

export const classificationSchema = z.strictObject({
  levels: z
    .record(z.string(), levelRule)
    .default({})
    .describe('what findings mean, by type or category, in place of the built-in reading'),
  combinations: z
    .array(
      z.strictObject({
        all: z.array(z.string()).min(2).max(8).describe('types of findings, and categories'),
        level: level.describe('what all of them together count as'),
      }),
    )
    .max(100)
    .default([])
    .describe('what means more together than one by one'),
  floor: level.default('internal').describe('no content is below this level'),
  terms: z
    .strictObject({ internal: terms, confidential: terms, restricted: terms } satisfies Partial<
      Record<(typeof LEVELS)[number], unknown>
    >)
    .default({})
    .describe('your own words by level; /…/ is a pattern in RE2 syntax'),
  grants: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(128),
        keys: z
          .array(z.string().min(1).max(128))
          .min(1)
          .optional()
          .describe('names of API keys; every key if left out'),
        unreadable: level.describe('what pictures and files count as'),
      }),
    )
    .max(100)
    .default([])
    .describe('who may send pictures and files that nobody here can read, by name and on record'),
  documents: z
    .strictObject({
      budgetMs: z.int().min(10).max(60_000).default(2_000).describe('time for reading one document'),
      maxBytes: z.int().min(1_024).max(67_108_864).default(16_777_216).describe('of the file itself'),
      maxPages: z.int().min(1).max(10_000).default(500),
      maxCharacters: z.int().min(1_000).max(20_000_000).default(2_000_000).describe('text taken out of it'),
    })
    .prefault({})
    .describe('how much of a file is read; a larger one counts as unreadable'),
  reader: z
    .strictObject({
      deployment: z.string().describe('a deployment on the premises that sees pictures'),
      readLevel: level.default('confidential').describe('what a picture that was read counts as at least'),
      timeoutMs: z
        .int()
        .min(100)
        .max(300_000)
        .default(15_000)
        .describe('time for all pictures of one request'),
      maxPictures: z.int().min(1).max(32).default(4).describe('pictures of one request that it is shown'),
    })
    .optional()
    .describe('your own model that says what pictures show, so that they can be labelled'),
  detectors: z
    .strictObject({
      budgetMs: z.int().min(10).max(60_000).default(250).describe('time for all detectors on one request'),
      model: z
        .strictObject({
          timeoutMs: z.int().min(100).max(300_000).default(5_000),
          maxCharacters: z
            .int()
            .min(100)
            .max(1_000_000)
            .default(16_000)
            .describe('text of one request that it is shown; of a longer one the end'),
          required: z
            .boolean()
            .default(true)
            .describe('whether a request counts as the worst when it gives no answer'),
        })
        .prefault({})
        .describe('how the deployment with the role detector is asked'),
    })
    .prefault({}),
});

export const requirementSchema = z.strictObject({
  name: z.string().min(1).max(128),
  categories: categories.default([]).describe('binds content with any of these; none listed: any category'),
  fromLevel: level.optional().describe('binds from this level on'),
  requires: z.strictObject({
    agreements: words.default([]),
    retention: retention.optional().describe('the longest accepted'),
    regions: words.default([]),
    placements: z.array(z.enum(PLACEMENTS)).default([]),
  }),
});

const use = z
  .union([z.string(), z.array(z.string()).min(1).max(64)], {
    error: 'must name a deployment or a list of them',
  })
  .transform((names) => (typeof names === 'string' ? [names] : names));

export const ruleSchema = z.strictObject({
  name: z.string().min(1).max(128),
  when: z.string().min(1).optional().describe('a CEL condition; without one the rule always matches'),
  use: use.describe('deployments in order of preference'),
  clean: z.unknown().optional(),
});

export const cleaningSchema = z.strictObject({
  how: z.string(),
  types: z.array(z.string()).min(1).max(100).optional(),
  categories: z.array(z.string()).min(1).max(20).optional(),
});

export const escalationSchema = z.strictObject({
  name: z.string().min(1).max(128),
  when: z.string().min(1),
  to: z.string().describe('a deployment'),
  clean: z.unknown().optional(),
  streams: z
    .enum(['hold', 'never'])
    .default('never')
    .describe('hold: a streamed answer is held back until it is complete and was looked at'),
});

export const lanesSchema = z.strictObject({
  local: use.optional().describe('deployments on the premises'),
  'fine-tuned': use.optional().describe('deployments on the premises that were tuned for the work'),
  cloud: use.optional().describe('deployments that leave the premises'),
  either: use.optional().describe('deployments of either kind'),
} satisfies Record<Lane, unknown>);

const declaredTask = z.string().regex(/^[a-z][a-z0-9]{0,23}(?:-[a-z0-9]{1,23}){0,4}$/, {
  error: 'must be a name in lower case with hyphens, for instance contract-review',
});

export const routingSchema = z.strictObject({
  preset: z.string().min(1).max(64).optional().describe('rules and law that come with an industry'),
  lanes: z.unknown().optional(),
  tasks: z.array(declaredTask).max(100).optional().describe('further tasks that callers may declare'),
  scorer: z
    .union(
      [
        z.enum(['features', 'token-count']),
        z.strictObject({
          deployment: z.string().min(1).max(128),
          timeoutMs: z.int().min(50).max(60_000).default(2_000),
        }),
      ],
      { error: 'must be features, token-count or { deployment: NAME, timeoutMs: 50 to 60000 }' },
    )
    .default('features')
    .describe('what says how hard work is'),
  threshold: z
    .number()
    .min(0)
    .optional()
    .describe('from this complexity, or length, on, work counts as hard'),
  rules: z.array(z.unknown()).max(1_000).optional(),
  escalate: z.array(z.unknown()).max(1_000).default([]),
});

export const modelSchema = z.strictObject({
  routing: z.literal('auto', { error: 'must be auto' }).optional(),
  deployment: z.string().optional(),
  fallbacks: z.array(z.string()).max(64).optional(),
});

export const catalogFilesSchema = z.strictObject({
  files: z
    .array(z.string().min(1).max(4_096))
    .max(64)
    .default([])
    .describe('files of newer catalogue rows; a row replaces that of the same id'),
});

// Not z.record, which drops a key called `__proto__` in silence.
const named = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  { error: 'must be a mapping of names' },
);

/** The whole file; sections are read one by one, so that a mistake in one hides none in another. */
export const rootSchema = z.strictObject({
  server: z.unknown().optional(),
  providers: named.optional(),
  deployments: named.optional(),
  classification: z.unknown().optional(),
  requirements: z.array(z.unknown()).max(1_000).optional(),
  airGapped: z.boolean().default(false),
  use: z
    .enum(DEPLOYED_FOR)
    .optional()
    .describe(
      'whose use licences of weights are checked against: your own people, or others through your product',
    ),
  routing: z.unknown().optional(),
  models: named.optional(),
  telemetry: z.unknown().optional(),
  audit: z.unknown().optional(),
  catalog: z.unknown().optional(),
});
