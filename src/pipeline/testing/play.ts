import { anthropicMessages } from '../../dialects/anthropic-messages/index.ts';
import type { Dialect } from '../../dialects/dialect.ts';
import { openaiChat } from '../../dialects/openai-chat/index.ts';
import type { Appended, AuditEntry, AuditTrail } from '../../domain/audit-entry.ts';
import type { DecisionRecord, OutcomeRecord } from '../../domain/decision-record.ts';
import type { Deployment } from '../../domain/deployment.ts';
import type { UnreadPart } from '../../domain/document-reading.ts';
import { DemarcError } from '../../domain/error-catalogue.ts';
import type { ProbeReading } from '../../domain/health-probe.ts';
import { DEFAULT_TENANT, type DeploymentName, type KeyId, type ProviderName } from '../../domain/ids.ts';
import { leavesOf } from '../../domain/json/leaves.ts';
import { nanoDollars } from '../../domain/money.ts';
import type { Principal } from '../../domain/principal.ts';
import type { ProviderCodec } from '../../domain/provider-codec.ts';
import { createDoor, type Sender, type UpstreamAnswer } from '../../egress/door.ts';
import { policyOf } from '../../policy/fixtures/policy-fixture.ts';
import type { PolicyDocument } from '../../policy/policy-document.ts';
import { createDispatcher } from '../dispatch/dispatcher.ts';
import { createHealthWatch, type HealthWatch } from '../dispatch/health-watch.ts';
import { DEFAULT_GATEWAY_LIMITS, type GatewayServices, type UnreadableGrant } from '../gateway-services.ts';
import { handleRequest } from '../handle-request.ts';
import { createOutcomeRecorder } from '../outcome-recorder.ts';
import { policySnapshot } from '../policy-version.ts';
import { createRejectionRecorder } from '../rejection-recorder.ts';
import { createRetryBudget } from '../retry-budget.ts';
import type { Telemetry } from '../telemetry.ts';
import { ClientSide } from './client-side.ts';
import { HandClock, settled } from './hand-clock.ts';
import { obeying, whole } from './scripted-answers.ts';

/** For tests: a whole gateway in memory. A text that says SECRET is restricted, one that says HARD is hard. */
export class Play {
  readonly clock = new HandClock();
  readonly records: AuditEntry[] = [];
  readonly sent: { readonly deployment: string; readonly body: string; readonly asksLogprobs: boolean }[] =
    [];
  readonly logged: string[] = [];
  /** What was told to whoever watches, in order. */
  readonly told: { readonly event: keyof Telemetry; readonly data: object }[] = [];
  readonly telemetry: Telemetry = {
    requestDecided: (data) => this.told.push({ event: 'requestDecided', data }),
    attemptSettled: (data) => this.told.push({ event: 'attemptSettled', data }),
    requestSettled: (data) => this.told.push({ event: 'requestSettled', data }),
    requestRejected: (data) => this.told.push({ event: 'requestRejected', data }),
    modelLoaded: (data) => this.told.push({ event: 'modelLoaded', data }),
  };
  readonly policy: PolicyDocument;
  readonly services: GatewayServices;
  /** What each deployment answers, call after call; the last answer repeats. */
  readonly script: Record<string, (UpstreamAnswer | (() => UpstreamAnswer | Promise<UpstreamAnswer>))[]> = {};
  /** What a look at a deployment finds; without an entry nobody can look. */
  readonly health: Record<string, ProbeReading | (() => Promise<ProbeReading>)> = {};
  /** Whom somebody looked at, in order. */
  readonly looks: string[] = [];
  readonly watch: HealthWatch;
  /** When set, the log is written only once this is called. */
  releaseLog: (() => void) | undefined;
  failLog = false;
  principal: Principal = PRINCIPAL;
  grant: UnreadableGrant | undefined;

