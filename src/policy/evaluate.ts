import type { Route } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import type { CompiledPolicy } from './compile.ts';
import type { ConditionOutcome } from './compile-condition.ts';
import { conditionContext } from './condition-variables.ts';
import { preferredByHand } from './preferred-by-hand.ts';
import { requireModel } from './resolve-model.ts';

/** The name of the route when no rule matched; nothing may be used then. */
export const NO_RULE = 'no rule matched';

/** What one rule says of a request, whether or not an earlier one decided. */
export interface RuleTrace {
  readonly rule: string;
  readonly outcome: ConditionOutcome;
  /** Whether this is the rule that decided. */
  readonly decided: boolean;
}

export interface RouteTrace {
  readonly route: Route;
  /** Every rule in order, for a request that the rules decide; empty when the caller named a model outright. */
  readonly rules: readonly RuleTrace[];
}

/**
 * Which deployments are preferred for a request, in order: the policy and the facts decide alone. No clock, no
 * randomness, no I/O. A condition that cannot be evaluated does not match; when no rule matches, the route uses
 * nothing and the request is refused. What may be *seen* by whom is not decided here: the guard has its own say.
 * @throws DemarcError `model_not_found` when the name asked for stands for nothing.
 */
export function evaluate(policy: CompiledPolicy, facts: Facts): Route {
  return preferredByHand(policy, facts, namedRoute(policy, facts) ?? ruledRoute(policy, facts));
}

function ruledRoute(policy: CompiledPolicy, facts: Facts): Route {
  const context = conditionContext(facts, policy.document.thresholdThousandths);
  for (const rule of policy.rules) {
    if (rule.when === undefined || rule.when.test(context).kind === 'true') {
      const { name, use, clean } = rule;
      return { kind: 'rule', rule: name, use, ...(clean === undefined ? {} : { clean }) };
    }
  }
  return { kind: 'rule', rule: NO_RULE, use: [] };
}

/** The same route as {@link evaluate} gives, with what every rule said. @throws as {@link evaluate}. */
export function explainRoute(policy: CompiledPolicy, facts: Facts): RouteTrace {
  const route = evaluate(policy, facts);
  if (route.kind === 'named') return { route, rules: [] };
  const context = conditionContext(facts, policy.document.thresholdThousandths);
  const outcomes = policy.rules.map((rule): ConditionOutcome => rule.when?.test(context) ?? { kind: 'true' });
  const deciding = outcomes.findIndex((outcome) => outcome.kind === 'true');
  return {
    route,
    rules: policy.rules.map((rule, index) => ({
      rule: rule.name,
      outcome: outcomes[index]!,
      decided: index === deciding,
    })),
  };
}

function namedRoute(policy: CompiledPolicy, facts: Facts): Route | undefined {
  const resolution = requireModel(policy, facts.requestedModel, facts.principal.allowedModels);
  if (resolution.kind === 'auto') return undefined;
  return { kind: 'named', rule: 'the caller named a model', use: resolution.use };
}
