import { createRoute, z } from '@hono/zod-openapi';
import { type ControlApp, ERROR_RESPONSES, jsonContent } from '../control-app.ts';
import type { ControlPlanePorts } from '../ports.ts';

const readPolicy = createRoute({
  method: 'get',
  path: '/demarc/v1/policy',
  summary: 'The policy in force',
  responses: {
    200: jsonContent(
      z
        .object({
          hash: z.string().openapi({ description: 'Every decision names the hash of its policy.' }),
          models: z.array(z.string()).openapi({ description: 'The names callers may ask for.' }),
          document: z.unknown().openapi({ description: 'The policy document that was hashed.' }),
        })
        .openapi('Policy'),
      'The policy',
    ),
    ...ERROR_RESPONSES,
  },
});

export function registerPolicyRoute(app: ControlApp, ports: Pick<ControlPlanePorts, 'policy'>): void {
  app.openapi(readPolicy, (context) => {
    const { hash, document, callableModels } = ports.policy();
    return context.json({ hash, models: [...callableModels], document }, 200);
  });
}
