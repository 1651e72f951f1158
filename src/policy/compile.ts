import type { Cleaning } from '../domain/cleaning.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { canonicalText, hashOfText } from './canonical-text.ts';
import { closestName } from './closest-name.ts';
import { type Condition, compileCondition } from './compile-condition.ts';
import { createConditionEnvironment } from './condition-environment.ts';
import type { ModelEntry, PolicyDocument } from './policy-document.ts';
import { InvalidPolicyError, type PolicyProblem } from './policy-problem.ts';

export interface CompiledRule {
  readonly name: string;
  /** Undefined matches always. */
  readonly when: Condition | undefined;
  readonly use: readonly DeploymentName[];
  readonly clean?: Cleaning | undefined;
}

/** A policy ready to decide. Immutable; holds no state between decisions. */
export interface CompiledPolicy {
  readonly document: PolicyDocument;
  /** `sha256:…` of the canonical text, as recorded with every decision. */
  readonly hash: string;
  readonly rules: readonly CompiledRule[];
  readonly models: ReadonlyMap<string, ModelEntry>;
  /** Sorted, so that the order of keys in a file decides nothing. */
  readonly deployments: readonly DeploymentName[];
  /** Deployments by the name of their model at the provider, each list sorted. */
  readonly byUpstreamModel: ReadonlyMap<string, readonly DeploymentName[]>;
}

/** Compiles every condition and resolves every name. @throws InvalidPolicyError with every mistake in the document. */
export function compilePolicy(document: PolicyDocument): CompiledPolicy {
  const problems: PolicyProblem[] = [];
  const rules = compileRules(document, problems);
  checkEscalations(document, problems);
  checkReferences(document, problems);
  if (problems.length > 0) throw new InvalidPolicyError(problems);
  const deployments = Object.keys(document.destinations).sort() as DeploymentName[];
  return {
    document,
    hash: hashOfText(canonicalText(document)),
    rules,
    models: new Map(Object.entries(document.models)),
    deployments,
    byUpstreamModel: groupByModel(document, deployments),
  };
}

function compileRules(document: PolicyDocument, problems: PolicyProblem[]): CompiledRule[] {
  const environment = createConditionEnvironment(false);
  return document.rules.map((rule, index) => {
    const { name, use, clean } = rule;
    const kept = { name, use, ...(clean === undefined ? {} : { clean }) };
    if (rule.when === undefined) return { ...kept, when: undefined };
    const compiled = compileCondition(rule.when, environment);
    if (compiled.kind === 'condition') return { ...kept, when: compiled.condition };
    for (const found of compiled.problems) problems.push({ path: ['rules', index, 'when'], ...found });
    return { ...kept, when: undefined };
  });
}

function checkEscalations(document: PolicyDocument, problems: PolicyProblem[]): void {
  if (document.escalations.length === 0) return;
  const environment = createConditionEnvironment(true);
  for (const [index, { when }] of document.escalations.entries()) {
    const compiled = compileCondition(when, environment);
    if (compiled.kind === 'condition') continue;
    for (const found of compiled.problems) problems.push({ path: ['escalations', index, 'when'], ...found });
  }
}

function checkReferences(document: PolicyDocument, problems: PolicyProblem[]): void {
  const known = Object.keys(document.destinations);
  const check = (name: string, ...path: (string | number)[]) => {
    if (known.includes(name)) return;
    problems.push({ path, message: `unknown deployment "${name}"`, suggestion: closestName(name, known) });
  };
  for (const [index, rule] of document.rules.entries()) {
    for (const [at, name] of rule.use.entries()) check(name, 'rules', index, 'use', at);
  }
  for (const [index, { to }] of document.escalations.entries()) check(to, 'escalations', index, 'to');
  for (const [name, entry] of Object.entries(document.models)) {
    if (entry.kind !== 'deployment') continue;
    check(entry.deployment, 'models', name, 'deployment');
    for (const [at, fallback] of entry.fallbacks.entries()) check(fallback, 'models', name, 'fallbacks', at);
  }
}

function groupByModel(
  document: PolicyDocument,
  deployments: readonly DeploymentName[],
): ReadonlyMap<string, readonly DeploymentName[]> {
  const groups = new Map<string, DeploymentName[]>();
  for (const name of deployments) {
    const { model } = document.destinations[name]!;
    const group = groups.get(model);
    if (group === undefined) groups.set(model, [name]);
    else group.push(name);
  }
  return groups;
}
