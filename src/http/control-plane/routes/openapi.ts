import type { ControlApp } from '../control-app.ts';
import type { ControlPlanePorts } from '../ports.ts';

/** Serves the description of everything registered before it. */
export function registerOpenApiRoute(app: ControlApp, ports: Pick<ControlPlanePorts, 'version'>): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key. `x-api-key` is read as well.',
  });
  let document: object | undefined;
  app.get('/demarc/v1/openapi.json', (context) => {
    document ??= app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Demarc control plane',
        version: ports.version,
        description: 'Decisions, keys, deployments and the policy of one gateway.',
      },
      security: [{ key: [] }],
    });
    return context.json(document, 200);
  });
}
