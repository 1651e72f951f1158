import { createDecisionServices } from '../../composition/decision-services.ts';
import { loadConfiguration } from '../../config/load-config.ts';
import { DIALECTS } from '../../dialects/registry.ts';
import { leavesPremises } from '../../domain/deployment.ts';
import type { KeyId, TenantId } from '../../domain/ids.ts';
import type { Principal } from '../../domain/principal.ts';
import type { World } from '../../domain/world.ts';
import { createDoor, type Sender } from '../../egress/door.ts';
import { createMetrics } from '../../observability/metrics.ts';
import { createDispatcher } from '../../pipeline/dispatch/dispatcher.ts';
import { createHealthWatch } from '../../pipeline/dispatch/health-watch.ts';
import type { GatewayServices } from '../../pipeline/gateway-services.ts';
import { handleRequest } from '../../pipeline/handle-request.ts';
import { createOutcomeRecorder } from '../../pipeline/outcome-recorder.ts';
import { createRetryBudget } from '../../pipeline/retry-budget.ts';
import { findProviderCodec } from '../../providers/registry.ts';
import { estimateTokens } from '../../routing/estimate-tokens.ts';
import { FakeClient } from '../fake-client.ts';
import { SeededRandom } from '../seeded-random.ts';
import { answerWith, say } from './adversary.ts';
import { type CleaningCase, type Entity, makeCase, spelledOut, surnameOf } from './cleaning-case.ts';
import { textOfAnswer } from './text-of-answer.ts';

export interface CleaningProofOptions {
  readonly firstSeed: number;
  readonly cases: number;
  readonly world: World;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: CleaningProof) => void) | undefined;
}

export interface CleaningFailure {
  readonly seed: number;
  readonly promise: 'an original left' | 'an original came to somebody else' | 'an original is on record';
  /** Of what; never which. */
  readonly kind: Entity['kind'];
}

/** What was seen so far. */
export interface CleaningProof {
  readonly cases: number;
  /** Requests that left, and such as stayed because what was left of them was still too much. */
  readonly sentOutside: number;
  readonly stayedInside: number;
  /** Answers that gave back every placeholder as it was, and how many of these came out as if nothing had been replaced. */
  readonly returned: number;
  readonly restored: number;
  readonly failure: CleaningFailure | undefined;
}

interface Sent {
  readonly isOutside: boolean;
  readonly body: string;
}

/**
 * Plays requests about made-up people through the product's own pipeline to a model outside that may see none of them and
 * does with what it gets whatever it likes. Ends at the first original that shows up where it may not.
 */
export async function proveCleaning(options: CleaningProofOptions): Promise<CleaningProof> {
  const { firstSeed, cases, signal, onProgress } = options;
  let proof: CleaningProof = {
    cases: 0,
    sentOutside: 0,
    stayedInside: 0,
    returned: 0,
    restored: 0,
    failure: undefined,
  };
  const stage = createStage(options.world);
  let before: CleaningCase | undefined;
  for (let seed = firstSeed; seed < firstSeed + cases && signal?.aborted !== true; seed += 1) {
    const random = new SeededRandom(seed);
    const each = makeCase(seed, random);
    const { sent, answered, records } = await stage.play(each, random);
    const outside = sent.filter(({ isOutside }) => isOutside);
    const failure =
      failureIn('an original left', seed, each.entities, outside.map(({ body }) => body).join('\n')) ??
      failureIn('an original is on record', seed, each.entities, records) ??
      failureIn('an original came to somebody else', seed, strangers(before, each), answered);
    const isReturned = outside.length > 0 && each.how === 'pseudonymise' && RETURNING.has(each.manner);
    const expected = say(each.manner, each.question, '', '');
    const isRestored = isReturned && answered === expected;
    proof = {
      cases: proof.cases + 1,
      sentOutside: proof.sentOutside + (outside.length > 0 ? 1 : 0),
      stayedInside: proof.stayedInside + (outside.length > 0 ? 0 : 1),
      returned: proof.returned + (isReturned ? 1 : 0),
      restored: proof.restored + (isRestored ? 1 : 0),
      failure,
    };
    if (failure !== undefined) break;
    onProgress?.(proof);
    before = each;
  }
  await stage.close();
  return proof;
}

