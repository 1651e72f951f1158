import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../domain/error-catalogue.ts';
import { nanoDollars } from '../domain/money.ts';
import type { TelemetryGauges } from '../pipeline/telemetry.ts';
import { createMetrics } from './metrics.ts';
import { attemptSettled, NAMES, requestSettled } from './telemetry.fixture.ts';

function metrics(gauges: TelemetryGauges = {}) {
  return createMetrics({ gauges, version: '1.2.3', names: () => NAMES });
}

/** The lines of a page that say something, sorted, without buckets that nothing fell into. */
async function linesOf(page: { render(): Promise<string> }): Promise<string[]> {
  const lines = (await page.render()).split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#') && !line.endsWith(' 0'));
}

describe('the page of metrics', () => {
  it('says exactly this after exactly that', async () => {
    const page = metrics();
    page.requestDecided({ dialect: 'openai-chat', rule: 'hard work', planned: 2, durationMs: 2 });
    page.attemptSettled(
      attemptSettled({
        deployment: 'frontier',
        model: 'gpt-5.5',
        providerType: 'openai',
        placement: 'api',
        result: 'failed',
        error: 'upstream_timeout',
        cause: 'idle-timeout',
        durationMs: 60_000,
        firstTokenMs: undefined,
        finish: undefined,
        usage: { inputTokens: 100, outputTokens: undefined, source: 'estimated' },
        costNano: undefined,
        costBasis: 'unknown',
      }),
    );
    page.attemptSettled(attemptSettled({ attempt: 2, queueWaitMs: 300 }));
    page.requestSettled(requestSettled({ attempts: 2 }));
    page.requestDecided({ dialect: 'openai-chat', rule: 'hard work', planned: 0, durationMs: 0.2 });
    page.requestSettled(
      requestSettled({ outcome: 'refused', error: 'policy_denied', level: 'restricted', durationMs: 1 }),
    );
    page.requestRejected({ dialect: 'openai-chat', error: 'invalid_api_key' });
    page.modelLoaded({ deployment: 'everyday', durationMs: 3_000 });

    const lines = (await linesOf(page)).filter((line) => !line.includes('_bucket{'));
    const house =
      'gen_ai_operation_name="chat",gen_ai_provider_name="openai-compatible",gen_ai_request_model="qwen3:8b",deployment="everyday"';
    const vendor =
      'gen_ai_operation_name="chat",gen_ai_provider_name="openai",gen_ai_request_model="gpt-5.5",deployment="frontier"';
    expect(lines).toEqual([
      'demarc_requests_total{dialect="openai-chat",outcome="answered",level="internal",task="chat"} 1',
      'demarc_requests_total{dialect="openai-chat",outcome="refused",level="restricted",task="chat"} 1',
      'demarc_request_duration_seconds_sum{dialect="openai-chat",outcome="answered"} 2.3',
      'demarc_request_duration_seconds_count{dialect="openai-chat",outcome="answered"} 1',
      'demarc_request_duration_seconds_sum{dialect="openai-chat",outcome="refused"} 0.001',
      'demarc_request_duration_seconds_count{dialect="openai-chat",outcome="refused"} 1',
      'demarc_request_errors_total{outcome="refused",code="policy_denied"} 1',
      'demarc_request_errors_total{outcome="rejected",code="invalid_api_key"} 1',
      'demarc_decisions_total{rule="hard work",plan="found"} 1',
      'demarc_decisions_total{rule="hard work",plan="empty"} 1',
      'demarc_decision_duration_seconds_sum 0.0022',
      'demarc_decision_duration_seconds_count 2',
      `gen_ai_client_operation_duration_seconds_sum{${vendor},placement="api",error_type="upstream_timeout"} 60`,
      `gen_ai_client_operation_duration_seconds_count{${vendor},placement="api",error_type="upstream_timeout"} 1`,
      `gen_ai_client_operation_duration_seconds_sum{${house},placement="on-premises",error_type=""} 2.25`,
      `gen_ai_client_operation_duration_seconds_count{${house},placement="on-premises",error_type=""} 1`,
      `gen_ai_server_time_to_first_token_seconds_sum{${house}} 0.25`,
      `gen_ai_server_time_to_first_token_seconds_count{${house}} 1`,
      `gen_ai_client_token_usage_sum{${vendor},gen_ai_token_type="input",source="estimated"} 100`,
      `gen_ai_client_token_usage_count{${vendor},gen_ai_token_type="input",source="estimated"} 1`,
      `gen_ai_client_token_usage_sum{${house},gen_ai_token_type="input",source="upstream"} 100`,
      `gen_ai_client_token_usage_count{${house},gen_ai_token_type="input",source="upstream"} 1`,
      `gen_ai_client_token_usage_sum{${house},gen_ai_token_type="output",source="upstream"} 50`,
      `gen_ai_client_token_usage_count{${house},gen_ai_token_type="output",source="upstream"} 1`,
      'demarc_output_tokens_per_second_sum{deployment="everyday"} 25',
      'demarc_output_tokens_per_second_count{deployment="everyday"} 1',
      'demarc_attempts_total{deployment="frontier",placement="api",result="failed"} 1',
      'demarc_attempts_total{deployment="everyday",placement="on-premises",result="answered"} 1',
      'demarc_attempt_errors_total{deployment="frontier",code="upstream_timeout",cause="idle-timeout"} 1',
      'demarc_cost_dollars_total{deployment="everyday",basis="hardware"} 0.0015',
      'demarc_cost_unknown_total{deployment="frontier"} 1',
      'demarc_queue_wait_seconds_sum{deployment="everyday"} 0.3',
      'demarc_queue_wait_seconds_count{deployment="everyday"} 1',
      'demarc_cold_start_duration_seconds_sum{deployment="everyday"} 3',
      'demarc_cold_start_duration_seconds_count{deployment="everyday"} 1',
      'demarc_build_info{version="1.2.3"} 1',
    ]);
  });

  it('counts hedges by how they ended, and what a cold start cost in time', async () => {
    const page = metrics({
      deploymentHealth: () =>
        new Map([
          ['everyday', 'ready'],
          ['frontier', 'unknown'],
        ]),
    });
    page.attemptSettled(attemptSettled({ isHedge: true, result: 'aborted' }));
    page.attemptSettled(attemptSettled({ isColdStart: true, firstTokenMs: 41_000 }));
    page.attemptSettled(attemptSettled({ isColdStart: true, firstTokenMs: undefined }));
    page.attemptSettled(attemptSettled());
    const lines = (await linesOf(page)).filter(
      (line) => /^demarc_(?:hedges|cold|deployment)/.test(line) && !line.includes('_bucket{'),
    );
    expect(lines).toEqual([
      'demarc_hedges_total{deployment="everyday",result="aborted"} 1',
      'demarc_cold_attempts_total{deployment="everyday"} 2',
      'demarc_cold_first_token_seconds_sum{deployment="everyday"} 41',
      'demarc_cold_first_token_seconds_count{deployment="everyday"} 1',
      'demarc_deployment_health{deployment="everyday",state="ready"} 1',
      'demarc_deployment_health{deployment="frontier",state="unknown"} 1',
    ]);
  });

  it('puts a value into every bucket at or above it', async () => {
    const page = metrics();
    page.requestDecided({ dialect: 'd', rule: 'hard work', planned: 1, durationMs: 2.5 });
    const buckets = (await page.render()).match(/^demarc_decision_duration_seconds_bucket.*$/gm);
    expect(buckets?.slice(2, 5)).toEqual([
      'demarc_decision_duration_seconds_bucket{le="0.001"} 0',
      'demarc_decision_duration_seconds_bucket{le="0.0025"} 1',
      'demarc_decision_duration_seconds_bucket{le="0.005"} 1',
    ]);
  });

  it('counts an attempt that the law stopped as an attempt, and as nothing that a model did', async () => {
    const page = metrics();
    page.attemptSettled(
      attemptSettled({
        result: 'not-cleared',
        error: 'no_cleared_destination',
        cause: 'not-cleared',
        usage: undefined,
        costNano: nanoDollars(0n),
        costBasis: 'unknown',
      }),
    );
    expect(await linesOf(page)).toEqual([
      'demarc_attempts_total{deployment="everyday",placement="on-premises",result="not-cleared"} 1',
      'demarc_attempt_errors_total{deployment="everyday",code="no_cleared_destination",cause="not-cleared"} 1',
      'demarc_build_info{version="1.2.3"} 1',
    ]);
  });

  it('neither charges nor doubts an attempt that never began', async () => {
    const page = metrics();
    page.attemptSettled(attemptSettled({ costNano: nanoDollars(0n), costBasis: 'unknown' }));
    expect((await linesOf(page)).filter((line) => line.startsWith('demarc_cost'))).toEqual([]);
  });

  it.each([
    ['was cut', { result: 'aborted' as const }],
    ['came in one token', { usage: { outputTokens: 1, source: 'upstream' as const } }],
    ['took no time', { durationMs: 250, firstTokenMs: 250 }],
  ])('tells no speed of an answer that %s', async (_what, over) => {
    const page = metrics();
    page.attemptSettled(attemptSettled(over));
    expect((await linesOf(page)).filter((line) => line.startsWith('demarc_output_tokens'))).toEqual([]);
  });

  it('counts the whole time of an answer that was no stream, but for its time in a queue', async () => {
    const page = metrics();
    page.attemptSettled(attemptSettled({ durationMs: 2_500, firstTokenMs: undefined, queueWaitMs: 500 }));
    expect(await page.render()).toContain('demarc_output_tokens_per_second_sum{deployment="everyday"} 25');
  });
});

