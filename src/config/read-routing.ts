import type { DeploymentName } from '../domain/ids.ts';
import { compileCondition } from '../policy/compile-condition.ts';
import { createConditionEnvironment } from '../policy/condition-environment.ts';
import type { PolicyEscalation, PolicyRule } from '../policy/policy-document.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import { checkName } from './read-names.ts';
import { type ReadContext, readShape, readWhatFits } from './read-shape.ts';
import { escalationSchema, routingSchema, ruleSchema } from './schema.ts';

export interface RoutingContext extends ReadContext {
  /** Every name under `deployments`. */
  readonly deployments: readonly string[];
}

export interface Routing {
  readonly thresholdThousandths: number;
  /** Undefined when the file states none. */
  readonly rules: readonly PolicyRule[] | undefined;
  readonly escalations: readonly PolicyEscalation[];
}

/** Reads `routing`: preferences only, since what may be seen where is the law's. */
export function readRouting(value: unknown, context: RoutingContext): Routing {
  const { problems } = context;
  const written = readWhatFits(routingSchema, value ?? {}, { path: ['routing'], problems });
  if (written.preset !== undefined) {
    problems.add(['routing', 'preset'], 'presets are not built yet; write the rules out', { at: 'key' });
  }
  const thresholdThousandths = Math.round(written.threshold * 1_000);
  if (thresholdThousandths / 1_000 !== written.threshold) {
    problems.add(['routing', 'threshold'], 'must have at most three decimals');
  }
  const rules = written.rules?.flatMap((rule, index) => readRule(rule, ['routing', 'rules', index], context));
  const escalations = written.escalate.flatMap((entry, index) =>
    readEscalation(entry, ['routing', 'escalate', index], context),
  );
  checkRepeatedNames(rules ?? [], 'rules', context);
  return { thresholdThousandths, rules, escalations };
}

function readRule(value: unknown, path: PolicyPath, context: RoutingContext): PolicyRule[] {
  const written = readShape(ruleSchema, value, { path, problems: context.problems });
  if (written === undefined) return [];
  const { name, when, use } = written;
  for (const [index, deployment] of use.entries())
    checkDeployment(deployment, [...path, 'use', index], context);
  if (when !== undefined) checkCondition(when, [...path, 'when'], { context, withAnswer: false });
  return [{ name, ...(when === undefined ? {} : { when }), use: use as DeploymentName[] }];
}

function readEscalation(value: unknown, path: PolicyPath, context: RoutingContext): PolicyEscalation[] {
  const written = readShape(escalationSchema, value, { path, problems: context.problems });
  if (written === undefined) return [];
  checkDeployment(written.to, [...path, 'to'], context);
  checkCondition(written.when, [...path, 'when'], { context, withAnswer: true });
  return [{ ...written, to: written.to as DeploymentName }];
}

/** Reports a name that no deployment has. */
export function checkDeployment(
  name: string,
  path: PolicyPath,
  { problems, deployments }: RoutingContext,
): void {
  checkName(name, deployments, { what: 'deployment', path, problems });
}

function checkCondition(
  text: string,
  path: PolicyPath,
  { context, withAnswer }: { readonly context: RoutingContext; readonly withAnswer: boolean },
): void {
  const compiled = compileCondition(text, createConditionEnvironment(withAnswer));
  if (compiled.kind === 'condition') return;
  for (const { message, offset, suggestion } of compiled.problems) {
    context.problems.add(path, message, { offset, suggestion });
  }
}

// A decision on record names its rule; two of a name could not be told apart.
function checkRepeatedNames(
  rules: readonly PolicyRule[],
  section: string,
  { problems }: RoutingContext,
): void {
  const seen = new Set<string>();
  for (const [index, { name }] of rules.entries()) {
    if (seen.has(name))
      problems.add(['routing', section, index, 'name'], 'another rule has this name already');
    seen.add(name);
  }
}
