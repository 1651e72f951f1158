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
import type { ModelResponse } from '../../domain/model-response.ts';
import { nanoDollars } from '../../domain/money.ts';
import type { Principal } from '../../domain/principal.ts';
import type { ProviderCodec } from '../../domain/provider-codec.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { createDoor, type Sender, type UpstreamAnswer } from '../../egress/door.ts';
import { policyOf } from '../../policy/fixtures/policy-fixture.ts';
import type { PolicyDocument } from '../../policy/policy-document.ts';
import { createDispatcher } from '../dispatch/dispatcher.ts';
import { createHealthWatch, type HealthWatch } from '../dispatch/health-watch.ts';
import type { AnswerHead, ByteSink, Exchange } from '../exchange.ts';
import { DEFAULT_GATEWAY_LIMITS, type GatewayServices, type UnreadableGrant } from '../gateway-services.ts';
import { handleRequest } from '../handle-request.ts';
import { createOutcomeRecorder } from '../outcome-recorder.ts';
import { policySnapshot } from '../policy-version.ts';
import { createRejectionRecorder } from '../rejection-recorder.ts';
import { createRetryBudget } from '../retry-budget.ts';
import type { Telemetry } from '../telemetry.ts';
import { HandClock, settled } from './hand-clock.ts';

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

/** The client's end: what it got, and ways to misbehave. */
export class ClientSide implements Exchange {
  readonly headers: Record<string, string>;
  readonly #body: string;
  readonly #gone = new AbortController();
  readonly #readsSlowly: boolean;
  head: AnswerHead | undefined;
  body = '';
  ended = false;
  done: Promise<void> = Promise.resolve();
  /** Lets a slow reader take what is waiting. */
  takeMore: () => void = () => {};

  constructor(body: string, headers: Record<string, string>, readsSlowly: boolean) {
    this.headers = { authorization: 'Bearer key', ...headers };
    this.#body = body;
    this.#readsSlowly = readsSlowly;
  }

  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  get json(): Record<string, unknown> {
    return JSON.parse(this.body) as Record<string, unknown>;
  }

  hangUp(): void {
    this.#gone.abort();
  }

  readBody(): Promise<Uint8Array> {
    return Promise.resolve(Buffer.from(this.#body));
  }

  respond(head: AnswerHead, body: string): Promise<void> {
    this.#begin(head);
    this.body += body;
    this.ended = true;
    return Promise.resolve();
  }

  openStream(head: AnswerHead): ByteSink {
    this.#begin(head);
    return {
      write: (text) => {
        if (this.signal.aborted) return Promise.reject(new DemarcError('client_gone'));
        this.body += text;
        if (!this.#readsSlowly) return Promise.resolve();
        return new Promise((resolve) => {
          this.takeMore = resolve;
        });
      },
      end: () => {
        this.ended = true;
      },
    };
  }

  #begin(head: AnswerHead): void {
    if (this.head !== undefined) throw new Error('answered twice');
    this.head = head;
  }
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

export function whole(text: string): UpstreamAnswer {
  const response: ModelResponse = {
    id: undefined,
    model: undefined,
    parts: [{ type: 'text', text }],
    finish: { reason: 'stop' },
    usage: { inputTokens: 3, outputTokens: 2, source: 'upstream' },
  };
  return { kind: 'whole', response };
}

export function failed(code: UpstreamFailure['code'], more: Partial<UpstreamFailure> = {}): UpstreamAnswer {
  return { kind: 'failed', failure: { code, cause: 'test', ...more } };
}

/** As the transport does it: whoever is given up is not waited for. */
async function obeying(
  answer: UpstreamAnswer | Promise<UpstreamAnswer>,
  signal: AbortSignal,
): Promise<UpstreamAnswer> {
  let abort = () => {};
  const aborted = new Promise<'aborted'>((resolve) => {
    abort = () => resolve('aborted');
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
  const early = await Promise.race([answer, aborted]);
  if (early === 'aborted') return failed('client_gone', { cause: 'aborted' });
  if (early.kind !== 'stream') {
    signal.removeEventListener('abort', abort);
    return early;
  }
  const source = early.parts[Symbol.asyncIterator]();
  async function* parts(): AsyncGenerator<readonly StreamPart[]> {
    try {
      for (;;) {
        const next = await Promise.race([source.next(), aborted]);
        if (next === 'aborted')
          yield [{ type: 'failure', failure: { code: 'client_gone', cause: 'aborted' } }];
        if (next === 'aborted' || next.done === true) return;
        yield next.value;
      }
    } finally {
      signal.removeEventListener('abort', abort);
      void source.return?.();
    }
  }
  return { kind: 'stream', parts: parts() };
}

/** A stream of these batches; a function among them is awaited before the next. */
export function stream(
  batches: readonly (readonly StreamPart[] | (() => Promise<unknown>))[],
  onClose: () => void = () => {},
): UpstreamAnswer {
  async function* parts(): AsyncGenerator<readonly StreamPart[]> {
    try {
      for (const batch of batches) {
        if (typeof batch === 'function') await batch();
        else yield batch;
      }
    } finally {
      onClose();
    }
  }
  return { kind: 'stream', parts: parts() };
}

export const text = (value: string): StreamPart => ({ type: 'text-delta', text: value });
export const FINISH: StreamPart = { type: 'finish', finish: { reason: 'stop' } };

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
