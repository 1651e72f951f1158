import { createRoute, z } from '@hono/zod-openapi';
import { type ControlApp, ERROR_RESPONSES, jsonContent } from '../control-app.ts';
import type { ControlPlanePorts } from '../ports.ts';

const Item = z
  .object({
    id: z.string(),
    regulation: z.string(),
    place: z.string().openapi({ description: 'Article, section or requirement.' }),
    asks: z.string(),
    verdict: z.enum(['met', 'not-met', 'not-knowable']),
    because: z.string(),
    by: z.array(z.string()).openapi({ description: 'Where in the configuration it stands.' }),
    todo: z.string().nullable(),
    source: z.object({ url: z.string(), title: z.string(), readOn: z.string(), quote: z.string() }),
  })
  .openapi('RegulationItem');

const readRegulation = createRoute({
  method: 'get',
  path: '/demarc/v1/regulation',
  summary: 'The configuration in force, held against what regulations ask',
  request: {
    query: z.strictObject({
      preset: z
        .enum(['healthcare', 'financial-services', 'software', 'legal', 'legal-tech'])
        .optional()
        .openapi({ description: 'Whose regulations are looked at; those of the configuration without.' }),
      regulation: z.enum(['gdpr', 'hipaa', 'pci-dss', 'sox', 'itar', 'ai-act']).optional(),
    }),
  },
  responses: {
    200: jsonContent(
      z
        .object({ preset: z.string().nullable(), items: z.array(Item), disclaimer: z.string() })
        .openapi('RegulationAdvice'),
      'The checklist',
    ),
    ...ERROR_RESPONSES,
  },
});

export function registerRegulationRoute(app: ControlApp, ports: Pick<ControlPlanePorts, 'regulation'>): void {
  app.openapi(readRegulation, (context) => {
    const { preset, regulation } = context.req.valid('query');
    const advice = ports.regulation({ preset, regulation });
    const items = advice.items.map(({ by, todo, ...item }) => ({ ...item, by: [...by], todo: todo ?? null }));
    return context.json({ preset: advice.preset ?? null, items, disclaimer: advice.disclaimer }, 200);
  });
}
