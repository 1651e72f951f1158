import { Counter, Histogram, Registry } from 'prom-client';
import { PLACEMENTS } from '../domain/deployment.ts';
import { ERROR_CATALOGUE } from '../domain/error-catalogue.ts';
import { LEVELS } from '../domain/label.ts';
import { TASKS } from '../domain/work.ts';
import type {
  AttemptSettled,
  ModelLoaded,
  RequestDecided,
  RequestRejected,
  RequestSettled,
  Telemetry,
  TelemetryGauges,
} from '../pipeline/telemetry.ts';
import {
  COLD_START_SECONDS,
  DECISION_SECONDS,
  FIRST_TOKEN_SECONDS,
  OPERATION_SECONDS,
  QUEUE_SECONDS,
  TOKENS,
  TOKENS_PER_SECOND,
} from './buckets.ts';
import { registerGauges } from './gauges.ts';
import { BoundedWords, listed } from './label-values.ts';

/** The names that may become label values: those of the configuration in force, and no others. */
export interface KnownNames {
  readonly deployments: ReadonlySet<string>;
  /** Of models, as they are called at their providers. */
  readonly models: ReadonlySet<string>;
  /** What callers may ask for: names of models, aliases and deployments. */
  readonly callable: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
}

export interface MetricsOptions {
  readonly gauges: TelemetryGauges;
  readonly version: string;
  /** Asked at every event, because a configuration may be replaced. */
  readonly names: () => KnownNames;
}

/** Counts what the pipeline tells, and writes it in Prometheus' text format. */
export interface Metrics extends Telemetry {
  readonly registry: Registry;
  readonly contentType: string;
  render(): Promise<string>;
}

/** Causes are words of our own code, some of them with an upstream's status; there are about fifty. */
const MAX_CAUSES = 128;
/** Dialects and provider types: a handful each. */
const MAX_WORDS = 32;

const CODES: ReadonlySet<string> = new Set(Object.keys(ERROR_CATALOGUE));
const LEVEL_NAMES: ReadonlySet<string> = new Set(LEVELS);
const PLACEMENT_NAMES: ReadonlySet<string> = new Set(PLACEMENTS);
const TASK_NAMES: ReadonlySet<string> = new Set(TASKS);

/** Fewer tokens than this, or less time, say more about the clock than about the model. */
const LEAST_TOKENS_FOR_SPEED = 2;
const LEAST_MS_FOR_SPEED = 1;

const NANO_PER_DOLLAR = 1e9;

/** Names follow the OpenTelemetry GenAI conventions where they have one, in Prometheus' spelling; ours are `demarc_*`. */
export function createMetrics({ gauges, version, names }: MetricsOptions): Metrics {
  const registry = new Registry();
  const instruments = createInstruments(registry);
  registerGauges(registry, gauges, version);
  return {
    registry,
    contentType: registry.contentType,
    render: () => registry.metrics(),
    ...countInto(instruments, names),
  };
}

type Instruments = ReturnType<typeof createInstruments>;

function createInstruments(registry: Registry) {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    { buckets, labelNames }: { readonly buckets: number[]; readonly labelNames: readonly Label[] },
  ) => new Histogram({ name, help, buckets, labelNames, registers });
  const model = [
    'gen_ai_operation_name',
    'gen_ai_provider_name',
    'gen_ai_request_model',
    'deployment',
  ] as const;
  return {
    requests: counter('demarc_requests_total', 'Decided requests by how they ended.', [
      'dialect',
      'outcome',
      'level',
      'task',
    ]),
    requestSeconds: histogram(
      'demarc_request_duration_seconds',
      'Time from receiving a request to the end of its answer.',
      { buckets: OPERATION_SECONDS, labelNames: ['dialect', 'outcome'] },
    ),
    requestErrors: counter(
      'demarc_request_errors_total',
      'What callers were told instead of an answer, by code; outcome "rejected" ended before a decision.',
      ['outcome', 'code'],
    ),
    decisions: counter('demarc_decisions_total', 'Decisions by the rule that chose.', ['rule', 'plan']),
    decisionSeconds: histogram(
      'demarc_decision_duration_seconds',
      'Time from receiving a request to its decision: reading, labelling, deciding.',
      { buckets: DECISION_SECONDS, labelNames: [] },
    ),
    operationSeconds: histogram(
      'gen_ai_client_operation_duration_seconds',
      'Duration of an attempt at a deployment.',
      { buckets: OPERATION_SECONDS, labelNames: [...model, 'placement', 'error_type'] },
    ),
    firstTokenSeconds: histogram(
      'gen_ai_server_time_to_first_token_seconds',
      'Time from starting an attempt to its first content, for streams.',
      { buckets: FIRST_TOKEN_SECONDS, labelNames: model },
    ),
    tokens: histogram('gen_ai_client_token_usage', 'Tokens of an attempt; source says who counted them.', {
      buckets: TOKENS,
      labelNames: [...model, 'gen_ai_token_type', 'source'],
    }),
    tokensPerSecond: histogram(
      'demarc_output_tokens_per_second',
      'Output tokens of an attempt divided by the time they took, after the first one for streams.',
      { buckets: TOKENS_PER_SECOND, labelNames: ['deployment'] },
    ),
    attempts: counter('demarc_attempts_total', 'Attempts by how they ended.', [
      'deployment',
      'placement',
      'result',
    ]),
    attemptErrors: counter('demarc_attempt_errors_total', 'Failed attempts by cause.', [
      'deployment',
      'code',
      'cause',
    ]),
    cost: counter('demarc_cost_dollars_total', 'Known cost of attempts in US dollars.', [
      'deployment',
      'basis',
    ]),
    costUnknown: counter('demarc_cost_unknown_total', 'Attempts whose cost is not known; it is not zero.', [
      'deployment',
    ]),
    queueSeconds: histogram('demarc_queue_wait_seconds', 'Time an attempt waited for a place.', {
      buckets: QUEUE_SECONDS,
      labelNames: ['deployment'],
    }),
    hedges: counter('demarc_hedges_total', 'Attempts begun beside one that was slow, by how they ended.', [
      'deployment',
      'result',
    ]),
    coldAttempts: counter('demarc_cold_attempts_total', 'Attempts that found the model not in memory.', [
      'deployment',
    ]),
    coldFirstTokenSeconds: histogram(
      'demarc_cold_first_token_seconds',
      'Time to first content of attempts that found the model not in memory, for streams.',
      { buckets: COLD_START_SECONDS, labelNames: ['deployment'] },
    ),
    coldStartSeconds: histogram('demarc_cold_start_duration_seconds', 'Time a model took to become ready.', {
      buckets: COLD_START_SECONDS,
      labelNames: ['deployment'],
    }),
  };
}