describe('readings', () => {
  it('are taken when somebody looks; what is unknown is left out', async () => {
    let lagS: number | undefined = 0.25;
    let phase: string | undefined = 'loading';
    const page = metrics({
      openRequests: () => 3,
      openStreams: () => 0,
      upstreamConnections: () => 2,
      queueDepth: () => new Map([['everyday', 4]]),
      auditLagS: () => lagS,
      isAuditAccepting: () => true,
      checkpointAgeS: () => Promise.resolve(1.5),
      projectionLagRecords: () => 7,
      starterPhase: () => phase,
    });
    const read = async () =>
      (await page.render())
        .split('\n')
        .filter(
          (line) =>
            /^demarc_(?!build)[a-z_]+(?:\{(?:phase|deployment)="\w+"\})? /.test(line) &&
            !line.includes('decision_'),
        );
    expect(await read()).toEqual([
      'demarc_open_requests 3',
      'demarc_open_streams 0',
      'demarc_upstream_connections 2',
      'demarc_audit_lag_seconds 0.25',
      'demarc_audit_accepting 1',
      'demarc_audit_checkpoint_age_seconds 1.5',
      'demarc_projection_lag_records 7',
      'demarc_queue_depth{deployment="everyday"} 4',
      'demarc_starter_phase{phase="loading"} 1',
    ]);
    lagS = undefined;
    phase = 'ready';
    const later = await read();
    expect(later.filter((line) => line.startsWith('demarc_audit_lag'))).toEqual([]);
    expect(later.filter((line) => line.startsWith('demarc_starter'))).toEqual([
      'demarc_starter_phase{phase="ready"} 1',
    ]);
  });

  it('that cannot be taken are left out, and the others are shown', async () => {
    const fail = () => {
      throw new Error('closed');
    };
    const page = metrics({
      checkpointAgeS: () => Promise.reject(new Error('gone')),
      openRequests: () => 3,
      auditLagS: fail,
      queueDepth: fail,
      starterPhase: fail,
    });
    const lines = await linesOf(page);
    expect(lines).toEqual(['demarc_build_info{version="1.2.3"} 1', 'demarc_open_requests 3']);
  });

  it('that nobody can take do not exist', async () => {
    expect(await metrics().render()).not.toContain('demarc_audit_lag');
  });
});

