import { createRoute, z } from '@hono/zod-openapi';
import { DemarcError } from '../../../domain/error-catalogue.ts';
import { type ControlApp, ERROR_RESPONSES, fromStorage, jsonContent } from '../control-app.ts';
import type { ControlPlanePorts } from '../ports.ts';

const AdviceReportSchema = z
  .looseObject({
    v: z.literal(1),
    madeOn: z.string().openapi({ example: '2026-11-20' }),
    recommendation: z
      .looseObject({ approach: z.enum(['closed', 'open', 'hybrid']), headline: z.string() })
      .openapi({
        description: 'With reasons that cite the ids of answers, models, machines and agreements.',
      }),
    configuration: z.string().openapi({ description: 'Text of a demarc.yaml.' }),
  })
  .openapi('AdviceReport', { description: 'Described in docs/advisor.md.' });

const advise = createRoute({
  method: 'post',
  path: '/demarc/v1/advise',
  summary: 'Closed, open or both, with which models on which hardware; nothing is recorded or applied',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            answers: z.record(z.string().max(64), z.unknown()).openapi({
              description: 'By the ids of questions, listed in docs/advisor.md; null is "don\'t know".',
              example: { sensitivity: 'restricted', leaving: 'sensitive-stays', volume: 200_000 },
            }),
            ledger: z.boolean().default(true).openapi({ description: 'Take from the ledger what it knows.' }),
          }),
        },
      },
    },
  },
  responses: { 200: jsonContent(AdviceReportSchema, 'The advice'), ...ERROR_RESPONSES },
});

/** For admins: what it takes from the ledger is everybody's traffic. */
export function registerAdviseRoute(app: ControlApp, ports: Pick<ControlPlanePorts, 'advise'>): void {
  app.openapi(advise, async (context) => {
    const { tenant, seesLabels } = context.get('principal');
    const { answers, ledger } = context.req.valid('json');
    const given = await fromStorage(() => ports.advise({ tenant, answers, usesLedger: ledger, seesLabels }));
    if (given.kind === 'unusable') throw unusable(given.problems);
    return context.json(given.report as z.infer<typeof AdviceReportSchema>, 200);
  });
}

function unusable(
  problems: Extract<Awaited<ReturnType<ControlPlanePorts['advise']>>, { kind: 'unusable' }>['problems'],
): DemarcError {
  const [first] = problems;
  const words = problems.map(({ question, message, suggestion }) => {
    const meant = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
    return `${question === '' ? '' : `${question}: `}${message}${meant}`;
  });
  const param = first === undefined || first.question === '' ? 'answers' : `answers.${first.question}`;
  return new DemarcError('invalid_request', { message: words.join('; ').slice(0, 2_000), param });
}