function countInto(to: Instruments, names: () => KnownNames): Telemetry {
  const causes = new BoundedWords(MAX_CAUSES);
  const dialects = new BoundedWords(MAX_WORDS);
  const providerTypes = new BoundedWords(MAX_WORDS);
  return {
    requestDecided({ rule, planned, durationMs }: RequestDecided) {
      to.decisions.inc({ rule: listed(rule, names().rules), plan: planned === 0 ? 'empty' : 'found' });
      to.decisionSeconds.observe(durationMs / 1000);
    },
    attemptSettled(event: AttemptSettled) {
      countAttempt(to, event, { names: names(), causes, providerTypes });
    },
    requestSettled(event: RequestSettled) {
      const dialect = dialects.of(event.dialect);
      const { outcome } = event;
      to.requests.inc({
        dialect,
        outcome,
        level: listed(event.level, LEVEL_NAMES),
        task: listed(event.task, TASK_NAMES),
      });
      to.requestSeconds.observe({ dialect, outcome }, event.durationMs / 1000);
      if (event.error !== undefined) to.requestErrors.inc({ outcome, code: listed(event.error, CODES) });
    },
    requestRejected({ error }: RequestRejected) {
      to.requestErrors.inc({ outcome: 'rejected', code: listed(error, CODES) });
    },
    modelLoaded({ deployment, durationMs }: ModelLoaded) {
      to.coldStartSeconds.observe({ deployment: listed(deployment, names().deployments) }, durationMs / 1000);
    },
  };
}

interface Bounds {
  readonly names: KnownNames;
  readonly causes: BoundedWords;
  readonly providerTypes: BoundedWords;
}

function countAttempt(
  to: Instruments,
  event: AttemptSettled,
  { names, causes, providerTypes }: Bounds,
): void {
  const deployment = listed(event.deployment, names.deployments);
  const placement = listed(event.placement, PLACEMENT_NAMES);
  to.attempts.inc({ deployment, placement, result: event.result });
  if (event.error !== undefined) {
    const cause = causes.of(event.cause ?? 'unknown');
    to.attemptErrors.inc({ deployment, code: listed(event.error, CODES), cause });
  }
  if (event.isHedge === true) to.hedges.inc({ deployment, result: event.result });
  if (event.isColdStart === true) {
    to.coldAttempts.inc({ deployment });
    if (event.firstTokenMs !== undefined)
      to.coldFirstTokenSeconds.observe({ deployment }, event.firstTokenMs / 1000);
  }
  if (event.queueWaitMs !== undefined) to.queueSeconds.observe({ deployment }, event.queueWaitMs / 1000);
  // The law's refusal is no operation: nothing was asked of the model.
  if (event.result === 'not-cleared') return;
  const model = {
    gen_ai_operation_name: event.operation,
    gen_ai_provider_name: providerTypes.of(event.providerType),
    gen_ai_request_model: listed(event.model, names.models),
    deployment,
  };
  const errorType = event.error === undefined ? '' : listed(event.error, CODES);
  to.operationSeconds.observe({ ...model, placement, error_type: errorType }, event.durationMs / 1000);
  if (event.firstTokenMs !== undefined) to.firstTokenSeconds.observe(model, event.firstTokenMs / 1000);
  countTokens(to, event, model);
  countCost(to, event, deployment);
}

function countTokens(
  to: Instruments,
  { usage, durationMs, firstTokenMs, queueWaitMs = 0, result }: AttemptSettled,
  model: Readonly<
    Record<'gen_ai_operation_name' | 'gen_ai_provider_name' | 'gen_ai_request_model' | 'deployment', string>
  >,
): void {
  if (usage === undefined) return;
  const { inputTokens, outputTokens, source } = usage;
  if (inputTokens !== undefined)
    to.tokens.observe({ ...model, gen_ai_token_type: 'input', source }, inputTokens);
  if (outputTokens === undefined) return;
  to.tokens.observe({ ...model, gen_ai_token_type: 'output', source }, outputTokens);
  const writingMs = durationMs - (firstTokenMs ?? queueWaitMs);
  if (result === 'answered' && outputTokens >= LEAST_TOKENS_FOR_SPEED && writingMs >= LEAST_MS_FOR_SPEED)
    to.tokensPerSecond.observe({ deployment: model.deployment }, (outputTokens * 1000) / writingMs);
}

/** An attempt that never began is free and has no basis; one that began and has no price is unknown, not free. */
function countCost(
  to: Instruments,
  { costNano, costBasis: basis }: AttemptSettled,
  deployment: string,
): void {
  if (costNano === undefined) to.costUnknown.inc({ deployment });
  else if (basis !== 'unknown') to.cost.inc({ deployment, basis }, Number(costNano) / NANO_PER_DOLLAR);
}
