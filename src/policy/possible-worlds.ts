import type { ASTNode } from '@marcbachmann/cel-js';
import { INJECTION_KINDS } from '../domain/injection.ts';
import { LEVELS } from '../domain/label.ts';
import { OPERATIONS } from '../domain/model-request.ts';
import { TASKS } from '../domain/work.ts';
import { childrenOf, literalText } from './condition-tree.ts';
import { comparedTasks } from './declared-tasks.ts';

/** One way a request could be: a value for every variable, and for every `"…" in categories`, that matters. */
export type World = ReadonlyMap<string, string | number | boolean>;

type Dimension = readonly [name: string, values: readonly (string | number | boolean)[]];

const FLAGS = ['tools', 'images', 'files', 'structuredOutput', 'serverTools', 'stream', 'hasMaxOutputTokens'];
/** Stands for every declared task that no condition speaks of; no task can be called so. */
const ANOTHER_TASK = 'another task';
/** Counts with the least value they can have. */
const COUNTS = { inputTokens: 0, messages: 1 };

/**
 * Requests that stand for all requests as far as these conditions can tell: every level, every task, and numbers on
 * both sides of each number the conditions compare with. Where there would be more than `limit`, the variables
 * with the most values are left open; what is claimed of the rest stays true.
 */
export function possibleWorlds(
  conditions: readonly ASTNode[],
  { thresholdThousandths, limit }: { readonly thresholdThousandths: number; readonly limit: number },
): readonly World[] {
  const mentioned = collectMentions(conditions);
  const dimensions: Dimension[] = [['level', LEVELS]];
  if (mentioned.names.has('operation')) dimensions.push(['operation', OPERATIONS]);
  if (mentioned.names.has('injection')) dimensions.push(['injection', INJECTION_KINDS]);
  if (mentioned.names.has('task')) dimensions.push(['task', TASKS]);
  if (mentioned.names.has('declaredTask')) {
    const compared = conditions.flatMap((condition) => comparedTasks(condition).map(({ task }) => task));
    dimensions.push(['declaredTask', [...new Set(['', ANOTHER_TASK, ...compared])]]);
  }
  if (mentioned.names.has('complexity')) {
    dimensions.push(['complexity', complexityPoints([...mentioned.numbers, thresholdThousandths / 1000])]);
  }
  for (const [name, least] of Object.entries(COUNTS)) {
    if (mentioned.names.has(name)) dimensions.push([name, countPoints(mentioned.numbers, least)]);
  }
  for (const name of FLAGS) if (mentioned.names.has(name)) dimensions.push([name, [false, true]]);
  for (const category of mentioned.categories) dimensions.push([membershipKey(category), [false, true]]);
  while (sizeOf(dimensions) > limit && dimensions.length > 1)
    dimensions.splice(indexOfLargest(dimensions), 1);
  return combine(dimensions, thresholdThousandths);
}

/** How the membership of a category is named in a {@link World}. */
export function membershipKey(category: string): string {
  return `in categories: ${category}`;
}

interface Mentions {
  readonly names: Set<string>;
  readonly numbers: Set<number>;
  readonly categories: Set<string>;
}

function collectMentions(conditions: readonly ASTNode[]): Mentions {
  const mentions: Mentions = { names: new Set(), numbers: new Set(), categories: new Set() };
  const visit = (node: ASTNode): void => {
    if (node.op === 'id') mentions.names.add(node.args);
    if (node.op === 'value' && (typeof node.args === 'number' || typeof node.args === 'bigint')) {
      mentions.numbers.add(Number(node.args));
    }
    if (node.op === 'in') {
      const text = literalText(node.args[0]);
      if (text !== undefined) mentions.categories.add(text);
    }
    for (const child of childrenOf(node)) visit(child);
  };
  for (const condition of conditions) visit(condition);
  return mentions;
}

function complexityPoints(numbers: Iterable<number>): number[] {
  const points = new Set([0, 1000]);
  for (const number of numbers) {
    const base = Math.floor(number * 1000);
    for (const point of [base - 1, base, base + 1, base + 2]) {
      if (point >= 0 && point <= 1000) points.add(point);
    }
  }
  return [...points].map((thousandths) => thousandths / 1000);
}

function countPoints(numbers: Iterable<number>, least: number): number[] {
  const points = new Set([least]);
  for (const number of numbers) {
    const base = Math.floor(number);
    for (const point of [base - 1, base, base + 1]) if (point >= least) points.add(point);
  }
  return [...points];
}

function sizeOf(dimensions: readonly Dimension[]): number {
  return dimensions.reduce((product, [, values]) => product * values.length, 1);
}

// The level stands first and stays: what happens to sensitive content is what matters most.
function indexOfLargest(dimensions: readonly Dimension[]): number {
  let largest = 1;
  for (const [index, [, values]] of dimensions.entries()) {
    if (index > 0 && values.length > dimensions[largest]![1].length) largest = index;
  }
  return largest;
}

function combine(dimensions: readonly Dimension[], thresholdThousandths: number): World[] {
  let worlds: Map<string, string | number | boolean>[] = [
    new Map([['threshold', thresholdThousandths / 1000]]),
  ];
  for (const [name, values] of dimensions) {
    worlds = worlds.flatMap((world) => values.map((value) => new Map(world).set(name, value)));
  }
  return worlds;
}
