import { z } from 'zod';
import { closestName } from '../policy/closest-name.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import { type ProblemCollector, shown } from './config-problem.ts';

/** What reading a section needs to know. */
export interface ReadContext {
  readonly problems: ProblemCollector;
  readonly env: Environment;
  /** Whether references to keys are followed; without, they are only checked for their form. */
  readonly areKeysNeeded?: boolean | undefined;
}

/** The variables of the process's environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Checks a value against a schema; reports every mistake under `path` with what was probably meant, and then gives
 * undefined. What is reported never quotes a value, only names.
 */
export function readShape<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  { path, problems }: { readonly path: PolicyPath; readonly problems: ProblemCollector },
): z.output<Schema> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) report(issue, { schema, value, path, problems });
  return undefined;
}

/**
 * As {@link readShape}, but where keys have mistakes, which are reported, gives what the rest says: for sections
 * whose other members can still be looked into. Every key must be optional or have a default.
 */
export function readWhatFits<Schema extends z.ZodObject>(
  schema: Schema,
  value: unknown,
  where: { readonly path: PolicyPath; readonly problems: ProblemCollector },
): z.output<Schema> {
  const whole = readShape(schema, value, where);
  if (whole !== undefined) return whole;
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const fitting = members.filter(
    ([key, member]) => Object.hasOwn(schema.shape, key) && schema.safeParse({ [key]: member }).success,
  );
  return schema.parse(Object.fromEntries(fitting));
}

interface Reported {
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly path: PolicyPath;
  readonly problems: ProblemCollector;
}

function report(issue: z.core.$ZodIssue, { schema, value, path, problems }: Reported): void {
  const inner = issue.path.map((segment) => (typeof segment === 'symbol' ? String(segment) : segment));
  const at = [...path, ...inner];
  const found = valueAt(value, inner);
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, inner);
    for (const key of issue.keys) reportUnknownKey(key, { at, known, problems });
    return;
  }
  if (found === undefined && issue.code !== 'custom') {
    problems.add(at, `is missing${describeExpected(issue)}`, { at: 'key' });
    return;
  }
  if (issue.code === 'invalid_value') {
    const options = issue.values.map(String);
    const suggestion = typeof found === 'string' ? closestName(found, options) : undefined;
    problems.add(at, `must be ${options.length > 1 ? 'one of ' : ''}${options.join(', ')}`, { suggestion });
    return;
  }
  problems.add(at, messageOf(issue, found));
}

function reportUnknownKey(
  key: string,
  { at, known, problems }: { at: PolicyPath; known: readonly string[]; problems: ProblemCollector },
): void {
  const suggestion = closestName(key, known);
  const hint = suggestion === undefined ? `; known here: ${known.join(', ')}` : '';
  problems.add([...at, key], `unknown key ${shown(key)}${hint}`, { at: 'key', suggestion });
}

function messageOf(issue: z.core.$ZodIssue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeName(issue.expected)}, not ${kindOf(found)}`;
    case 'too_small':
      return sized(issue.origin, 'at least', Number(issue.minimum));
    case 'too_big':
      return sized(issue.origin, 'at most', Number(issue.maximum));
    default:
      return issue.message;
  }
}

function sized(origin: string, bound: string, size: number): string {
  if (origin === 'string') return `must have ${bound} ${size} characters`;
  return origin === 'array' ? `must have ${bound} ${size} entries` : `must be ${bound} ${size}`;
}

function describeExpected(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `: one of ${issue.values.join(', ')}`;
  return issue.code === 'invalid_type' ? `: ${typeName(issue.expected)}` : '';
}

function typeName(expected: string): string {
  switch (expected) {
    case 'string':
      return 'text';
    case 'int':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    default:
      return 'a mapping';
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return Number.isInteger(value) ? 'a whole number' : 'a fraction';
    case 'boolean':
      return 'true or false';
    default:
      return 'a mapping';
  }
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  let found = value;
  for (const segment of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, segment)) return undefined;
    found = Reflect.get(found, segment);
  }
  return found;
}

// Only asked after a mistake, so the price of writing the schema out does not matter.
function knownKeys(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  let at: unknown = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  for (const segment of path) {
    at = valueAt(at, typeof segment === 'number' ? ['items'] : ['properties', segment]);
  }
  const properties = valueAt(at, ['properties']);
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}
