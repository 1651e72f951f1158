import type { ASTNode } from '@marcbachmann/cel-js';
import { compareLevels, isLevel } from '../domain/label.ts';
import { literalText } from './condition-tree.ts';
import { membershipKey, type World } from './possible-worlds.ts';

type Known = string | number | boolean;

/**
 * What a condition would say in a world that fixes some values only: true or false when that much decides it,
 * undefined when it could be either or fail. `&&` and `||` follow CEL: `false && unknown` is false.
 */
export function judgeCondition(condition: ASTNode, world: World): boolean | undefined {
  const value = known(condition, world);
  return typeof value === 'boolean' ? value : undefined;
}

function known(node: ASTNode, world: World): Known | undefined {
  switch (node.op) {
    case 'value':
      return literal(node.args);
    case 'id':
      return world.get(node.args);
    case '!_':
      return negated(judgeCondition(node.args, world));
    case '-_': {
      const value = known(node.args, world);
      return typeof value === 'number' ? -value : undefined;
    }
    case '&&':
      return conjunction(judgeCondition(node.args[0], world), judgeCondition(node.args[1], world));
    case '||':
      return negated(
        conjunction(
          negated(judgeCondition(node.args[0], world)),
          negated(judgeCondition(node.args[1], world)),
        ),
      );
    case '?:': {
      const test = judgeCondition(node.args[0], world);
      return test === undefined ? undefined : known(node.args[test ? 1 : 2], world);
    }
    case '==':
    case '!=': {
      const equal = areEqual(node.args[0], node.args[1], world);
      return node.op === '==' ? equal : negated(equal);
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordered(node.op, known(node.args[0], world), known(node.args[1], world));
    case 'in':
      return membership(node.args[0], node.args[1], world);
    case 'call':
      return node.args[0] === 'atLeast' ? atLeast(node.args[1], world) : undefined;
    default:
      return undefined;
  }
}

function literal(value: unknown): Known | undefined {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function conjunction(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (a === false || b === false) return false;
  return a === undefined || b === undefined ? undefined : true;
}

function areEqual(left: ASTNode, right: ASTNode, world: World): boolean | undefined {
  const a = known(left, world);
  const b = known(right, world);
  return a === undefined || typeof a !== typeof b ? undefined : a === b;
}

function ordered(
  operator: '<' | '<=' | '>' | '>=',
  a: Known | undefined,
  b: Known | undefined,
): boolean | undefined {
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

function membership(item: ASTNode, list: ASTNode, world: World): boolean | undefined {
  if (list.op === 'id') {
    const text = literalText(item);
    const value =
      text === undefined || list.args !== 'categories' ? undefined : world.get(membershipKey(text));
    return typeof value === 'boolean' ? value : undefined;
  }
  if (list.op !== 'list') return undefined;
  const equal = list.args.map((member) => areEqual(item, member, world));
  if (equal.includes(true)) return true;
  return equal.includes(undefined) ? undefined : false;
}

function atLeast(args: readonly ASTNode[], world: World): boolean | undefined {
  const [level, least] = args.map((argument) => known(argument, world));
  if (typeof level !== 'string' || typeof least !== 'string') return undefined;
  return isLevel(level) && isLevel(least) ? compareLevels(level, least) >= 0 : undefined;
}
