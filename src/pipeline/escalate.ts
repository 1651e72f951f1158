import { attemptOnce } from './attempt-once.ts';
import { checkAnswer } from './check-answer.ts';
import type { GatewayServices } from './gateway-services.ts';
import type { AttemptedResult, Recorded } from './stages.ts';

/**
 * Looks at a whole answer and, where the policy says that it is not good enough, asks the deployment that the rule
 * names: cleared anew, so that what may not leave stays with the answer it has. Never twice, and never for a stream
 * whose words the caller has begun to read.
 */
export async function escalate(
  recorded: Recorded,
  result: AttemptedResult,
  services: GatewayServices,
): Promise<AttemptedResult> {
  if (result.kind !== 'whole') return result;
  const { request, facts, policy } = recorded;
  const escalation = policy.findEscalation(facts, () => checkAnswer(request, result.response));
  if (escalation === undefined || escalation.to === result.deployment.name) return result;
  const deployment = policy.deployments.get(escalation.to);
  if (deployment === undefined) return result;
  const { signal } = recorded.exchange;
  recorded.escalations.push({ rule: escalation.rule, from: result.deployment.name, to: escalation.to });
  const better = await attemptOnce(recorded, { deployment, hasNext: true, signal }, services);
  return better.kind === 'whole' ? { ...better, deployment } : result;
}
