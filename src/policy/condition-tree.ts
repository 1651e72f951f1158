import type { ASTNode } from '@marcbachmann/cel-js';

const LIST_MACROS = new Set(['all', 'exists', 'exists_one', 'map', 'filter', 'bind']);

/** Whether a node is a call of a function that evaluates its argument once for every element of a list. */
export function isMacro(node: ASTNode): node is ASTNode & { op: 'rcall' } {
  return node.op === 'rcall' && LIST_MACROS.has(node.args[0]) && node.args[2].length >= 2;
}

/** The text of a string literal, or undefined for every other node. */
export function literalText(node: ASTNode): string | undefined {
  return node.op === 'value' && typeof node.args === 'string' ? node.args : undefined;
}

/** Whether an expression reads this member of this variable. */
export function readsMember(node: ASTNode, variable: string, member: string): boolean {
  if (node.op === '.' || node.op === '.?') {
    const [object, name] = node.args;
    if (object.op === 'id' && object.args === variable && name === member) return true;
  }
  // Read by a name that is worked out, `answer["…"]`, it might be any.
  if (node.op === '[]' && node.args[0].op === 'id' && node.args[0].args === variable) return true;
  return childrenOf(node).some((child) => readsMember(child, variable, member));
}

/** The expressions directly below a node. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'list':
      return node.args;
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}
