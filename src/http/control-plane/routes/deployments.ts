import { createRoute, z } from '@hono/zod-openapi';
import { assertNever } from '../../../domain/assert-never.ts';
import type { Capabilities, DeploymentPricing, Retention } from '../../../domain/deployment.ts';
import { PLACEMENTS } from '../../../domain/deployment.ts';
import { CATEGORIES, LEVELS } from '../../../domain/label.ts';
import type { TokenRates } from '../../../domain/model-price.ts';
import { formatDollars, nanoDollars } from '../../../domain/money.ts';
import { type ControlApp, ERROR_RESPONSES, jsonContent } from '../control-app.ts';
import type { ControlPlanePorts, DeploymentState } from '../ports.ts';

const Known = z.boolean().nullable().openapi({ description: 'Null is unknown.' });

const Rates = {
  inputPerMillionUsd: z.string().optional(),
  outputPerMillionUsd: z.string().optional(),
  cachedInputPerMillionUsd: z.string().optional(),
  cacheWritePerMillionUsd: z.string().optional(),
};

const DeploymentView = z
  .object({
    name: z.string(),
    model: z.string(),
    provider: z.object({ name: z.string(), type: z.string() }),
    state: z.string().nullable(),
    placement: z.enum(PLACEMENTS),
    region: z.string().nullable(),
    retention: z.string().nullable().openapi({ description: '`none`, or days like `30d`; null is unknown.' }),
    agreements: z.array(z.string()),
    certifications: z.array(z.string()),
    clearance: z.enum(LEVELS).openapi({ description: 'The highest level it may see.' }),
    except: z.array(z.enum(CATEGORIES)).openapi({ description: 'Categories it may not see at any level.' }),
    capabilities: z.object({
      tools: Known,
      images: Known,
      structuredOutput: Known,
      chat: Known,
      completion: Known,
      embeddings: Known,
      fillInTheMiddle: Known,
      contextTokens: z.int().nullable(),
      maxOutputTokens: z.int().nullable(),
    }),
    pricing: z.object({
      kind: z.enum(['catalogue', 'tokens', 'hardware', 'unknown']),
      ...Rates,
      longContext: z
        .array(z.object({ aboveInputTokens: z.int(), ...Rates }))
        .optional()
        .openapi({ description: 'What all tokens of a longer request cost.' }),
      perHourUsd: z.string().optional(),
    }),
  })
  .openapi('Deployment');
type DeploymentView = z.infer<typeof DeploymentView>;

const listDeployments = createRoute({
  method: 'get',
  path: '/demarc/v1/deployments',
  summary: 'Every deployment, with what it may see',
  responses: {
    200: jsonContent(z.object({ deployments: z.array(DeploymentView) }), 'The deployments'),
    ...ERROR_RESPONSES,
  },
});

export function registerDeploymentRoutes(
  app: ControlApp,
  ports: Pick<ControlPlanePorts, 'deployments'>,
): void {
  app.openapi(listDeployments, (context) =>
    context.json({ deployments: ports.deployments().map(viewDeployment) }, 200),
  );
}

/** Names each member, so that no address and no credential can come along. */
function viewDeployment({ deployment, state }: DeploymentState): DeploymentView {
  const { provider, capabilities, pricing } = deployment;
  const { destination } = provider;
  return {
    name: deployment.name,
    model: deployment.model,
    provider: { name: provider.name, type: provider.type },
    state: state ?? null,
    placement: destination.placement,
    region: destination.region ?? null,
    retention: viewRetention(destination.retention),
    agreements: [...destination.agreements],
    certifications: [...destination.certifications],
    clearance: destination.clearance,
    except: [...destination.except],
    capabilities: viewCapabilities(capabilities),
    pricing: viewPricing(pricing),
  };
}

function viewRetention(retention: Retention | undefined): string | null {
  if (retention === undefined) return null;
  return retention.kind === 'none' ? 'none' : `${retention.days}d`;
}

function viewCapabilities(capabilities: Capabilities): DeploymentView['capabilities'] {
  return {
    tools: capabilities.tools ?? null,
    images: capabilities.images ?? null,
    structuredOutput: capabilities.structuredOutput ?? null,
    chat: capabilities.chat ?? null,
    completion: capabilities.completion ?? null,
    embeddings: capabilities.embeddings ?? null,
    fillInTheMiddle: capabilities.fillInTheMiddle ?? null,
    contextTokens: capabilities.contextTokens ?? null,
    maxOutputTokens: capabilities.maxOutputTokens ?? null,
  };
}

function viewPricing(pricing: DeploymentPricing): DeploymentView['pricing'] {
  switch (pricing.kind) {
    case 'catalogue':
    case 'unknown':
      return { kind: pricing.kind };
    case 'hardware':
      return { kind: 'hardware', perHourUsd: dollars(pricing.perHour) };
    case 'tokens': {
      const tiers = pricing.longContext.map((tier) => ({
        aboveInputTokens: tier.aboveInputTokens,
        ...viewRates(tier),
      }));
      return {
        kind: 'tokens',
        ...viewRates(pricing),
        ...(tiers.length === 0 ? {} : { longContext: tiers }),
      };
    }
    default:
      return assertNever(pricing);
  }
}

function viewRates(rates: TokenRates) {
  const { cachedInputPerMillion: cached, cacheWritePerMillion: written } = rates;
  return {
    inputPerMillionUsd: dollars(rates.inputPerMillion),
    outputPerMillionUsd: dollars(rates.outputPerMillion),
    ...(cached === undefined ? {} : { cachedInputPerMillionUsd: dollars(cached) }),
    ...(written === undefined ? {} : { cacheWritePerMillionUsd: dollars(written) }),
  };
}

function dollars(nano: bigint): string {
  return formatDollars(nanoDollars(nano));
}
