import { createRoute, z } from '@hono/zod-openapi';
import { INJECTION_KINDS } from '../../../domain/injection.ts';
import { CATEGORIES, LEVELS } from '../../../domain/label.ts';
import { TEXT_PLACES } from '../../../domain/text-report.ts';
import { type ControlApp, ERROR_RESPONSES, jsonContent } from '../control-app.ts';
import type { ControlPlanePorts } from '../ports.ts';

const Span = z.object({
  type: z.string().openapi({ example: 'CREDIT_CARD' }),
  start: z.int().openapi({ description: 'UTF-16 code units into the text as it was sent.' }),
  end: z.int().openapi({ description: 'Exclusive.' }),
});

const TextReportSchema = z
  .object({
    level: z.enum(LEVELS),
    categories: z.array(z.enum(CATEGORIES)),
    spans: z.array(Span).openapi({ description: 'What identifies people or is a number of theirs.' }),
    secrets: z.array(Span).openapi({ description: 'Credentials.' }),
    injection: z.object({ score: z.number(), label: z.enum(INJECTION_KINDS) }),
    flags: z.array(z.enum(['pii', 'secret', 'injection'])),
    findings: z.array(
      Span.extend({
        level: z.enum(LEVELS),
        categories: z.array(z.enum(CATEGORIES)),
        signal: z.string().openapi({ description: 'The detector.' }),
        reason: z.string().openapi({ description: 'What made it speak; never the text.' }),
      }),
    ),
    findingsLeftOut: z.int(),
    reasons: z
      .array(z.string())
      .openapi({ description: 'Why the level is as high as it is, apart from findings.' }),
    classifier: z.string(),
  })
  .openapi('TextReport');

const classify = createRoute({
  method: 'post',
  path: '/demarc/v1/classify',
  summary: 'How sensitive a text is and what was found in it; nothing is sent or recorded',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            text: z.string(),
            place: z.enum(TEXT_PLACES).optional().openapi({
              description: 'Where the text stood; matters for injection alone. `user` without.',
            }),
          }),
        },
      },
    },
  },
  responses: { 200: jsonContent(TextReportSchema, 'The label'), ...ERROR_RESPONSES },
});

/** A key that may see labels is told what the detectors say of a text of its own: no record of it is made anywhere. */
export function registerClassifyRoute(app: ControlApp, ports: Pick<ControlPlanePorts, 'classifyText'>): void {
  app.openapi(classify, async (context) => {
    const { text, place } = context.req.valid('json');
    const { spans, secrets, flags, categories, findings, reasons, ...report } = await ports.classifyText(
      context.get('principal'),
      { text, place },
    );
    return context.json(
      {
        ...report,
        categories: [...categories],
        spans: [...spans],
        secrets: [...secrets],
        flags: [...flags],
        findings: findings.map((finding) => ({ ...finding, categories: [...finding.categories] })),
        reasons: [...reasons],
      },
      200,
    );
  });
}
