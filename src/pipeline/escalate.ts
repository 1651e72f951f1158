import type { Deployment } from '../domain/deployment.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { AnswerFacts } from '../policy/evaluate-escalation.ts';
import { type AttemptedOnce, attemptOnce } from './attempt-once.ts';
import { checkAnswer } from './check-answer.ts';
import { ConfidenceMeter } from './confidence.ts';
import type { GatewayServices } from './gateway-services.ts';
import { judgeDeployment } from './plan-decision.ts';
import { responseOfParts } from './response-of-parts.ts';
import type { AttemptedResult, Recorded } from './stages.ts';

type Answer = Extract<AttemptedOnce, { kind: 'whole' | 'stream' }> & { readonly deployment: Deployment };

/**
 * Looks at an answer that the caller has not begun to read and, where the policy says that it is not good enough, asks
 * the deployment that the rule names: cleared anew, so that what may not leave stays with the answer it has. Never
 * twice, and only in conversations: vectors of another model would be made in vain, and of a text that goes on nobody
 * can say that it is wrong.
 */
export async function escalate(
  recorded: Recorded,
  answer: Answer,
  services: GatewayServices,
): Promise<AttemptedResult> {
  const { facts, policy } = recorded;
  const look = lookOf(recorded, answer);
  const escalation = look && policy.escalations.find(facts, look);
  if (escalation === undefined || escalation.to === answer.deployment.name) return answer;
  const deployment = policy.deployments.get(escalation.to);
  if (deployment === undefined) return answer;
  const { clean: cleaning } = escalation;
  // Who is known not to have what the request needs would answer worse, or not at all. Whom the law refuses is tried,
  // and on record as not cleared.
  if (judgeDeployment(policy, facts, deployment.name, cleaning).kind === 'unfit') return answer;
  recorded.escalations.push({ rule: escalation.rule, from: answer.deployment.name, to: escalation.to });
  const { signal } = recorded.exchange;
  // There is an answer: nobody waits for a better one in line, or until its model is loaded.
  const terms = {
    deployment,
    hasNext: true,
    loadWaitMs: 0,
    purpose: 'escalation',
    cleaning,
    signal,
  } as const;
  const better = await attemptOnce(recorded, terms, services);
  if (better.kind === 'replaceable') return answer;
  if (answer.kind === 'stream') await answer.stream.close();
  return better.kind === 'aborted'
    ? { kind: 'aborted', error: new DemarcError('client_gone') }
    : { ...better, deployment };
}

/** How to look at the answer; undefined where nobody can judge it, or where the caller may have read of it. */
function lookOf({ request }: Recorded, answer: Answer): (() => AnswerFacts) | undefined {
  if (request.operation !== 'chat') return undefined;
  if (answer.kind === 'whole') return () => checkAnswer(request, answer.response);
  const { whole } = answer;
  if (whole === undefined) return undefined;
  return () => {
    const meter = new ConfidenceMeter();
    for (const part of whole) if (part.type === 'text-delta') meter.see(part.logprobs);
    return { ...checkAnswer(request, responseOfParts(whole)), confidence: meter.confidence };
  };
}
