import { createRoute, z } from '@hono/zod-openapi';
import type { AuditEntry } from '../../../domain/audit-entry.ts';
import type { StoredDecision } from '../../../domain/decision-history.ts';
import { DemarcError } from '../../../domain/error-catalogue.ts';
import { type PayloadOwner, payloadLabel } from '../../../domain/payload.ts';
import type { Principal } from '../../../domain/principal.ts';
import { performAudited } from '../audited-effect.ts';
import { type ControlApp, ERROR_RESPONSES, fromStorage, jsonContent } from '../control-app.ts';
import type { ControlPlanePorts } from '../ports.ts';

const request = {
  params: z.object({ id: z.string().regex(/^req_[0-9a-zA-Z-]{1,64}$/, 'a decision id starts with req_') }),
};

const readPayload = createRoute({
  method: 'get',
  path: '/demarc/v1/decisions/{id}/payload',
  summary: 'The body of a request, where bodies are kept',
  description: 'That it was read, and by whom, is on record before it is shown.',
  request,
  responses: {
    200: jsonContent(z.object({ id: z.string(), body: z.string() }), 'The body'),
    ...ERROR_RESPONSES,
  },
});

const erasePayload = createRoute({
  method: 'delete',
  path: '/demarc/v1/decisions/{id}/payload',
  summary: 'Erase the body of a request for ever',
  description: 'Its key is destroyed; that it was is on record, and the log verifies as before.',
  request,
  responses: {
    200: jsonContent(z.object({ id: z.string(), erased: z.boolean() }), 'Done'),
    ...ERROR_RESPONSES,
  },
});

type Ports = Pick<ControlPlanePorts, 'decisions' | 'payloads' | 'trail' | 'clock'>;

export function registerPayloadRoutes(app: ControlApp, ports: Ports): void {
  app.openapi(readPayload, async (context) => {
    const principal = context.get('principal');
    const { stored, pay, payloads } = await find(ports, principal, context.req.valid('param').id);
    const fields = { effect: 'payload.read', ref: pay.ref };
    const entry = entryOf(principal, stored.id, { type: 'read', fields });
    const body = await performAudited(ports, entry, () => payloads.open(ownerOf(stored), pay));
    if (body === undefined) throw new DemarcError('payload_not_found');
    return context.json({ id: stored.id, body }, 200);
  });

  app.openapi(erasePayload, async (context) => {
    const principal = context.get('principal');
    const { stored, pay, payloads } = await find(ports, principal, context.req.valid('param').id);
    const fields = { effect: 'payload.erase', event: 'payload', ref: pay.ref };
    const entry = entryOf(principal, stored.id, { type: 'erasure', fields });
    const erased = await performAudited(ports, entry, () => payloads.erase(pay.ref));
    return context.json({ id: stored.id, erased }, 200);
  });
}

async function find({ decisions, payloads }: Ports, principal: Principal, id: string) {
  const stored = await fromStorage(() => decisions.find(principal.tenant, id));
  if (stored === undefined) throw new DemarcError('decision_not_found');
  const { pay } = stored.decision;
  if (pay === undefined || payloads === undefined) throw new DemarcError('payload_not_found');
  return { stored, pay, payloads };
}

function entryOf(principal: Principal, id: string, what: Pick<AuditEntry, 'type' | 'fields'>): AuditEntry {
  return { ...what, tenant: principal.tenant, actor: principal.keyId, request: id };
}

function ownerOf({ log, id, tenant, decision }: StoredDecision): PayloadOwner {
  return { log, request: id, tenant, label: payloadLabel(decision.facts.label) };
}
