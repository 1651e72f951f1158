import { createRoute, z } from '@hono/zod-openapi';
import { assertNever } from '../../../domain/assert-never.ts';
import type { AuditReply } from '../../../domain/audit-answer.ts';
import { type AuditQuestion, type Subject, subjectOf } from '../../../domain/audit-question.ts';
import { DemarcError } from '../../../domain/error-catalogue.ts';
import { LEVELS } from '../../../domain/label.ts';
import { type Period, PeriodError, readPeriod } from '../../../domain/period.ts';
import type { Principal } from '../../../domain/principal.ts';
import { type AuditAnswer, AuditAnswerSchema } from '../audit-answer-schema.ts';
import { type ControlApp, ERROR_RESPONSES, jsonContent } from '../control-app.ts';
import { ControlError } from '../control-error.ts';
import type { ControlPlanePorts } from '../ports.ts';

const Moment = z.string().max(40);

const ASKED = {
  from: Moment.optional().openapi({ description: 'A day in UTC or an instant, inclusive.' }),
  to: Moment.optional().openapi({
    description: 'A day in UTC, which is included whole, or an instant, which is not.',
  }),
};

const ASKED_IN_QUERY = {
  ...ASKED,
  proof: z.enum(['true', 'false']).default('false').openapi({
    description: 'Whether to take along what proves the answer, which reads the log twice.',
  }),
};

const RESPONSES = { 200: jsonContent(AuditAnswerSchema, 'The answer'), ...ERROR_RESPONSES };

const FROM_THE_RECORD =
  'Read from the files of the log alone, all of them, and held against the signed checkpoint; a log that is not as it ' +
  'was signed gets no answer (`audit_not_proven`). One question at a time.';

const sent = createRoute({
  method: 'get',
  path: '/demarc/v1/audit/sent',
  summary: 'What went to a destination, and at which levels',
  description: FROM_THE_RECORD,
  request: {
    query: z.strictObject({
      destination: z.string().min(1).max(200).openapi({ description: 'A deployment or a provider.' }),
      ...ASKED_IN_QUERY,
    }),
  },
  responses: RESPONSES,
});

const nothingAbove = createRoute({
  method: 'get',
  path: '/demarc/v1/audit/nothing-above',
  summary: 'Whether nothing above a level left the premises',
  description: FROM_THE_RECORD,
  request: { query: z.strictObject({ level: z.enum(LEVELS), ...ASKED_IN_QUERY }) },
  responses: RESPONSES,
});

const readers = createRoute({
  method: 'get',
  path: '/demarc/v1/audit/readers',
  summary: 'Who read a prompt, and which models were given it',
  description: FROM_THE_RECORD,
  request: {
    query: z.strictObject({
      request: z.string().regex(/^req_[0-9a-zA-Z-]{1,64}$/, 'the id of a request starts with req_'),
      ...ASKED_IN_QUERY,
    }),
  },
  responses: RESPONSES,
});

const policies = createRoute({
  method: 'get',
  path: '/demarc/v1/audit/policies',
  summary: 'Which policy was in force, and when',
  description: FROM_THE_RECORD,
  request: { query: z.strictObject(ASKED_IN_QUERY) },
  responses: RESPONSES,
});

const subject = createRoute({
  method: 'post',
  path: '/demarc/v1/audit/subject',
  summary: 'Everything on record about one data subject, and its erasure',
  description: `${FROM_THE_RECORD} Asked with a body, so that no name of a person stands in an address.`,
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            subject: z.string().max(100).optional().openapi({
              description: 'An API key (key_…), a request (req_…), a pseudonym (eu_…) or a commitment.',
            }),
            endUser: z.string().min(1).max(4_096).optional().openapi({
              description: 'The id by which a caller names its own user; it goes nowhere and is not kept.',
            }),
            ...ASKED,
            proof: z.boolean().default(false),
          }),
        },
      },
    },
  },
  responses: RESPONSES,
});

type Ports = Pick<ControlPlanePorts, 'askAuditor' | 'nameEndUser'>;

