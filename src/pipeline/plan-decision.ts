import { type CleanedFact, type Cleaning, cleaningName } from '../domain/cleaning.ts';
import type { Candidate, ClearanceRefusal, Decision, Route, Verdict } from '../domain/decision.ts';
import { type Capabilities, leavesPremises } from '../domain/deployment.ts';
import { type Facts, type Need, operationOf } from '../domain/facts.ts';
import type { DeploymentName } from '../domain/ids.ts';
import type { Label } from '../domain/label.ts';
import { refusalsFor } from '../egress/verdict.ts';
import type { PolicyDestination, PolicyView } from './policy-view.ts';

/**
 * Preference first, then the law: the rule orders the candidates, the law strikes out those that may not see the
 * request, and what is left in order is the plan. Pure, so that a record can be recomputed.
 *
 * @throws DemarcError `model_not_found`.
 */
export function planDecision(policy: PolicyView, facts: Facts): Decision {
  const route = policy.route(facts);
  const candidates = route.use.map(
    (name): Candidate => ({
      deployment: name,
      verdict: judgeDeployment(policy, facts, name, cleaningOf(route)),
    }),
  );
  const considered =
    facts.operation === 'embeddings' ? ofOneMaker(candidates, makerFor(policy, facts), policy) : candidates;
  const plan = considered
    .filter(({ verdict }) => verdict.kind === 'cleared')
    .map(({ deployment }) => deployment);
  return { route, candidates: considered, plan };
}

/**
 * Vectors of two models cannot be compared, though they look alike: whoever stored those of one would search in vain
 * with those of another. So a plan has one maker.
 */
function ofOneMaker(
  candidates: readonly Candidate[],
  maker: string | undefined,
  policy: PolicyView,
): readonly Candidate[] {
  return candidates.map((candidate) => {
    const model = policy.destinations.get(candidate.deployment)?.model;
    return maker === undefined || model === maker || candidate.verdict.kind !== 'cleared'
      ? candidate
      : { ...candidate, verdict: { kind: 'other-model', maker } };
  });
}

/**
 * Which one depends on the rule alone, and neither on the label, nor on what a deployment lacks for this request, nor on
 * what its caller would rather have: else the texts of one collection would come to different makers.
 */
function makerFor(policy: PolicyView, facts: Facts): string | undefined {
  const { use } = policy.route({ ...facts, prefer: undefined });
  return makerOf(use.flatMap((name) => policy.destinations.get(name) ?? []))?.model;
}

/** The first that is known to make vectors; where none is known to, the first that may. */
function makerOf(described: readonly PolicyDestination[]): PolicyDestination | undefined {
  return (
    described.find(({ capabilities }) => capabilities.embeddings === true) ??
    described.find(({ capabilities }) => capabilities.embeddings !== false)
  );
}

export function cleaningOf(route: Route): Cleaning | undefined {
  return route.kind === 'rule' ? route.clean : undefined;
}

/**
 * Whether a deployment may see a request of these facts, and can do what it needs.
 * @param cleaning what may be taken out of it first, where the deployment is outside.
 */
export function judgeDeployment(
  policy: PolicyView,
  facts: Facts,
  name: DeploymentName,
  cleaning?: Cleaning,
): Verdict {
  const known = policy.destinations.get(name);
  if (known === undefined) throw new Error('a rule names a deployment that the policy does not describe');
  const { destination } = known;
  const refusalsOf = (label: Label) =>
    refusalsFor({ label, sender: facts.principal, destination, law: policy.law, needs: facts.needs });
  const refusals = refusalsOf(facts.label);
  let cleaned: string | undefined;
  if (refusals.length > 0) {
    const tried = leavesPremises(destination) ? cleanedFact(facts, cleaning) : undefined;
    if (tried === undefined) return { kind: 'refused', refusals };
    const further = 'cannot' in tried ? [cannotBeCleaned(tried.cannot)] : stillRefused(tried, refusalsOf);
    if (further.length > 0) return { kind: 'refused', refusals: [...refusals, ...further] };
    cleaned = tried.cleaning;
  }
  const lacks = lackingFor(facts, known.capabilities);
  if (lacks.length > 0) return { kind: 'unfit', lacks };
  return cleaned === undefined ? { kind: 'cleared' } : { kind: 'cleared', cleaned };
}

function cleanedFact({ cleaned }: Facts, cleaning: Cleaning | undefined): CleanedFact | undefined {
  if (cleaned === undefined || cleaning === undefined) return undefined;
  const name = cleaningName(cleaning);
  return cleaned.find((fact) => fact.cleaning === name);
}

function cannotBeCleaned(why: string): ClearanceRefusal {
  return { code: 'cleaning', reason: `the request cannot be cleaned: ${why}` };
}

function stillRefused(
  { label, left }: Extract<CleanedFact, { label: Label }>,
  refusalsOf: (label: Label) => readonly ClearanceRefusal[],
): ClearanceRefusal[] {
  const held = left.length === 0 ? '' : `, which still holds ${left.join(', ')}`;
  return refusalsOf(label).map(({ reason }) => ({
    code: 'cleaning',
    reason: `and so with the cleaned request${held}: ${reason}`,
  }));
}

/** What the request needs and the model is known not to have. Unknown is tried. */
function lackingFor(facts: Facts, capabilities: Capabilities): string[] {
  const operation = operationOf(facts);
  const lacks: string[] = [
    ...(capabilities[operation] === false ? [operation] : []),
    ...facts.needs.filter((need) => capabilityFor(need, capabilities) === false),
  ];
  const { contextTokens } = capabilities;
  if (contextTokens !== undefined && facts.inputTokens > contextTokens) {
    lacks.push(`context for about ${facts.inputTokens} tokens (has ${contextTokens})`);
  }
  return lacks;
}

function capabilityFor(need: Need, capabilities: Capabilities): boolean | undefined {
  switch (need) {
    case 'tools':
      return capabilities.tools;
    case 'images':
      return capabilities.images;
    case 'structured-output':
      return capabilities.structuredOutput;
    case 'fill-in-the-middle':
      return capabilities.fillInTheMiddle;
    case 'token-ids':
      return capabilities.tokenIds;
    case 'files':
    case 'server-tools':
    case 'remote-media':
      return undefined;
  }
}