const RETURNING: ReadonlySet<string> = new Set(['echo', 'quote', 'call-tool']);

function failureIn(
  promise: CleaningFailure['promise'],
  seed: number,
  entities: readonly Entity[],
  text: string,
): CleaningFailure | undefined {
  const plain = unescaped(text).toLowerCase();
  const compact = plain.replace(/[\s-]/g, '');
  for (const entity of entities) {
    const own = entity.text.toLowerCase();
    const isThere =
      plain.includes(own) ||
      (entity.kind === 'person' && namesOf(entity).some((name) => plain.includes(name))) ||
      (/^[\d+]|^de\d/.test(own) && compact.includes(own.replace(/[\s-]/g, '')));
    if (isThere) return { seed, promise, kind: entity.kind };
  }
  return undefined;
}

function namesOf(entity: Entity): string[] {
  const surname = surnameOf(entity);
  return [surname.toLowerCase(), spelledOut(surname)];
}

/** JSON within JSON writes some letters as codes. */
function unescaped(text: string): string {
  return text.replace(/\\+u([\da-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Those whom the case before was about and this one is not. */
function strangers(before: CleaningCase | undefined, now: CleaningCase): Entity[] {
  const own = JSON.stringify([
    now.question,
    now.history,
    now.system,
    now.toolNote,
    now.endUser,
  ]).toLowerCase();
  return (before?.entities ?? []).filter(
    (entity) => !own.includes((entity.kind === 'person' ? surnameOf(entity) : entity.text).toLowerCase()),
  );
}

const CONFIGURATION = `
providers:
  house: { type: openai-compatible, url: "http://127.0.0.1:9000", placement: on-premises, clearance: restricted }
  rented: { type: openai-compatible, url: "https://openai-shape.example/v1", placement: api, clearance: internal }
  hired: { type: anthropic, url: "https://anthropic-shape.example", placement: api, clearance: internal, apiKey: env:PROVE_KEY }
deployments:
  inside: { provider: house, model: inside }
  one: { provider: rented, model: one }
  other: { provider: hired, model: other }
classification: { detectors: { budgetMs: 60000 } }
routing:
  rules:
    - { name: redacted to one, when: model == "redact-one", use: [one, inside], clean: redact }
    - { name: redacted to the other, when: model == "redact-other", use: [other, inside], clean: redact }
    - { name: made up for one, when: model == "pseudonymise-one", use: [one, inside], clean: pseudonymise }
    - { name: made up for the other, use: [other, inside], clean: pseudonymise }
models:
  redact-one: { routing: auto }
  redact-other: { routing: auto }
  pseudonymise-one: { routing: auto }
  pseudonymise-other: { routing: auto }
`;

/** The product between a caller and the models, with everything that happens in one case. */
function createStage(world: World) {
  const configuration = loadConfiguration(CONFIGURATION, {
    file: 'cleaning',
    env: { PROVE_KEY: 'sk-prove-0000000000000000' },
  });
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const keys = new SeededRandom(1);
  const decisions = createDecisionServices({
    configuration,
    world,
    log,
    classifierWorker: undefined,
    commitmentKey: keys.bytes(32),
    pseudonymKey: keys.bytes(32),
  });
  const names = () => ({
    deployments: new Set<string>(),
    models: new Set<string>(),
    callable: new Set<string>(),
    rules: new Set<string>(),
  });
  const telemetry = createMetrics({ gauges: {}, version: '0', names });
  let sent: Sent[] = [];
  let records: string[] = [];
  let answer: (body: string) => ReturnType<typeof answerWith>;
  const audit: GatewayServices['audit'] = {
    append(entry) {
      records.push(JSON.stringify(entry));
      return { sequence: records.length, durable: Promise.resolve() };
    },
  };
  const sender: Sender = {
    send({ deployment, encoded }) {
      const isOutside = leavesPremises(deployment.provider.destination);
      sent.push({ isOutside, body: encoded.body });
      return Promise.resolve(answer(encoded.body));
    },
  };
  const healthWatch = createHealthWatch({
    world,
    lookAt: () => Promise.resolve(undefined),
    onLoaded: () => {},
  });
  const services: GatewayServices = {
    ...decisions,
    authenticate: (authorization) => callerOf(authorization ?? ''),
    estimateTokens,
    audit,
    telemetry,
    door: createDoor({
      sender,
      codecFor: (type) => findProviderCodec(type)!,
      aids: { pseudonym: (id) => `user-${Buffer.from(id).length}` },
    }),
    dispatcher: createDispatcher(world.clock, healthWatch),
    retryBudget: createRetryBudget(),
    outcomes: createOutcomeRecorder({ audit, log, clock: world.clock }),
    rejections: { note: () => {} },
    notReady: () => undefined,
    costOf: () => ({ nano: undefined, basis: 'unknown' }),
  };
  let before = '';
  return {
    close: () => decisions.close(),
    async play(each: CleaningCase, random: SeededRandom) {
      sent = [];
      records = [];
      const told = { text: '' };
      answer = (body) => {
        told.text = lastSaid(body);
        const { manner, stream } = each;
        return answerWith(say(manner, told.text, body, before), { manner, stream, random });
      };
      const client = new FakeClient(
        {
          // Two callers take turns, so that each could be given what is the other's.
          headers: { authorization: `Bearer ${each.seed % 2}` },
          body: JSON.stringify(bodyOf(each, random)),
          leavesAfter: undefined,
        },
        () => Promise.resolve(),
      );
      const dialect = DIALECTS.find(({ name }) => name === each.dialect)!;
      await handleRequest(client, dialect, () => services);
      // What stayed inside is told to no model outside, and so cannot come from there to somebody else.
      before = sent.some(({ isOutside }) => isOutside) ? told.text : '';
      return { sent, records: records.join('\n'), answered: textOfAnswer(client.received, each) };
    },
  };
}

function callerOf(authorization: string): Principal {
  return {
    tenant: 'default' as TenantId,
    keyId: `key_${authorization.slice(-1)}` as KeyId,
    keyName: 'caller',
    role: 'caller',
    allowedModels: undefined,
    maxOutboundLevel: 'restricted',
    seesLabels: true,
    residency: undefined,
  };
}

function bodyOf(each: CleaningCase, random: SeededRandom): object {
  const { dialect, history, how, question, stream, system, toolNote, endUser } = each;
  const model = `${how}-${random.pick(['one', 'other'])}`;
  const messages = [...history, { role: 'user', content: question }];
  const schema = {
    type: 'object',
    properties: { text: { type: 'string', description: toolNote ?? 'the text' } },
  };
  if (dialect === 'anthropic-messages') {
    return {
      model,
      max_tokens: 1_000,
      ...(stream ? { stream } : {}),
      ...(system === undefined ? {} : { system }),
      ...(endUser === undefined ? {} : { metadata: { user_id: endUser } }),
      messages,
      tools: [{ name: 'write', description: 'writes', input_schema: schema }],
    };
  }
  return {
    model,
    ...(stream ? { stream } : {}),
    ...(endUser === undefined ? {} : { user: endUser }),
    messages: system === undefined ? messages : [{ role: 'system', content: system }, ...messages],
    tools: [{ type: 'function', function: { name: 'write', description: 'writes', parameters: schema } }],
  };
}

/** What a model was told last, as it came over the wire. */
function lastSaid(body: string): string {
  const { messages } = JSON.parse(body) as { messages: { content: string | { text?: string }[] }[] };
  const content = messages.at(-1)?.content ?? '';
  return typeof content === 'string' ? content : content.map(({ text = '' }) => text).join('');
}