export function registerAuditRoutes(app: ControlApp, ports: Ports): void {
  const ask = oneAtATime(ports.askAuditor);

  app.openapi(sent, async (context) => {
    const { destination, proof, ...asked } = context.req.valid('query');
    const about = askedAbout(context.get('principal'), asked);
    return context.json(await ask({ ask: 'sent', destination, ...about }, proof === 'true'), 200);
  });

  app.openapi(nothingAbove, async (context) => {
    const { level, proof, ...asked } = context.req.valid('query');
    const about = askedAbout(context.get('principal'), asked);
    return context.json(await ask({ ask: 'nothing-above', level, ...about }, proof === 'true'), 200);
  });

  app.openapi(readers, async (context) => {
    const { request, proof, ...asked } = context.req.valid('query');
    const about = askedAbout(context.get('principal'), asked);
    return context.json(await ask({ ask: 'readers', request, ...about }, proof === 'true'), 200);
  });

  app.openapi(policies, async (context) => {
    const { proof, ...asked } = context.req.valid('query');
    const about = askedAbout(context.get('principal'), asked);
    return context.json(await ask({ ask: 'policies', ...about }, proof === 'true'), 200);
  });

  app.openapi(subject, async (context) => {
    const { subject: id, endUser, proof, ...asked } = context.req.valid('json');
    const principal = context.get('principal');
    const whom = subjectAsked(principal, { id, endUser }, ports);
    const about = askedAbout(principal, asked);
    return context.json(await ask({ ask: 'subject', subject: whom, ...about }, proof), 200);
  });
}

/** The period and the tenant of a question: an admin asks about its own tenant. */
function askedAbout(
  { tenant }: Principal,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): Pick<AuditQuestion, 'period' | 'tenant'> {
  return { tenant, period: periodOf(from, to) };
}

function periodOf(from: string | undefined, to: string | undefined): Period {
  try {
    return readPeriod(from, to);
  } catch (error) {
    if (!(error instanceof PeriodError)) throw error;
    throw new DemarcError('invalid_request', { message: error.message, param: error.field });
  }
}

function subjectAsked(
  { tenant }: Principal,
  { id, endUser }: { readonly id: string | undefined; readonly endUser: string | undefined },
  { nameEndUser }: Ports,
): Subject {
  if ((id === undefined) === (endUser === undefined)) {
    throw new DemarcError('invalid_request', {
      message: 'name one subject: by its id, or an end user',
      param: 'subject',
    });
  }
  if (endUser !== undefined) return { kind: 'end-user', id: nameEndUser(tenant, endUser) };
  const found = subjectOf(id ?? '');
  if (found !== undefined) return found;
  throw new DemarcError('invalid_request', {
    message:
      'must be an API key (key_…), a request (req_…), a pseudonym (eu_…) or a commitment (hmac-sha256:…)',
    param: 'subject',
  });
}

/** Reading a whole log takes a core for seconds; whoever serves requests beside it does so once at a time. */
function oneAtATime(askAuditor: ControlPlanePorts['askAuditor']) {
  let isAsking = false;
  return async (question: AuditQuestion, withProof: boolean) => {
    if (isAsking) throw new ControlError('audit_busy');
    isAsking = true;
    try {
      return answered(await askAuditor(question, { withProof }));
    } finally {
      isAsking = false;
    }
  };
}

function answered(reply: AuditReply): AuditAnswer {
  if (reply.kind === 'answered') {
    const { question, found, basis, proof } = reply;
    return {
      question: { ...question },
      found: { ...found },
      basis: { ...basis, notes: [...basis.notes] },
      proof: proof === undefined ? null : { ...proof },
    };
  }
  const { why, message } = reply;
  switch (why) {
    case 'unknown-destination':
      throw new DemarcError('invalid_request', { message, param: 'destination' });
    case 'not-covered':
      throw new DemarcError('invalid_request', { message, param: 'from' });
    case 'tampered':
    case 'unreadable':
    case 'unproven':
      throw new ControlError('audit_not_proven', undefined, message);
    default:
      return assertNever(why);
  }
}
