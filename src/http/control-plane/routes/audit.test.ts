import { describe, expect, it } from 'vitest';
import type { AuditRefusal } from '../../../domain/audit-answer.ts';
import { createFixture } from '../control-plane.fixture.ts';
import { auditAnswer } from '../told-answers.fixture.ts';

describe('an auditor’s question', () => {
  it.each([
    ['sent?destination=frontier', { ask: 'sent', destination: 'frontier' }],
    ['nothing-above?level=internal', { ask: 'nothing-above', level: 'internal' }],
    ['readers?request=req_1', { ask: 'readers', request: 'req_1' }],
    ['policies', { ask: 'policies' }],
  ])('is asked for the own tenant: %s', async (path, question) => {
    const fixture = createFixture();
    const { status, body } = await fixture.ask(`/demarc/v1/audit/${path}`);
    expect(status).toBe(200);
    expect(fixture.asked).toEqual([
      { question: { ...question, tenant: 'default', period: { from: null, to: null } }, withProof: false },
    ]);
    expect(body).toMatchObject({ question, basis: { size: 1, records: { count: 0 } }, proof: null });
  });

  it.each(['sent?destination=frontier', 'nothing-above?level=internal', 'readers?request=req_1', 'policies'])(
    'is answered to admins alone: %s',
    async (path) => {
      const fixture = createFixture();
      for (const as of ['caller', 'seeing'] as const) {
        expect((await fixture.ask(`/demarc/v1/audit/${path}`, { as })).status).toBe(403);
      }
      expect(fixture.asked).toEqual([]);
    },
  );

  it('takes days, the last one whole, and instants with their offset', async () => {
    const fixture = createFixture();
    await fixture.ask('/demarc/v1/audit/policies?from=2026-11-01&to=2026-11-02');
    await fixture.ask('/demarc/v1/audit/policies?from=2026-11-01T01:00:00%2B01:00');
    expect(fixture.asked.map(({ question }) => question.period)).toEqual([
      { from: '2026-11-01T00:00:00.000Z', to: '2026-11-03T00:00:00.000Z' },
      { from: '2026-11-01T00:00:00.000Z', to: null },
    ]);
  });

  it('comes with its proof where that was asked for', async () => {
    const fixture = createFixture();
    const { body } = await fixture.ask('/demarc/v1/audit/policies?proof=true');
    expect(body).toMatchObject({ proof: { format: 'demarc-audit-proof/1', isComplete: true } });
    expect(fixture.asked[0]?.withProof).toBe(true);
  });

  it.each([
    ['sent', 'destination'],
    ['nothing-above?level=secret', 'level'],
    ['readers?request=key_1', 'request'],
    ['policies?from=yesterday', 'from'],
    ['policies?to=2026-02-30', 'to'],
    ['policies?from=2026-11-02&to=2026-11-01', 'from'],
  ])('is refused where it is none: %s', async (path, param) => {
    const fixture = createFixture();
    const { status, body } = await fixture.ask(`/demarc/v1/audit/${path}`);
    expect([status, body.error]).toEqual([400, expect.objectContaining({ code: 'invalid_request', param })]);
    expect(fixture.asked).toEqual([]);
  });

  it.each([
    ['tampered', 409, 'audit_not_proven', undefined],
    ['unreadable', 409, 'audit_not_proven', undefined],
    ['unproven', 409, 'audit_not_proven', undefined],
    ['not-covered', 400, 'invalid_request', 'from'],
    ['unknown-destination', 400, 'invalid_request', 'destination'],
  ] as const)('that cannot be answered is an error that says why: %s', async (why, status, code, param) => {
    const refusal: AuditRefusal = { kind: 'refused', why, message: 'Record 4,711 was changed.' };
    const fixture = createFixture({ askAuditor: () => Promise.resolve(refusal) });
    const answer = await fixture.ask('/demarc/v1/audit/sent?destination=frontier');
    expect(answer.status).toBe(status);
    expect(answer.body.error).toEqual({
      code,
      message: 'Record 4,711 was changed.',
      retryable: false,
      ...(param === undefined ? {} : { param }),
    });
  });

  it('waits for no other: a second one at the same time is turned away', async () => {
    let answer = () => {};
    const fixture = createFixture({
      askAuditor: (question) =>
        new Promise((resolve) => {
          answer = () => resolve(auditAnswer(question));
        }),
    });
    const first = fixture.ask('/demarc/v1/audit/policies');
    await new Promise((resolve) => setImmediate(resolve));
    const second = await fixture.ask('/demarc/v1/audit/policies');
    expect([second.status, second.body.error?.code]).toEqual([503, 'audit_busy']);
    expect(second.headers.get('retry-after')).toBe('5');
    answer();
    expect((await first).status).toBe(200);
    const third = fixture.ask('/demarc/v1/audit/policies');
    await new Promise((resolve) => setImmediate(resolve));
    answer();
    expect((await third).status).toBe(200);
  });
});

describe('POST /demarc/v1/audit/subject', () => {
  const ask = (fixture: ReturnType<typeof createFixture>, body: object) =>
    fixture.ask('/demarc/v1/audit/subject', { method: 'POST', body });

  it.each([
    ['key_1', 'key'],
    ['req_1', 'request'],
    [`eu_${'a'.repeat(32)}`, 'end-user'],
    [`hmac-sha256:${'a'.repeat(64)}`, 'commitment'],
  ])('knows a subject by its form: %s', async (id, kind) => {
    const fixture = createFixture();
    await ask(fixture, { subject: id });
    expect(fixture.asked).toMatchObject([{ question: { ask: 'subject', subject: { kind, id } } }]);
  });

  it('is answered to admins alone', async () => {
    const fixture = createFixture();
    const options = { method: 'POST', as: 'caller', body: { subject: 'key_caller' } } as const;
    expect((await fixture.ask('/demarc/v1/audit/subject', options)).status).toBe(403);
    expect(fixture.asked).toEqual([]);
  });

  it('asks for an end user by the pseudonym alone', async () => {
    const fixture = createFixture();
    const { body } = await ask(fixture, { endUser: 'ada@example.com', proof: true });
    expect(fixture.asked).toMatchObject([
      {
        question: { subject: { kind: 'end-user', id: expect.stringMatching(/^eu_[0-9a-f]{32}$/) } },
        withProof: true,
      },
    ]);
    expect(JSON.stringify([body, fixture.asked, fixture.trail.entries, fixture.logged])).not.toContain(
      'ada@',
    );
  });

  it.each([{}, { subject: 'ada' }, { subject: 'key_1', endUser: 'ada' }, { subject: 'key_1', more: true }])(
    'refuses %j',
    async (body) => {
      const fixture = createFixture();
      expect((await ask(fixture, body)).status).toBe(400);
      expect(fixture.asked).toEqual([]);
    },
  );
});
