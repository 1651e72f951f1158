import { createDecisionServices } from '../composition/decision-services.ts';
import type { Configuration } from '../config/configuration.ts';
import { loadConfiguration } from '../config/load-config.ts';
import { DIALECTS } from '../dialects/registry.ts';
import type { AuditEntry, AuditTrail } from '../domain/audit-entry.ts';
import type { Classification } from '../domain/classification.ts';
import { leavesPremises } from '../domain/deployment.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { KeyId, TenantId } from '../domain/ids.ts';
import type { Principal } from '../domain/principal.ts';
import type { World } from '../domain/world.ts';
import { createDoor, type Sender } from '../egress/door.ts';
import { createJsonLog } from '../observability/json-log.ts';
import { createMetrics } from '../observability/metrics.ts';
import { otlpJson } from '../observability/otlp-json.ts';
import { attemptSpan, requestSpan } from '../observability/spans-of-events.ts';
import { tracePosition } from '../observability/trace-position.ts';
import { createDispatcher } from '../pipeline/dispatch/dispatcher.ts';
import { createHealthWatch, type HealthWatch } from '../pipeline/dispatch/health-watch.ts';
import type { GatewayServices } from '../pipeline/gateway-services.ts';
import { handleRequest } from '../pipeline/handle-request.ts';
import { createOutcomeRecorder } from '../pipeline/outcome-recorder.ts';
import { createRejectionRecorder } from '../pipeline/rejection-recorder.ts';
import { createRetryBudget } from '../pipeline/retry-budget.ts';
import type { Telemetry } from '../pipeline/telemetry.ts';
import { findProviderCodec } from '../providers/registry.ts';
import { estimateTokens } from '../routing/estimate-tokens.ts';
import { FakeClient } from './fake-client.ts';
import { fakeAnswer } from './fake-destination.ts';
import { callOfBody, makeBody, makeHeaders } from './make-body.ts';
import { Schedule } from './schedule.ts';
import { SeededRandom } from './seeded-random.ts';
import type { PlannedKey, WorldPlan } from './world-plan.ts';

/** Where something came to light, and what. */
export type Capture =
  | {
      readonly sink: 'destination';
      readonly deployment: string;
      readonly call: number | undefined;
      readonly text: string;
    }
  | {
      readonly sink: 'answer';
      readonly call: number;
      readonly status: number | undefined;
      readonly text: string;
    }
  | { readonly sink: 'log' | 'metrics' | 'traces' | 'record'; readonly text: string };

/** Something that was sent before it stood in the log as it must. */
export interface UnrecordedSend {
  readonly deployment: string;
  readonly call: number | undefined;
}

export interface WorldResult {
  readonly captures: readonly Capture[];
  readonly unrecorded: readonly UnrecordedSend[];
  readonly answered: number;
  readonly refused: number;
}

/** The one thing in a world that comes from the clock on the wall. */
const LOG_TIME = /"time":"[^"]*",/;

/** The secrets of a fake installation; nothing that anybody uses. */
const ENV = { PROVE_KEY: 'sk-prove-0000000000000000' };

/**
 * Plays a world from beginning to end within this process: the product's own pipeline, policy, classifier, guard,
 * door and codecs, between clients, destinations, a disk and a clock that the schedule moves.
 * @throws ConfigError when the configuration is none; Error when the world does not end.
 */