  constructor(policy: Partial<PolicyDocument> = {}, changes: Partial<GatewayServices> = {}) {
    this.policy = policyOf(policy);
    const snapshot = policySnapshot(this.policy, deploymentsOf(this.policy));
    const log = (_event: string) => this.logged.push(_event);
    const audit = this.#audit();
    const recording = { audit, log: { info: log, warn: log, error: log }, clock: this.clock };
    const world = { clock: this.clock, randomBytes: (size: number) => new Uint8Array(size) };
    this.watch = createHealthWatch({
      world,
      lookAt: ({ name }) => {
        this.looks.push(name);
        const found = this.health[name];
        return typeof found === 'function' ? found() : Promise.resolve(found);
      },
      onLoaded: (loaded) => this.telemetry.modelLoaded(loaded),
    });
    this.services = {
      world,
      log: recording.log,
      limits: DEFAULT_GATEWAY_LIMITS,
      authenticate: (authorization) => (authorization === 'Bearer key' ? this.principal : undefined),
      surrogateKey: () => new Uint8Array(32),
      classify: ({ document, declared }) => {
        const isSecret = leavesOf(document).some(({ text }) => text.includes('SECRET'));
        const label = {
          level: isSecret ? 'restricted' : 'internal',
          categories: [],
          residency: declared?.residency ?? [],
        } as const;
        return Promise.resolve({
          label,
          findings: [],
          findingsLeftOut: 0,
          reasons: [],
          classifierVersion: 'play',
        });
      },
      readDocument: () => Promise.resolve({ format: 'unknown', pages: 0, texts: [], unread: [NOT_READ] }),
      pictureReader: undefined,
      scorer: {
        score: (request) => ({
          complexityThousandths: request.source.document.text.includes('HARD') ? 900 : 100,
          task: 'chat',
          reasons: [],
          inputTokens: 12,
          scorer: 'play',
        }),
      },
      estimateTokens: (text) => Math.ceil(text.length / 4),
      grantFor: () => this.grant,
      policy: () => snapshot,
      audit,
      commit: (_request, bytes) => `commit:${bytes.length}`,
      nameEndUser: (tenant, endUserId) => `eu:${tenant}:${endUserId.length}`,
      door: createDoor({ sender: this.#sender(), codecFor: () => CODEC, aids: { pseudonym: (id) => id } }),
      dispatcher: createDispatcher(this.clock, this.watch),
      retryBudget: createRetryBudget(),
      outcomes: createOutcomeRecorder(recording),
      rejections: createRejectionRecorder({ ...recording, telemetry: this.telemetry }),
      telemetry: this.telemetry,
      notReady: () => undefined,
      costOf: (_deployment, usage) => ({
        nano: usage?.outputTokens === undefined ? undefined : nanoDollars(BigInt(usage.outputTokens)),
        basis: 'stated',
      }),
      ...changes,
    };
  }

  /** One call by a client that waits for the end of its answer. */
  async ask(body: unknown, options: AskOptions = {}): Promise<ClientSide> {
    const client = this.call(body, options);
    await client.done;
    return client;
  }

  /** One call by a client that the test keeps watching. */
  call(
    body: unknown,
    { dialect = openaiChat, headers = {}, readsSlowly = false }: AskOptions = {},
  ): ClientSide {
    const client = new ClientSide(
      typeof body === 'string' ? body : JSON.stringify(body),
      headers,
      readsSlowly,
    );
    client.done = handleRequest(client, dialect, () => this.services);
    return client;
  }

  /** Lets a deployment take so many requests at once. */
  limit(name: string, maxConcurrent: number): void {
    this.change(name, { maxConcurrent });
  }

  /** Changes how a deployment is dispatched to; decisions do not see it. */
  change(name: string, changes: Partial<Deployment>): void {
    const deployments = this.services.policy().deployments as Map<DeploymentName, Deployment>;
    const deployment = deployments.get(name as DeploymentName)!;
    deployments.set(deployment.name, { ...deployment, ...changes });
  }

  /** From now on every deployment that is to be looked at is looked at. */
  async watchHealth(): Promise<void> {
    this.watch.watch(this.services.policy().deployments.values());
    await settled();
  }

  recordsOf(type: AuditEntry['type']): AuditEntry[] {
    return this.records.filter((record) => record.type === type);
  }

  /** What decisions say, in the form that the record declares. */
  get decisions(): DecisionRecord[] {
    return this.#fieldsOf('decision').map((fields) => fields as DecisionRecord);
  }

  get outcomes(): OutcomeRecord[] {
    return this.#fieldsOf('outcome').map((fields) => fields as OutcomeRecord);
  }

  #fieldsOf(type: AuditEntry['type']): object[] {
    return this.recordsOf(type).map(({ fields }) => fields);
  }

  #audit(): AuditTrail {
    return {
      append: (entry): Appended => {
        const sequence = this.records.length;
        if (!this.failLog) this.records.push(entry);
        const durable = this.failLog
          ? Promise.reject<void>(new DemarcError('audit_unavailable'))
          : this.releaseLog === undefined
            ? Promise.resolve()
            : new Promise<void>((resolve) => {
                this.releaseLog = resolve;
              });
        durable.catch(() => {});
        return { sequence, durable };
      },
    };
  }

  #sender(): Sender {
    return {
      send: async ({ deployment, encoded, signal }) => {
        this.sent.push({
          deployment: deployment.name,
          body: encoded.body,
          asksLogprobs: encoded.headers['asks-logprobs'] === 'true',
        });
        const answers = this.script[deployment.name] ?? [whole('fine')];
        const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
        return obeying(typeof answer === 'function' ? answer() : answer, signal);
      },
    };
  }
}

const NOT_READ: UnreadPart = { what: 'other', page: undefined };

interface AskOptions {
  readonly dialect?: Dialect;
  readonly headers?: Record<string, string>;
  readonly readsSlowly?: boolean;
}

export { anthropicMessages, openaiChat };

export const PRINCIPAL: Principal = {
  tenant: DEFAULT_TENANT,
  keyId: 'key_1' as KeyId,
  keyName: 'test',
  role: 'caller',
  allowedModels: undefined,
  maxOutboundLevel: 'restricted',
  seesLabels: true,
  residency: undefined,
};

function deploymentsOf(policy: PolicyDocument): ReadonlyMap<DeploymentName, Deployment> {
  return new Map(
    Object.entries(policy.destinations).map(([name, { model, destination, capabilities }]) => [
      name as DeploymentName,
      {
        name: name as DeploymentName,
        model,
        capabilities,
        provider: {
          name: 'p' as ProviderName,
          type: 'play',
          endpoint: { kind: 'url', url: new URL('http://127.0.0.1:1/') },
          apiKey: undefined,
          destination,
        },
        timeouts: { connectMs: 1, firstTokenMs: 1, idleMs: 1, totalMs: 1 },
        pricing: { kind: 'unknown' },
      } satisfies Deployment,
    ]),
  );
}

const CODEC: ProviderCodec = {
  type: 'play',
  format: 'openai-chat',
  encodeRequest: (request, _deployment, { asksLogprobs }) => ({
    format: 'openai-chat',
    path: '/',
    headers: { 'asks-logprobs': String(asksLogprobs) },
    body: request.source.document.text,
    dropped: [],
  }),
  credentialHeaders: () => ({}),
  decodeResponse: () => ({ code: 'upstream_protocol', cause: 'test' }),
  createStreamDecoder: () => ({ push: () => [], end: () => [] }),
  mapError: () => ({ code: 'upstream_error', cause: 'test' }),
};
