import { z } from '@hono/zod-openapi';
import { COST_DIMENSIONS } from '../../domain/cost-summary.ts';
import { PLACEMENTS } from '../../domain/deployment.ts';

const Dollars = z.string().nullable().openapi({
  description: 'Decimal US dollars without rounding; null is unknown, which is not zero.',
  example: '0.000125',
});
const Share = z.number().nullable().openapi({
  description: '0 to 1, to four decimals; null where it cannot be told.',
  example: 0.7312,
});

const Amounts = z
  .object({
    requests: z.int().openapi({ description: 'Requests whose last attempt was here.' }),
    answered: z.int(),
    attempts: z.int(),
    inputTokens: z.int(),
    cachedInputTokens: z.int().openapi({ description: 'Part of the input.' }),
    outputTokens: z.int(),
    estimatedTokens: z.int().openapi({ description: 'The part of input and output that was estimated.' }),
    attemptsWithoutTokens: z.int().openapi({ description: 'Attempts whose tokens nobody counted.' }),
    costUsd: Dollars.openapi({ description: 'Sum of what is known; null where nothing is.' }),
    estimatedUsd: z.string().openapi({ description: 'The part of the cost that rests on estimated tokens.' }),
    attemptsWithoutCost: z.int().openapi({ description: 'Attempts of unknown cost; not in the sum.' }),
    frontierUsd: Dollars.openapi({
      description: 'What the requests here would have cost at the frontier, as far as that is known.',
    }),
  })
  .openapi('CostAmounts');

const Sides = z.object({
  total: Amounts,
  inside: Amounts.openapi({ description: 'At deployments on the premises.' }),
  outside: Amounts.openapi({ description: 'At deployments off the premises.' }),
});

const Split = z.object({ inside: Share, outside: Share });

const Frontier = z
  .object({
    deployment: z.string(),
    comparedRequests: z.int(),
    frontierUsd: z.string().openapi({ description: 'What the compared requests would have cost there.' }),
    actualUsd: z.string().openapi({ description: 'What they did cost.' }),
    savingUsd: Dollars,
    savingShare: Share,
    lowUsd: Dollars.openapi({
      description: 'The saving if what is estimated, or unknown here, had saved nothing.',
    }),
    lowShare: Share,
    highUsd: Dollars.openapi({ description: 'The saving if what is unknown here had cost nothing.' }),
    highShare: Share,
    estimatedRequests: z.int(),
    unknownRequests: z.int().openapi({ description: 'Not compared: their cost here is unknown.' }),
    leftOutRequests: z.int().openapi({ description: 'Not compared: what they used is unknown.' }),
    savingAfterIdleUsd: Dollars.openapi({
      description:
        'The saving after the hours are paid in which owned machines stood idle; null without machines.',
    }),
  })
  .openapi('FrontierComparison');

const Hardware = z
  .object({
    deployment: z.string(),
    placement: z.enum(PLACEMENTS),
    perHourUsd: z.string(),
    busyHours: z.number().openapi({ description: 'Sum over attempts: those that overlap count each.' }),
    windowHours: z.number(),
    utilisation: Share.openapi({
      description: 'Busy hours by window hours; above 1 where requests overlap.',
    }),
    busyUsd: z.string(),
    alwaysOnUsd: z.string().openapi({ description: 'What every hour of the window costs.' }),
    idleUsd: z.string(),
  })
  .openapi('HardwareCost');

export const CostReportSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    by: z.enum(COST_DIMENSIONS),
    groups: z.array(Sides.extend({ group: z.string(), name: z.string() })),
    total: Sides,
    split: z.object({ requests: Split, tokens: Split, money: Split }).openapi({
      description: 'Shares on and off the premises, of answered requests, known tokens and known money.',
    }),
    estimated: z
      .object({ tokens: Share, money: Share })
      .openapi({ description: 'Shares that were estimated.' }),
    frontier: Frontier.nullable(),
    frontierUnknown: z
      .string()
      .nullable()
      .openapi({ description: 'Why there is nothing to compare with; null where there is.' }),
    hardware: z.array(Hardware),
    unpriced: z
      .array(
        z.object({
          deployment: z.string(),
          placement: z.enum(PLACEMENTS),
          attempts: z.int().openapi({ description: 'Attempts of unknown cost in the window.' }),
          why: z.string(),
          how: z.string().openapi({
            description: 'What to add to the deployment in the configuration, with an example of numbers.',
          }),
        }),
      )
      .openapi({ description: 'Deployments whose cost cannot be told.' }),
  })
  .openapi('CostReport');
export type CostReport = z.infer<typeof CostReportSchema>;
