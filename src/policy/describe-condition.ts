import type { ASTNode } from '@marcbachmann/cel-js';
import { literalText } from './condition-tree.ts';

/**
 * A condition as a person would say it, to follow "when": `the work counts as hard (complexity 0.6 or more)`. What has
 * no words here is shown as it stands, in angle quotes.
 */
export function describeCondition(condition: ASTNode, thresholdThousandths: number): string {
  return say(condition, { threshold: thresholdThousandths / 1000, negated: false, inside: undefined });
}

interface Saying {
  readonly threshold: number;
  readonly negated: boolean;
  /** The connective around this part. */
  readonly inside: '&&' | '||' | undefined;
}

function say(node: ASTNode, saying: Saying): string {
  if (node.op === '!_') return say(node.args, { ...saying, negated: !saying.negated });
  if (node.op === '&&' || node.op === '||') return connect(node, saying);
  const words = atom(node, saying);
  if (words !== undefined) return words;
  return `${saying.negated ? 'not ' : ''}‹${node.input.slice(node.start, node.end).trim()}›`;
}

// "Neither … nor" for a negated "or" would be shorter, and harder to compare with the condition.
function connect(node: ASTNode & { op: '&&' | '||' }, saying: Saying): string {
  const flipped = node.op === '&&' ? '||' : '&&';
  const connective = saying.negated ? flipped : node.op;
  const parts = operands(node, node.op).map((part) => say(part, { ...saying, inside: connective }));
  const text = parts.join(connective === '&&' ? ' and ' : ' or ');
  return saying.inside === undefined || saying.inside === connective ? text : `(${text})`;
}

function operands(node: ASTNode, connective: '&&' | '||'): ASTNode[] {
  if (node.op !== connective) return [node];
  const [left, right] = node.args;
  return [...operands(left, connective), ...operands(right, connective)];
}

function atom(node: ASTNode, saying: Saying): string | undefined {
  const { negated } = saying;
  switch (node.op) {
    case 'id':
      return FLAGS[node.args]?.[negated ? 1 : 0];
    case 'value':
      return typeof node.args === 'boolean' ? (node.args === negated ? 'never' : 'always') : undefined;
    case '==':
    case '!=': {
      const [left, right] = node.args;
      const text = literalText(right);
      return left.op === 'id' && text !== undefined
        ? equals(left.args, [text], (node.op === '!=') !== negated)
        : undefined;
    }
    case 'in':
      return member(node.args[0], node.args[1], negated);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compares(node.args[0], node.args[1], { operator: node.op, saying });
    case 'call':
      return calls(node.args[0], node.args[1], negated);
    default:
      return undefined;
  }
}

/** For a truth: what is said when it is, and when it is not. */
const FLAGS: Readonly<Record<string, readonly [string, string]>> = {
  tools: ['it brings tools', 'it brings no tools'],
  images: ['it holds images', 'it holds no images'],
  files: ['it holds files', 'it holds no files'],
  structuredOutput: ['the answer must follow a schema', 'the answer need not follow a schema'],
  serverTools: ["it asks for the vendor's own tools", "it asks for none of the vendor's own tools"],
  stream: ['the answer is streamed', 'the answer is not streamed'],
  hasMaxOutputTokens: ['the caller limits the length of the answer', 'the caller sets no limit of length'],
};

function equals(variable: string, values: readonly string[], negated: boolean): string | undefined {
  const not = negated ? ' not' : '';
  const listed = either(values);
  switch (variable) {
    case 'level':
      return `the content is${not} ${listed}`;
    case 'injection':
      return injects(values, negated);
    case 'task':
      return `the work is${not} ${listed}`;
    case 'declaredTask':
      return declares(values, negated);
    case 'model':
      return negated ? `the caller does not ask for ${listed}` : `the caller asks for ${listed}`;
    case 'key':
      return `the API key is${not} ${listed}`;
    case 'tenant':
      return `the tenant is${not} ${listed}`;
    default:
      return undefined;
  }
}

