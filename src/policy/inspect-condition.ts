import type { ASTNode } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { LEVELS } from '../domain/label.ts';
import { closestName } from './closest-name.ts';
import { childrenOf, isMacro, literalText } from './condition-tree.ts';
import { CONDITION_VARIABLES } from './condition-variables.ts';

/** What is wrong with a condition, and where in its text (offset in UTF-16 code units). */
export interface ConditionProblem {
  readonly message: string;
  readonly offset: number;
  readonly suggestion?: string | undefined;
}

/** Mistakes that are valid CEL and would silently never match, or could be made to run for ever. */
export function inspectCondition(root: ASTNode): ConditionProblem[] {
  const problems: ConditionProblem[] = [];
  visit(root, { aliases: new Map(), insideMacro: false, problems });
  return problems;
}

interface Scope {
  /** Variables bound by a macro to the elements of a list, and which list. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly insideMacro: boolean;
  readonly problems: ConditionProblem[];
}

function visit(node: ASTNode, scope: Scope): void {
  switch (node.op) {
    case '==':
    case '!=':
      checkNames(node.args[0], node.args[1], scope);
      checkNames(node.args[1], node.args[0], scope);
      break;
    case 'in':
      checkMembership(node.args[0], node.args[1], scope);
      break;
    case '<':
    case '<=':
    case '>':
    case '>=':
      refuseOrdering(node, scope);
      break;
    case 'call':
      checkCall(node.args[0], node.args[1], node, scope);
      break;
    case 'rcall':
      if (node.args[0] === 'matches') refuseMatches(node, scope);
      if (isMacro(node)) return visitMacro(node, scope);
      break;
    default:
      break;
  }
  for (const child of childrenOf(node)) visit(child, scope);
}

// `level == "secret"` is well typed and never true.
function checkNames(subject: ASTNode, value: ASTNode, scope: Scope): void {
  const text = literalText(value);
  const closed = closedList(subject, scope);
  if (text === undefined || closed === undefined || closed.values.includes(text)) return;
  const suggestion = closestName(text, closed.values);
  const hint = suggestion === undefined ? `; known: ${closed.values.join(', ')}` : '';
  scope.problems.push({
    message: `unknown ${closed.what} "${text}"${hint}`,
    offset: value.start,
    suggestion,
  });
}

function checkMembership(left: ASTNode, right: ASTNode, scope: Scope): void {
  if (right.op === 'list') {
    for (const item of right.args) checkNames(left, item, scope);
    return;
  }
  // `"health" in categories`: the list is on the right.
  checkNames(right, left, scope);
}

function closedList(node: ASTNode, scope: Scope): { what: string; values: readonly string[] } | undefined {
  const subject = node.op === '[]' ? node.args[0] : node;
  if (subject.op !== 'id') return undefined;
  const name = scope.aliases.get(subject.args) ?? subject.args;
  if (!Object.hasOwn(CONDITION_VARIABLES, name)) return undefined;
  const values = CONDITION_VARIABLES[name]?.values;
  return values === undefined ? undefined : { what: name === 'categories' ? 'category' : name, values };
}

// Text compares by alphabet, in which `confidential` comes before `internal`.
function refuseOrdering(node: ASTNode & { op: '<' | '<=' | '>' | '>=' }, scope: Scope): void {
  const [left, right] = node.args;
  for (const [subject, other, flipped] of [
    [left, right, false],
    [right, left, true],
  ] as const) {
    const closed = closedList(subject, scope);
    if (closed === undefined) continue;
    const level = literalText(other);
    const suggestion =
      closed.what === 'level' && level !== undefined && LEVELS.some((known) => known === level)
        ? levelComparison(node.op, flipped, level)
        : undefined;
    scope.problems.push({
      message: `a ${closed.what} is text and has no order under ${node.op}`,
      offset: node.start,
      suggestion,
    });
    return;
  }
}

function levelComparison(
  operator: '<' | '<=' | '>' | '>=',
  flipped: boolean,
  level: string,
): string | undefined {
  const upward = operator.startsWith('>') !== flipped;
  const includes = operator.endsWith('=');
  const index = LEVELS.findIndex((known) => known === level);
  const least = upward === includes ? level : LEVELS[index + 1];
  if (least === undefined) return undefined;
  return `${upward ? '' : '!'}atLeast(level, "${least}")`;
}

function checkCall(name: string, args: readonly ASTNode[], node: ASTNode, scope: Scope): void {
  if (name === 'atLeast') {
    const [, least] = args;
    const text = least === undefined ? undefined : literalText(least);
    if (text !== undefined && !LEVELS.some((known) => known === text)) {
      scope.problems.push({
        message: `unknown level "${text}"`,
        offset: least!.start,
        suggestion: closestName(text, LEVELS),
      });
    }
  }
  if (name === 'rx') checkPattern(args[1], node, scope);
  if (name === 'dyn' || name === 'type') {
    scope.problems.push({ message: `${name}() is not available in conditions`, offset: node.start });
  }
}

function checkPattern(pattern: ASTNode | undefined, node: ASTNode, scope: Scope): void {
  const text = pattern === undefined ? undefined : literalText(pattern);
  if (pattern === undefined || text === undefined) {
    scope.problems.push({ message: 'the pattern of rx() must be written out as text', offset: node.start });
    return;
  }
  try {
    RE2JS.compile(text);
  } catch {
    scope.problems.push({
      message:
        'the pattern of rx() is not a regular expression in RE2 syntax (no lookaround, no backreferences)',
      offset: pattern.start,
    });
  }
}

// The library's matches() backtracks: one short text can hold the process for minutes.
function refuseMatches(node: ASTNode, scope: Scope): void {
  scope.problems.push({
    message: 'matches() can run for minutes on a short text and is not available',
    offset: node.start,
    suggestion: 'rx(text, "pattern")',
  });
}

// A macro inside a macro multiplies their lengths, so a small text could cost minutes.
function visitMacro(node: ASTNode & { op: 'rcall' }, scope: Scope): void {
  if (scope.insideMacro) {
    scope.problems.push({
      message: `${node.args[0]}() inside another list function is not available`,
      offset: node.start,
    });
    return;
  }
  const [, list, args] = node.args;
  visit(list, { ...scope, insideMacro: true });
  const aliases = new Map(scope.aliases);
  const [bound, ...bodies] = args;
  if (bound?.op === 'id' && list.op === 'id') aliases.set(bound.args, aliases.get(list.args) ?? list.args);
  for (const body of bodies) visit(body, { ...scope, aliases, insideMacro: true });
}