export async function runWorld(plan: WorldPlan): Promise<WorldResult> {
  const random = new SeededRandom(plan.seed);
  const schedule = new Schedule(random);
  const turn = () => schedule.turn();
  const world = { clock: schedule, randomBytes: (size: number) => random.bytes(size) };
  const configuration = configurationOf(plan);
  const captures: Capture[] = [];
  const unrecorded: UnrecordedSend[] = [];
  const log = createJsonLog({
    write: (text) => void captures.push({ sink: 'log', text: text.replace(LOG_TIME, '') }),
  });
  const names = {
    deployments: new Set(configuration.deployments.keys()),
    models: new Set([...configuration.deployments.values()].map(({ model }) => model)),
    callable: new Set([...Object.keys(configuration.policy.models), ...configuration.deployments.keys()]),
    rules: new Set(configuration.policy.rules.map(({ name }) => name)),
  };
  const metrics = createMetrics({ gauges: {}, version: '0', names: () => names });
  const telemetry = watched(metrics, captures, names.callable);
  const disk = new FakeDisk(turn, plan.logFailsAt);
  const decisions = createDecisionServices({
    configuration,
    world,
    log,
    classifierWorker: undefined,
    commitmentKey: random.bytes(32),
    pseudonymKey: random.bytes(32),
  });
  const asked = new Map<string, number>();
  const sender: Sender = {
    async send({ deployment, codec, encoded, stream }) {
      const { name, provider } = deployment;
      const call = callOfBody(encoded.body);
      const headers = { ...encoded.headers, ...codec.credentialHeaders(ENV.PROVE_KEY) };
      captures.push({
        sink: 'destination',
        deployment: name,
        call,
        text: `${encoded.path}\n${JSON.stringify(headers)}\n${encoded.body}`,
      });
      if (leavesPremises(provider.destination) && !disk.holdsAttempt(name))
        unrecorded.push({ deployment: name, call });
      const count = asked.get(name) ?? 0;
      asked.set(name, count + 1);
      const behaviours = plan.behaviours[name] ?? ['answer'];
      return fakeAnswer(
        behaviours[Math.min(count, behaviours.length - 1)]!,
        { codec, format: encoded.format, body: encoded.body, stream },
        turn,
      );
    },
  };
  const services: GatewayServices = {
    ...decisions,
    classify: faulty(decisions.classify, plan),
    authenticate: (authorization) => principalOf(authorization, plan.keys),
    estimateTokens,
    audit: disk,
    door: createDoor({
      sender,
      codecFor: (type) => findProviderCodec(type)!,
      aids: { pseudonym: (id) => `user-${Buffer.from(id).length}` },
    }),
    dispatcher: createDispatcher(schedule, unwatched(world)),
    retryBudget: createRetryBudget(),
    telemetry,
    outcomes: createOutcomeRecorder({ audit: disk, log, clock: schedule }),
    rejections: createRejectionRecorder({ audit: disk, log, clock: schedule, telemetry }),
    notReady: () => undefined,
    costOf: () => ({ nano: undefined, basis: 'unknown' }),
  };
  const clients = plan.calls.map(
    (call, index) =>
      new FakeClient(
        {
          headers: { authorization: `Bearer token-${call.key}`, ...makeHeaders(call) },
          body: makeBody(call, index),
          leavesAfter: call.leavesAfter,
        },
        turn,
      ),
  );
  let open = plan.calls.length;
  let before: Promise<void> = Promise.resolve();
  plan.calls.forEach((call, index) => {
    const dialect = DIALECTS.find(({ name }) => name === call.dialect)!;
    const begin = call.follows ? before : Promise.resolve();
    before = begin
      .then(turn)
      .then(() => handleRequest(clients[index]!, dialect, () => services))
      .finally(() => {
        open -= 1;
      });
  });
  await schedule.run(() => open === 0);
  for (const [index, { status, received }] of clients.entries()) {
    captures.push({ sink: 'answer', call: index, status, text: received });
  }
  for (const entry of disk.entries) captures.push({ sink: 'record', text: JSON.stringify(entry) });
  captures.push({ sink: 'metrics', text: await metrics.render() });
  await decisions.close();
  const answered = clients.filter(({ status }) => status === 200).length;
  return {
    captures,
    unrecorded,
    answered,
    refused: clients.filter(({ status }) => status === 403 || status === 503).length,
  };
}

/** What a world is configured with: the words of its file, or what was made up for it. */
export function configurationOf({ file, configuration }: WorldPlan): Configuration {
  if (file === undefined)
    return loadConfiguration(JSON.stringify(configuration), { file: 'world', env: ENV });
  return loadConfiguration(file.text, {
    file: file.name,
    env: {},
    areKeysNeeded: false,
    starterSocketPath: '',
  });
}

