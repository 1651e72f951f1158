import type { ASTNode } from '@marcbachmann/cel-js';
import type { z } from 'zod';
import type { DeploymentName } from '../domain/ids.ts';
import { closestName } from '../policy/closest-name.ts';
import { compileCondition } from '../policy/compile-condition.ts';
import { createConditionEnvironment } from '../policy/condition-environment.ts';
import { comparedTasks } from '../policy/declared-tasks.ts';
import type { PolicyEscalation, PolicyRule } from '../policy/policy-document.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import { ruleName } from '../policy/presets/preset-rules.ts';
import { checkDeployment, type RoutingContext, readUse } from './check-deployment.ts';
import { shown } from './config-problem.ts';
import { readCleaning } from './read-cleaning.ts';
import { type ChosenPreset, readPreset } from './read-preset.ts';
import { readScorer, type Scoring } from './read-scorer.ts';
import { readShape, readWhatFits } from './read-shape.ts';
import { escalationSchema, routingSchema, ruleSchema } from './schema.ts';

export interface Routing extends Scoring {
  readonly preset: ChosenPreset | undefined;
  /** Undefined when the file states none. */
  readonly rules: readonly PolicyRule[] | undefined;
  readonly escalations: readonly PolicyEscalation[];
}

/** Reads `routing`: preferences, and the preset, which brings law of its own. */
export function readRouting(value: unknown, context: RoutingContext): Routing {
  const { problems } = context;
  const written = readWhatFits(routingSchema, value ?? {}, { path: ['routing'], problems });
  const preset = readPreset(written, context);
  const conditions = { ...context, tasks: knownTasks(written, preset) };
  const rules = written.rules?.flatMap((rule, index) =>
    readRule(rule, ['routing', 'rules', index], conditions),
  );
  const escalations = written.escalate.flatMap((entry, index) =>
    readEscalation(entry, ['routing', 'escalate', index], conditions),
  );
  const taken = preset === undefined ? [] : preset.preset.rules.map((rule) => ruleName(preset.preset, rule));
  checkRepeatedNames(rules ?? [], taken, context);
  return { ...readScorer(written, context), preset, rules, escalations };
}

interface ConditionContext extends RoutingContext {
  /** What callers may declare the work to be; undefined where any name will do. */
  readonly tasks: readonly string[] | undefined;
}

// With a preset that has a mistake nothing is known of its tasks.
function knownTasks(
  { preset, tasks }: Pick<z.output<typeof routingSchema>, 'preset' | 'tasks'>,
  chosen: ChosenPreset | undefined,
): string[] | undefined {
  if (chosen !== undefined) return [...Object.keys(chosen.preset.tasks), ...(tasks ?? [])];
  return preset === undefined ? tasks : undefined;
}

function readRule(value: unknown, path: PolicyPath, context: ConditionContext): PolicyRule[] {
  const written = readShape(ruleSchema, value, { path, problems: context.problems });
  if (written === undefined) return [];
  const { name, when, use } = written;
  const members = readUse(use, (index) => [...path, 'use', index], context);
  if (when !== undefined) checkCondition(when, [...path, 'when'], { context, withAnswer: false });
  const clean = readCleaning(written.clean, [...path, 'clean'], context);
  const optional = { ...(when === undefined ? {} : { when }), ...(clean === undefined ? {} : { clean }) };
  return [{ name, ...optional, use: members }];
}

function readEscalation(value: unknown, path: PolicyPath, context: ConditionContext): PolicyEscalation[] {
  const written = readShape(escalationSchema, value, { path, problems: context.problems });
  if (written === undefined) return [];
  checkDeployment(written.to, [...path, 'to'], context);
  checkCondition(written.when, [...path, 'when'], { context, withAnswer: true });
  const { name, when, to, streams } = written;
  const clean = readCleaning(written.clean, [...path, 'clean'], context);
  return [
    {
      name,
      when,
      to: to as DeploymentName,
      ...(streams === 'hold' ? { streams } : {}),
      ...(clean === undefined ? {} : { clean }),
    },
  ];
}

function checkCondition(
  text: string,
  path: PolicyPath,
  { context, withAnswer }: { readonly context: ConditionContext; readonly withAnswer: boolean },
): void {
  const compiled = compileCondition(text, createConditionEnvironment(withAnswer));
  if (compiled.kind === 'condition') {
    checkTasks(compiled.condition.tree, path, context);
    return;
  }
  for (const { message, offset, suggestion } of compiled.problems) {
    context.problems.add(path, message, { offset, suggestion });
  }
}

// `declaredTask == "contract-reveiw"` is well typed and never true.
function checkTasks(condition: ASTNode, path: PolicyPath, { tasks, problems }: ConditionContext): void {
  if (tasks === undefined) return;
  for (const { task, offset } of comparedTasks(condition)) {
    if (tasks.includes(task)) continue;
    const suggestion = closestName(task, tasks);
    const hint =
      suggestion === undefined ? `; known: ${tasks.join(', ')}; name your own under routing.tasks` : '';
    problems.add(path, `no caller can declare the task ${shown(task)}${hint}`, { offset, suggestion });
  }
}

// A decision on record names its rule; two of a name could not be told apart.
function checkRepeatedNames(
  rules: readonly PolicyRule[],
  taken: readonly string[],
  { problems }: RoutingContext,
): void {
  const seen = new Set<string>(taken);
  for (const [index, { name }] of rules.entries()) {
    if (seen.has(name))
      problems.add(['routing', 'rules', index, 'name'], 'another rule has this name already');
    seen.add(name);
  }
}
