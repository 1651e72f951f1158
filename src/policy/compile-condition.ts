import type { ASTNode, TypeError as CelTypeError, Environment, ParseError } from '@marcbachmann/cel-js';
import { closestName } from './closest-name.ts';
import { CONDITION_VARIABLES } from './condition-variables.ts';
import { type ConditionProblem, inspectCondition } from './inspect-condition.ts';

/** What evaluating a condition gave. An expression that cannot be evaluated says why, in words free of content. */
export type ConditionOutcome =
  | { readonly kind: 'true' }
  | { readonly kind: 'false' }
  | { readonly kind: 'error'; readonly reason: string };

export interface Condition {
  readonly text: string;
  readonly tree: ASTNode;
  test(context: Readonly<Record<string, unknown>>): ConditionOutcome;
}

export type CompiledCondition =
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'problems'; readonly problems: readonly ConditionProblem[] };

/** Longest condition, in UTF-16 code units: as far as a person reads. */
const MAX_CONDITION_LENGTH = 4_000;

/** Reads, type-checks and inspects a condition once, so that nothing can go wrong in it later but a missing value. */
export function compileCondition(text: string, environment: Environment): CompiledCondition {
  if (text.length > MAX_CONDITION_LENGTH) {
    return problem({ message: `the condition is longer than ${MAX_CONDITION_LENGTH} characters`, offset: 0 });
  }
  try {
    const program = environment.parse(text);
    // Before the type check, whose words for `level < 1` or matches() would be less helpful.
    const problems = inspectCondition(program.ast);
    if (problems.length > 0) return { kind: 'problems', problems };
    const checked = program.check();
    if (!checked.valid) return problem(describe(checked.error));
    if (String(checked.type) !== 'bool') {
      return problem({
        message: `the condition is a ${String(checked.type)}; it must be true or false`,
        offset: 0,
      });
    }
    return {
      kind: 'condition',
      condition: { text, tree: program.ast, test: (context) => run(program, context) },
    };
  } catch (error) {
    return problem(describe(error));
  }
}

function run(
  program: (context: Record<string, unknown>) => unknown,
  context: Readonly<Record<string, unknown>>,
): ConditionOutcome {
  try {
    const value = program(context);
    if (typeof value === 'boolean') return { kind: value ? 'true' : 'false' };
    return { kind: 'error', reason: 'the condition did not come out true or false' };
  } catch (error) {
    return { kind: 'error', reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const missing = /^Unknown variable: (\w+)$/.exec(summaryOf(error))?.[1];
  return missing === undefined
    ? 'the condition could not be evaluated'
    : `${missing} has no value in this request`;
}

function describe(error: unknown): ConditionProblem {
  const summary = summaryOf(error);
  const unknown = /^Unknown variable: (\w+)$/.exec(summary)?.[1];
  if (unknown === undefined) return { message: summary, offset: offsetOf(error) };
  return {
    message: `unknown variable ${unknown}`,
    offset: offsetOf(error),
    suggestion: closestName(unknown, Object.keys(CONDITION_VARIABLES)),
  };
}

function summaryOf(error: unknown): string {
  return isCelError(error) ? error.summary : 'the condition cannot be read';
}

function offsetOf(error: unknown): number {
  return isCelError(error) ? (error.range?.start ?? error.node?.start ?? error.node?.pos ?? 0) : 0;
}

function isCelError(error: unknown): error is ParseError | CelTypeError {
  return error instanceof Error && 'summary' in error && typeof error.summary === 'string';
}

function problem(only: ConditionProblem): CompiledCondition {
  return { kind: 'problems', problems: [only] };
}
