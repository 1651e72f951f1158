import { createRoute, z } from '@hono/zod-openapi';
import { DemarcError } from '../../../domain/error-catalogue.ts';
import { type JsonDocument, memberOf, sourceOf, stringOf } from '../../../domain/json/json-node.ts';
import { JsonSyntaxError } from '../../../domain/json/json-syntax-error.ts';
import { tokenise } from '../../../domain/json/tokenise.ts';
import { type ControlApp, ERROR_RESPONSES, jsonContent } from '../control-app.ts';
import { explainDecision } from '../decision-story.ts';
import { ExplanationSchema } from '../decision-story-schema.ts';
import type { ControlPlanePorts, ExplainInput } from '../ports.ts';

const explain = createRoute({
  method: 'post',
  path: '/demarc/v1/explain',
  summary: 'The decision for a prompt, without sending it anywhere',
  request: {
    headers: z.object({
      'x-demarc-task': z.string().optional().openapi({
        description:
          'And x-demarc-level, -categories, -residency, -prefer: as the request itself would say it.',
      }),
    }),
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.union([
            z.strictObject({ text: z.string() }),
            z.strictObject({
              dialect: z.string().openapi({ example: 'openai-chat' }),
              request: z.record(z.string(), z.unknown()).openapi({ description: 'As it would be sent.' }),
            }),
          ]),
        },
      },
    },
  },
  responses: { 200: jsonContent(ExplanationSchema, 'The decision'), ...ERROR_RESPONSES },
});

/** The body is read by the tokeniser that reads real requests: their bytes are explained, not a copy of them. */
export function registerExplainRoute(app: ControlApp, ports: Pick<ControlPlanePorts, 'explain'>): void {
  app.openAPIRegistry.registerPath(explain);
  app.post(explain.path, async (context) => {
    if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) {
      throw new DemarcError('unsupported_media_type');
    }
    const principal = context.get('principal');
    const declared = declaredIn((name) => context.req.header(name));
    const input = readInput(new Uint8Array(await context.req.arrayBuffer()), declared);
    const explained = await ports.explain(principal, input);
    return context.json(explainDecision(explained, principal), 200);
  });
}

/** What a request may say of itself is said here as there: by the same headers. */
const DECLARING = [
  'x-demarc-level',
  'x-demarc-categories',
  'x-demarc-residency',
  'x-demarc-task',
  'x-demarc-prefer',
] as const;

function declaredIn(header: (name: string) => string | undefined): ExplainInput['declared'] {
  return Object.fromEntries(
    DECLARING.flatMap((name) => {
      const value = header(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function readInput(bytes: Uint8Array, declared: ExplainInput['declared']): ExplainInput {
  const document = readJson(bytes);
  const names =
    document.root.kind === 'object' ? document.root.members.map(({ key }) => key.value).sort() : [];
  const text = stringOf(memberOf(document.root, 'text'));
  if (text !== undefined && names.length === 1) return { kind: 'text', text, declared };
  const dialect = stringOf(memberOf(document.root, 'dialect'));
  const request = memberOf(document.root, 'request');
  if (dialect !== undefined && request?.kind === 'object' && names.length === 2) {
    return { kind: 'request', dialect, body: sourceOf(document, request), declared };
  }
  throw new DemarcError('invalid_request', {
    message: 'send either {"text": "…"} or {"dialect": "…", "request": {…}}',
  });
}

function readJson(bytes: Uint8Array): JsonDocument {
  try {
    return tokenise(bytes);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const isTooComplex = error.fault === 'too-deep' || error.fault === 'too-many-values';
    throw new DemarcError(isTooComplex ? 'too_complex' : 'invalid_json', { message: error.message });
  }
}