/** Nobody knows how to ask these destinations for their health: what requests meet is all that is known. */
function unwatched(world: World): HealthWatch {
  return createHealthWatch({ world, lookAt: () => Promise.resolve(undefined), onLoaded: () => {} });
}

/** The classifier, and what becomes of it while it looks at some of the calls. */
function faulty(classify: GatewayServices['classify'], { calls }: WorldPlan): GatewayServices['classify'] {
  return (input) => {
    const call = callOfBody(input.document.text);
    const fault = call === undefined ? undefined : calls[call]?.classifierFault;
    switch (fault) {
      case undefined:
        return classify(input);
      case 'throws':
        throw new Error('a detector broke');
      case 'rejects':
        return Promise.reject(new Error('a detector broke'));
      case 'wrong-shape':
        return Promise.resolve(WRONG_SHAPE as Classification);
    }
  };
}

/** What a classifier gone wrong may answer, whatever its type says. */
const WRONG_SHAPE: unknown = { label: 'public' };

/** A log in memory whose writes take their time, and fail when they are told to. */
class FakeDisk implements AuditTrail {
  readonly entries: AuditEntry[] = [];
  readonly #durable = new Set<AuditEntry>();
  readonly #turn: () => Promise<void>;
  readonly #failsAt: number;

  constructor(turn: () => Promise<void>, failsAt = Number.POSITIVE_INFINITY) {
    this.#turn = turn;
    this.#failsAt = failsAt;
  }

  append(entry: AuditEntry) {
    if (this.entries.length > this.#failsAt) throw new DemarcError('audit_unavailable');
    const sequence = this.entries.push(entry) - 1;
    const durable = this.#turn().then(() => {
      if (sequence >= this.#failsAt) throw new DemarcError('audit_unavailable');
      this.#durable.add(entry);
    });
    durable.catch(() => {});
    return { sequence, durable };
  }

  /** Whether an attempt at this deployment is durable that was not sent yet; uses it up. */
  holdsAttempt(deployment: string): boolean {
    for (const entry of this.#durable) {
      if (entry.type !== 'attempt' || entry.fields['deployment'] !== deployment) continue;
      this.#durable.delete(entry);
      return true;
    }
    return false;
  }
}

/** The metrics, and beside them every span as it would leave for a collector. */
function watched(metrics: Telemetry, captures: Capture[], callable: ReadonlySet<string>): Telemetry {
  const resource = { serviceName: 'demarc', serviceVersion: '0', instanceId: 'world' };
  const spanId = '00f067aa0ba902b7';
  const tell = (spans: Parameters<typeof otlpJson>[0]) =>
    captures.push({ sink: 'traces', text: otlpJson(spans, resource) });
  return {
    ...metrics,
    attemptSettled(event) {
      metrics.attemptSettled(event);
      const position = tracePosition(event.request, event.traceparent, 1);
      if (position !== undefined) tell([attemptSpan(event, { position, spanId, endedWallMs: 0 })]);
    },
    requestSettled(event) {
      metrics.requestSettled(event);
      const position = tracePosition(event.request, event.traceparent, 1);
      if (position !== undefined)
        tell([requestSpan(event, { position, labels: true, endedWallMs: 0, callable })]);
    },
  };
}

function principalOf(authorization: string | undefined, keys: readonly PlannedKey[]): Principal | undefined {
  const index = Number(/^Bearer token-(\d+)$/.exec(authorization ?? '')?.[1] ?? '-1');
  const key = keys[index];
  if (key === undefined) return undefined;
  return {
    tenant: key.tenant as TenantId,
    keyId: `key_${index}` as KeyId,
    keyName: key.name,
    role: 'caller',
    allowedModels: undefined,
    maxOutboundLevel: key.maxOutboundLevel,
    seesLabels: key.seesLabels,
    residency: key.residency,
  };
}
