import type { ASTNode } from '@marcbachmann/cel-js';
import { childrenOf, literalText } from './condition-tree.ts';

/** A task that a condition compares `declaredTask` with, and where it stands in the text. */
export interface ComparedTask {
  readonly task: string;
  readonly offset: number;
}

/** Every task that a condition compares `declaredTask` with; `""`, which stands for none, left out. */
export function comparedTasks(condition: ASTNode): ComparedTask[] {
  const found: ComparedTask[] = [];
  const visit = (node: ASTNode): void => {
    if (node.op === '==' || node.op === '!=') {
      const [left, right] = node.args;
      if (isDeclaredTask(left)) note(right);
      if (isDeclaredTask(right)) note(left);
    }
    if (node.op === 'in' && isDeclaredTask(node.args[0]) && node.args[1].op === 'list') {
      for (const item of node.args[1].args) note(item);
    }
    for (const child of childrenOf(node)) visit(child);
  };
  const note = (node: ASTNode): void => {
    const task = literalText(node);
    if (task !== undefined && task !== '') found.push({ task, offset: node.start });
  };
  visit(condition);
  return found;
}

function isDeclaredTask(node: ASTNode): boolean {
  return node.op === 'id' && node.args === 'declaredTask';
}
