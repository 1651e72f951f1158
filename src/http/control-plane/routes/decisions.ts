import { createRoute, z } from '@hono/zod-openapi';
import { DemarcError } from '../../../domain/error-catalogue.ts';
import { LEVELS } from '../../../domain/label.ts';
import { type ControlApp, ERROR_RESPONSES, fromStorage, jsonContent } from '../control-app.ts';
import { summariseDecision, tellDecision } from '../decision-story.ts';
import { DecisionStorySchema, DecisionSummarySchema } from '../decision-story-schema.ts';
import type { ControlPlanePorts } from '../ports.ts';

const MAX_LIMIT = 200;

const Time = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .openapi({ type: 'string', format: 'date-time' });

const DecisionId = z.string().regex(/^req_[0-9a-zA-Z-]{1,64}$/, 'a decision id starts with req_');

const listDecisions = createRoute({
  method: 'get',
  path: '/demarc/v1/decisions',
  summary: 'Decisions, newest first',
  description: 'An admin key sees every decision of its tenant, any other key its own.',
  request: {
    query: z.strictObject({
      from: Time.optional(),
      to: Time.optional(),
      level: z.enum(LEVELS).optional(),
      deployment: z.string().max(200).optional(),
      outcome: z.enum(['answered', 'refused', 'failed', 'aborted', 'crash']).optional(),
      limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(50),
      cursor: DecisionId.optional().openapi({ description: '`nextCursor` of the page before.' }),
    }),
  },
  responses: {
    200: jsonContent(
      z.object({ decisions: z.array(DecisionSummarySchema), nextCursor: z.string().nullable() }),
      'One page of decisions',
    ),
    ...ERROR_RESPONSES,
  },
});

const readDecision = createRoute({
  method: 'get',
  path: '/demarc/v1/decisions/{id}',
  summary: 'The whole story of one decision',
  request: { params: z.object({ id: DecisionId }) },
  responses: { 200: jsonContent(DecisionStorySchema, 'The story'), ...ERROR_RESPONSES },
});

export function registerDecisionRoutes(
  app: ControlApp,
  ports: Pick<ControlPlanePorts, 'decisions' | 'replay'>,
): void {
  app.openapi(listDecisions, async (context) => {
    const principal = context.get('principal');
    const { cursor, ...filter } = context.req.valid('query');
    if (filter.level !== undefined && !principal.seesLabels) {
      // Otherwise asking level by level would tell what the answer leaves out.
      throw new DemarcError('invalid_request', {
        message: 'this API key may not see levels',
        param: 'level',
      });
    }
    const rows = await fromStorage(() =>
      ports.decisions.list({
        ...filter,
        tenant: principal.tenant,
        keyId: principal.role === 'admin' ? undefined : principal.keyId,
        before: cursor,
        // One more than asked for tells whether there is a next page.
        limit: filter.limit + 1,
      }),
    );
    const page = rows.slice(0, filter.limit);
    const nextCursor = rows.length > filter.limit ? (page.at(-1)?.id ?? null) : null;
    return context.json({ decisions: page.map((row) => summariseDecision(row, principal)), nextCursor }, 200);
  });

  app.openapi(readDecision, async (context) => {
    const principal = context.get('principal');
    const { id } = context.req.valid('param');
    const stored = await fromStorage(() => ports.decisions.find(principal.tenant, id));
    const isOwn = stored?.decision.facts.principal.keyId === principal.keyId;
    // Somebody else's decision is answered like one that does not exist.
    if (stored === undefined || (principal.role !== 'admin' && !isOwn)) {
      throw new DemarcError('decision_not_found');
    }
    const replay = principal.seesLabels ? await ports.replay(stored.decision) : undefined;
    return context.json(tellDecision(stored, principal, replay), 200);
  });
}