function injects(values: readonly string[], negated: boolean): string {
  if (values.length === 1 && values[0] === 'none') {
    return negated ? 'something tries to take the model over' : 'nothing tries to take the model over';
  }
  return `what tries to take the model over is${negated ? ' not' : ''} a ${either(values)}`;
}

function declares(values: readonly string[], negated: boolean): string {
  if (values.length === 1 && values[0] === '') {
    return negated ? 'the caller declares a task' : 'the caller declares no task';
  }
  const listed = either(values);
  return negated
    ? `the caller does not declare the task ${listed}`
    : `the caller declares the task ${listed}`;
}

function member(item: ASTNode, list: ASTNode, negated: boolean): string | undefined {
  const text = literalText(item);
  if (list.op === 'id' && text !== undefined) {
    if (list.args === 'injectionPlaces') {
      return `${negated ? 'nothing' : 'something'} in a ${text} tries to take the model over`;
    }
    if (list.args === 'categories') return `it holds ${negated ? 'no ' : ''}${text} data`;
    return list.args === 'residency'
      ? `the data ${negated ? 'need not' : 'must'} stay in ${text}`
      : undefined;
  }
  if (item.op !== 'id' || list.op !== 'list') return undefined;
  const values = list.args.flatMap((each) => literalText(each) ?? []);
  return values.length === list.args.length ? equals(item.args, values, negated) : undefined;
}

type Comparison = '<' | '<=' | '>' | '>=';
const OPPOSITE: Readonly<Record<Comparison, Comparison>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' };
const COMPARISON_WORDS: Readonly<Record<Comparison, string>> = {
  '<': 'less than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
};

function compares(
  left: ASTNode,
  right: ASTNode,
  { operator, saying }: { readonly operator: Comparison; readonly saying: Saying },
): string | undefined {
  const told = saying.negated ? OPPOSITE[operator] : operator;
  if (left.op !== 'id') return undefined;
  if (left.args === 'complexity' && right.op === 'id' && right.args === 'threshold') {
    if (told === '>=') return `the work counts as hard (complexity ${saying.threshold} or more)`;
    if (told === '<') return `the work does not count as hard (complexity below ${saying.threshold})`;
  }
  const amount = right.op === 'id' && right.args === 'threshold' ? saying.threshold : numberOf(right);
  if (amount === undefined) return undefined;
  const bound = `${COMPARISON_WORDS[told]} ${amount}`;
  switch (left.args) {
    case 'complexity':
      return `the complexity is ${bound}`;
    case 'injectionScore':
      return `the score of an injection is ${bound}`;
    case 'inputTokens':
      return `it has ${bound} input tokens`;
    case 'maxOutputTokens':
      return `the caller limits the answer to ${bound} tokens`;
    case 'messages':
      return `the conversation has ${bound} messages`;
    default:
      return undefined;
  }
}

function numberOf(node: ASTNode): number | undefined {
  if (node.op !== 'value') return undefined;
  return typeof node.args === 'number' || typeof node.args === 'bigint' ? Number(node.args) : undefined;
}

function calls(name: string, args: readonly ASTNode[], negated: boolean): string | undefined {
  const [subject, value] = args;
  const text = value === undefined ? undefined : literalText(value);
  if (subject?.op !== 'id' || text === undefined) return undefined;
  if (name === 'atLeast' && subject.args === 'level') {
    return negated
      ? `the content is less sensitive than ${text}`
      : text === 'restricted'
        ? 'the content is restricted'
        : `the content is ${text} or more sensitive`;
  }
  const what = PATTERN_SUBJECTS[subject.args];
  if (name !== 'rx' || what === undefined) return undefined;
  return `${what} ${negated ? 'does not match' : 'matches'} the pattern ${text}`;
}

const PATTERN_SUBJECTS: Readonly<Record<string, string>> = {
  model: 'the model asked for',
  key: "the API key's name",
  tenant: 'the tenant',
  declaredTask: 'the declared task',
};

function either(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}
