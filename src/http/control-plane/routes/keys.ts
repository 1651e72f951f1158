import { createRoute, z } from '@hono/zod-openapi';
import type { ApiKey } from '../../../domain/api-key.ts';
import type { CanonicalValue } from '../../../domain/audit-entry.ts';
import { DemarcError } from '../../../domain/error-catalogue.ts';
import type { KeyId } from '../../../domain/ids.ts';
import { LEVELS } from '../../../domain/label.ts';
import type { Principal } from '../../../domain/principal.ts';
import { performAudited } from '../audited-effect.ts';
import { type ControlApp, ERROR_RESPONSES, fromStorage, jsonContent } from '../control-app.ts';
import { type KeyRequest, specifyKey } from '../key-specification.ts';
import type { ControlPlanePorts } from '../ports.ts';

const Key = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(['caller', 'admin']),
    models: z.array(z.string()).nullable().openapi({ description: 'Null allows every model.' }),
    maxOutboundLevel: z.enum(LEVELS),
    seesLabels: z.boolean(),
    residency: z.string().nullable(),
    createdAt: z.string(),
    expiresAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
  })
  .openapi('Key');

const NewKey = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,63}$/u,
        'a name is 1 to 64 letters, digits, spaces or . _ @ -',
      ),
    role: z.enum(['caller', 'admin']).default('caller'),
    models: z.array(z.string().min(1).max(200)).min(1).max(100).optional(),
    maxOutboundLevel: z.enum(LEVELS).optional(),
    seesLabels: z.boolean().optional(),
    residency: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'a region is written like eu or us-east-1')
      .optional(),
    expiresInDays: z.int().min(1).max(3650).optional(),
  })
  .openapi('NewKey');

const KeyPath = z.object({ id: z.string().regex(/^key_[0-9a-zA-Z-]{1,64}$/, 'a key id starts with key_') });

const listKeys = createRoute({
  method: 'get',
  path: '/demarc/v1/keys',
  summary: 'API keys, newest first, ended ones included',
  responses: { 200: jsonContent(z.object({ keys: z.array(Key) }), 'The keys'), ...ERROR_RESPONSES },
});

const createKey = createRoute({
  method: 'post',
  path: '/demarc/v1/keys',
  summary: 'Make an API key',
  description: 'The token is in this answer and nowhere else, ever.',
  request: { body: { required: true, content: { 'application/json': { schema: NewKey } } } },
  responses: {
    201: jsonContent(z.object({ key: Key, token: z.string() }), 'The new key'),
    ...ERROR_RESPONSES,
  },
});

const revokeKey = createRoute({
  method: 'delete',
  path: '/demarc/v1/keys/{id}',
  summary: 'End an API key at once',
  request: { params: KeyPath },
  responses: { 200: jsonContent(Key, 'The key as it is now'), ...ERROR_RESPONSES },
});

export function registerKeyRoutes(
  app: ControlApp,
  ports: Pick<ControlPlanePorts, 'keys' | 'trail' | 'clock'>,
): void {
  const audited = <Result>(
    principal: Principal,
    fields: Readonly<Record<string, CanonicalValue>>,
    effect: () => Promise<Result>,
  ): Promise<Result> =>
    performAudited(ports, { type: 'admin', tenant: principal.tenant, actor: principal.keyId, fields }, () =>
      fromStorage(effect),
    );

  app.openapi(listKeys, (context) => {
    const { tenant } = context.get('principal');
    return context.json({ keys: ports.keys.list(tenant).map(viewKey) }, 200);
  });

  app.openapi(createKey, async (context) => {
    const principal = context.get('principal');
    const request: KeyRequest = context.req.valid('json');
    const minted = ports.keys.mint(specifyKey(principal, request, ports.clock.wallMs()));
    await audited(principal, { effect: 'key.create', ...recordKey(minted.key) }, () =>
      ports.keys.insert(minted),
    );
    return context.json({ key: viewKey(minted.key), token: minted.token }, 201);
  });

  app.openapi(revokeKey, async (context) => {
    const principal = context.get('principal');
    const id = context.req.valid('param').id as KeyId;
    const key = ports.keys.find(principal.tenant, id);
    if (key === undefined) throw new DemarcError('key_not_found');
    if (key.revokedAtMs !== undefined) return context.json(viewKey(key), 200);
    const revoked = await audited(principal, { effect: 'key.revoke', key: id }, () =>
      ports.keys.revoke(principal.tenant, id),
    );
    if (revoked === undefined) throw new DemarcError('key_not_found');
    return context.json(viewKey(revoked), 200);
  });
}

/** What goes on record. The name stays out: it may be a person's, and records cannot be erased. */
function recordKey(key: ApiKey): Readonly<Record<string, CanonicalValue>> {
  return {
    key: key.id,
    role: key.role,
    models: key.allowedModels ?? null,
    maxOutboundLevel: key.maxOutboundLevel,
    seesLabels: key.seesLabels,
    residency: key.residency ?? null,
    expiresAt: iso(key.expiresAtMs),
  };
}

function viewKey(key: ApiKey): z.infer<typeof Key> {
  return {
    id: key.id,
    name: key.name,
    role: key.role,
    models: key.allowedModels === undefined ? null : [...key.allowedModels],
    maxOutboundLevel: key.maxOutboundLevel,
    seesLabels: key.seesLabels,
    residency: key.residency ?? null,
    createdAt: new Date(key.createdAtMs).toISOString(),
    expiresAt: iso(key.expiresAtMs),
    revokedAt: iso(key.revokedAtMs),
  };
}

function iso(timeMs: number | undefined): string | null {
  return timeMs === undefined ? null : new Date(timeMs).toISOString();
}