describe('under hostile names', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('__proto__', 'constructor', 'a"} 1\nfake_total{x="', 'sk-live-0123456789', 'everyday'),
    fc.stringMatching(/^[a-z][a-z0-9_.-]{0,63}$/),
  );

  it('makes no more series than the configuration has names, and no line of its own', async () => {
    const page = metrics();
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 9, maxLength: 9 }), (words) => {
        const [a, b, c, d, e, f, g, h, i] = words as [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
        page.requestDecided({ dialect: a, rule: b, planned: 1, durationMs: 1 });
        page.attemptSettled(
          attemptSettled({
            deployment: c,
            model: d,
            cause: e,
            error: f as ErrorCode,
            providerType: 'openai',
          }),
        );
        page.requestSettled(requestSettled({ dialect: g, requestedModel: h, error: i as ErrorCode }));
        page.requestRejected({ dialect: a, error: b as ErrorCode });
        page.modelLoaded({ deployment: c, durationMs: 1 });
      }),
      { numRuns: 2_000 },
    );
    const text = await page.render();
    expect(text).not.toContain('sk-live');
    expect(text).not.toContain('fake_total');
    // As a whole value: within a harmless word it may stand.
    expect(text).not.toContain('"__proto__"');
    for (const line of text.split('\n'))
      expect(line).toMatch(
        /^$|^# (?:HELP|TYPE) [a-z_]+ |^[a-z_]+(?:\{(?:[a-z_]+="[\w .:+-]*",?)+\})? [\d.e+-]+$/,
      );
    const series = new Map<string, number>();
    for (const line of text.split('\n').filter((each) => /^[a-z]/.test(each) && !each.includes('_bucket'))) {
      const name = /^[a-z_]+/.exec(line)?.[0] ?? '';
      series.set(name, (series.get(name) ?? 0) + 1);
    }
    // Two deployments and "other"; each with the causes that were let through and "other".
    expect(series.get('demarc_attempt_errors_total')).toBeLessThanOrEqual(3 * 129);
    expect(series.get('demarc_attempts_total')).toBeLessThanOrEqual(3);
    expect(series.get('gen_ai_client_operation_duration_seconds_count')).toBeLessThanOrEqual(3 * 3);
    // 32 dialects and "other".
    expect(series.get('demarc_requests_total')).toBeLessThanOrEqual(33);
    expect(series.get('demarc_decisions_total')).toBeLessThanOrEqual(2);
    expect(series.get('demarc_request_errors_total')).toBeLessThanOrEqual(40);
  });

  it('takes names of a new configuration', async () => {
    let names = NAMES;
    const page = createMetrics({ gauges: {}, version: '1', names: () => names });
    page.modelLoaded({ deployment: 'added', durationMs: 1 });
    names = { ...NAMES, deployments: new Set(['added']) };
    page.modelLoaded({ deployment: 'added', durationMs: 1 });
    const counts = (await page.render()).match(/^demarc_cold_start_duration_seconds_count.*$/gm);
    expect(counts).toEqual([
      'demarc_cold_start_duration_seconds_count{deployment="other"} 1',
      'demarc_cold_start_duration_seconds_count{deployment="added"} 1',
    ]);
  });
});
