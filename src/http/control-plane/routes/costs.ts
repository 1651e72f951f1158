import { createRoute, z } from '@hono/zod-openapi';
import { COST_DIMENSIONS } from '../../../domain/cost-summary.ts';
import { DemarcError } from '../../../domain/error-catalogue.ts';
import type { KeyId, TenantId } from '../../../domain/ids.ts';
import { type ControlApp, ERROR_RESPONSES, fromStorage, jsonContent } from '../control-app.ts';
import { CostReportSchema } from '../cost-report-schema.ts';
import type { ControlPlanePorts } from '../ports.ts';
import { tellCosts } from '../tell-costs.ts';

const DAY_MS = 86_400_000;

const Moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: 'must be a day like 2026-11-20, or a time like 2026-11-20T00:00:00Z',
});
const From = Moment.transform((text) => new Date(text).toISOString());
/** A day is meant whole, so its end is the next midnight. */
const To = Moment.transform((text) =>
  new Date(Date.parse(text) + (text.includes('T') ? 0 : DAY_MS)).toISOString(),
);

const readCosts = createRoute({
  method: 'get',
  path: '/demarc/v1/costs',
  summary: 'What requests cost, and what the frontier alone would have cost',
  request: {
    query: z.strictObject({
      from: From.optional().openapi({
        type: 'string',
        description: 'A day in UTC or a time, inclusive; 30 days before `to` without.',
      }),
      to: To.optional().openapi({
        type: 'string',
        description: 'A day in UTC, which is included whole, or a time, which is not; now without.',
      }),
      by: z.enum(COST_DIMENSIONS).default('day'),
      frontier: z.string().min(1).max(200).optional().openapi({
        description: 'The deployment to compare with; the dearest one at an API without.',
      }),
    }),
  },
  responses: { 200: jsonContent(CostReportSchema, 'The costs'), ...ERROR_RESPONSES },
});

export function registerCostRoute(app: ControlApp, ports: Pick<ControlPlanePorts, 'costs' | 'keys'>): void {
  app.openapi(readCosts, async (context) => {
    const { tenant, seesLabels } = context.get('principal');
    const { from, to, by, frontier } = context.req.valid('query');
    if (by === 'level' && !seesLabels) {
      throw new DemarcError('invalid_request', { message: 'this API key may not see levels', param: 'by' });
    }
    if (from !== undefined && from >= (to ?? '9')) {
      throw new DemarcError('invalid_request', { message: 'must be earlier than `to`', param: 'from' });
    }
    const summary = await fromStorage(() => ports.costs({ tenant, from, to, by, frontier }));
    const nameOf = (group: string) => (by === 'key' ? keyName(ports, tenant, group) : group);
    return context.json(tellCosts(summary, nameOf), 200);
  });
}

/** Keys are ended, never deleted; one that is unknown all the same goes by its id. */
function keyName({ keys }: Pick<ControlPlanePorts, 'keys'>, tenant: TenantId, id: string): string {
  return keys.find(tenant, id as KeyId)?.name ?? id;
}
