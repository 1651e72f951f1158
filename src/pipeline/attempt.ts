import type { Deployment } from '../domain/deployment.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { UpstreamFailure } from '../domain/upstream-failure.ts';
import { type Attempted as AttemptedAt, attemptHedged } from './attempt-hedged.ts';
import { Course, type Turn } from './course.ts';
import { escalate } from './escalate.ts';
import type { GatewayServices } from './gateway-services.ts';
import { liesInRequest, type NextStep, nextStep } from './next-step.ts';
import type { Attempted, AttemptedResult, Recorded } from './stages.ts';
import { failureError, refusalError } from './why-not.ts';
import { withoutUnaskedLogprobs } from './without-logprobs.ts';

/** Works through the plan until a deployment answers, or nobody is left who may. */
export async function attempt(recorded: Recorded, services: GatewayServices): Promise<Attempted> {
  const first = await workThrough(recorded, services);
  const isAnswer = first.kind === 'whole' || first.kind === 'stream';
  const attempted = isAnswer ? await escalate(recorded, first, services) : first;
  return { ...recorded, attempted: withoutUnaskedLogprobs(recorded.request, attempted) };
}

async function workThrough(recorded: Recorded, services: GatewayServices): Promise<AttemptedResult> {
  const { plan } = recorded.decision;
  if (plan.length === 0) return { kind: 'refused', error: refusalError(recorded) };
  const course = new Course(
    plan.map((name) => {
      const deployment = recorded.policy.deployments.get(name);
      if (deployment === undefined) throw new Error('the plan names a deployment that is gone');
      return deployment;
    }),
    services.dispatcher,
  );
  let last: Replaceable | undefined;
  for (let turn = course.next(); turn !== undefined; turn = course.next()) {
    const attempted = await useTurn(recorded, { turn, course }, services);
    if (attempted.kind === 'aborted') return { kind: 'aborted', error: new DemarcError('client_gone') };
    if (attempted.kind !== 'replaceable') return attempted;
    last = attempted;
    if (liesInRequest(last.failure)) break;
    if (last.failure.cause === 'unhealthy') course.putOff(last.deployment);
  }
  if (last === undefined) throw new Error('a plan was worked through without an attempt');
  return { kind: 'failed', error: last.error ?? failureError(last.failure, recorded) };
}

type Replaceable = Extract<AttemptedAt, { kind: 'replaceable' }>;

interface TurnOfCourse {
  readonly turn: Turn;
  readonly course: Course;
}

/** Asks one deployment until it answers, it is somebody else's turn, or there is no use in asking it again. */
async function useTurn(
  recorded: Recorded,
  { turn, course }: TurnOfCourse,
  services: GatewayServices,
): Promise<AttemptedAt> {
  const { deployment } = turn;
  const { name } = deployment;
  const load = new LoadWait(deployment, services);
  services.retryBudget.earn(name);
  for (let tries = 1; ; ) {
    const attempted = await attemptHedged(recorded, { turn, course, loadWaitMs: load.leftMs }, services);
    if (attempted.kind !== 'replaceable') return attempted;
    // A model that is being loaded has not failed: the same request is asked again when it is there.
    if (attempted.deployment === deployment && load.isWorthIt(attempted.failure)) {
      services.dispatcher.metLoading(deployment);
      continue;
    }
    const step = stepAfter(attempted, { hasNext: course.hasNext, tries }, services, () =>
      services.retryBudget.spend(name),
    );
    if (step.type !== 'retry') return attempted;
    tries += 1;
    if (!(await pause(step.delayMs, recorded, services))) return { kind: 'aborted', deployment };
  }
}

/** Each time is an attempt on record, and a record has an end. */
const MAX_LOAD_WAITS = 20;

/** How long a request has waited for a model that is being loaded, over all its attempts at one deployment. */
class LoadWait {
  readonly #deployment: Deployment;
  readonly #services: Pick<GatewayServices, 'world'>;
  #startedMs: number | undefined;
  #waits = 0;

  constructor(deployment: Deployment, services: Pick<GatewayServices, 'world'>) {
    this.#deployment = deployment;
    this.#services = services;
  }

  get leftMs(): number | undefined {
    const { loading } = this.#deployment;
    if (loading === undefined || this.#startedMs === undefined) return undefined;
    return Math.max(0, this.#startedMs + loading.waitMs - this.#services.world.clock.monotonicMs());
  }

  /** Whether the server says that it is loading the model, and one waits for that. */
  isWorthIt({ code, cause }: UpstreamFailure): boolean {
    if (this.#deployment.loading === undefined || code !== 'starting' || cause !== 'model-loading')
      return false;
    this.#startedMs ??= this.#services.world.clock.monotonicMs();
    this.#waits += 1;
    return this.#waits <= MAX_LOAD_WAITS;
  }
}

function stepAfter(
  last: Replaceable,
  { hasNext, tries }: { hasNext: boolean; tries: number },
  services: Pick<GatewayServices, 'limits' | 'world'>,
  spendRetry: () => boolean,
): NextStep {
  const situation = {
    failure: last.failure,
    tries,
    hasNext,
    maxRetries: services.limits.maxRetries,
    random: (services.world.randomBytes(1)[0] ?? 0) / 256,
  };
  const step = nextStep({ ...situation, mayRetry: true });
  return step.type === 'retry' && !spendRetry() ? { type: 'give-up' } : step;
}

/** Waits; false when the client went away meanwhile. */
function pause(
  delayMs: number,
  recorded: Recorded,
  { world }: Pick<GatewayServices, 'world'>,
): Promise<boolean> {
  const { signal } = recorded.exchange;
  return new Promise((resolve) => {
    const gone = () => {
      cancel();
      resolve(false);
    };
    const cancel = world.clock.after(delayMs, () => {
      signal.removeEventListener('abort', gone);
      resolve(true);
    });
    if (signal.aborted) gone();
    else signal.addEventListener('abort', gone, { once: true });
  });
}
