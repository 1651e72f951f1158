import { DemarcError } from '../domain/error-catalogue.ts';
import { type AttemptedOnce, attemptOnce } from './attempt-once.ts';
import { escalate } from './escalate.ts';
import { foreseeEscalation } from './foresee-escalation.ts';
import type { GatewayServices } from './gateway-services.ts';
import { type NextStep, nextStep } from './next-step.ts';
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
  let last: AttemptedOnce | undefined;
  for (let place = 0, tries = 1; place < plan.length; ) {
    const name = plan[place]!;
    const deployment = recorded.policy.deployments.get(name);
    if (deployment === undefined) throw new Error('the plan names a deployment that is gone');
    if (tries === 1) services.retryBudget.earn(name);
    const hasNext = place + 1 < plan.length;
    last = await attemptOnce(
      recorded,
      { deployment, hasNext, foresight: foreseeEscalation(recorded, name) },
      services,
    );
    if (last.kind === 'aborted') return { kind: 'aborted', error: new DemarcError('client_gone') };
    if (last.kind !== 'replaceable') return { ...last, deployment };
    const step = stepAfter(last, { hasNext, tries }, services, () => services.retryBudget.spend(name));
    if (step.type === 'give-up') break;
    if (step.type === 'fallback') {
      place += 1;
      tries = 1;
    } else {
      tries += 1;
      if (!(await pause(step.delayMs, recorded, services)))
        return { kind: 'aborted', error: new DemarcError('client_gone') };
    }
  }
  if (last?.kind !== 'replaceable') throw new Error('a plan was worked through without an attempt');
  return { kind: 'failed', error: last.error ?? failureError(last.failure, recorded) };
}

function stepAfter(
  last: Extract<AttemptedOnce, { kind: 'replaceable' }>,
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
