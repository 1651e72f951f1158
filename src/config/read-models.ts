import type { ModelEntry } from '../policy/policy-document.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import { type RoutingContext, readUse } from './check-deployment.ts';
import { readNames } from './read-names.ts';
import { readShape } from './read-shape.ts';
import { modelSchema } from './schema.ts';

/** Reads `models`: what callers may ask for. Without the section they may ask for `auto` and every deployment. */
export function readModels(
  section: Readonly<Record<string, unknown>> | undefined,
  context: RoutingContext,
): Record<string, ModelEntry> {
  if (section === undefined) return { auto: { kind: 'auto' } };
  const entries = readNames(section, ['models'], context.problems).flatMap((name) => {
    const entry = readModel(section[name] ?? {}, ['models', name], context);
    return entry === undefined ? [] : [[name, entry] as const];
  });
  return Object.fromEntries(entries);
}

function readModel(value: unknown, path: PolicyPath, context: RoutingContext): ModelEntry | undefined {
  const { problems } = context;
  const written = readShape(modelSchema, value, { path, problems });
  if (written === undefined) return undefined;
  const { deployment, fallbacks } = written;
  if (deployment === undefined) {
    if (fallbacks !== undefined) {
      problems.add(
        [...path, 'fallbacks'],
        'only a model with a deployment has fallbacks; with auto the rules decide',
        {
          at: 'key',
        },
      );
    }
    return { kind: 'auto' };
  }
  if (written.routing !== undefined) {
    problems.add([...path, 'routing'], 'give either routing: auto or a deployment, not both', { at: 'key' });
  }
  const [first, ...others] = readUse(
    [deployment, ...(fallbacks ?? [])],
    (index) => [...path, ...(index === 0 ? ['deployment'] : ['fallbacks', index - 1])],
    context,
  );
  if (first === undefined) return undefined;
  return { kind: 'deployment', deployment: first, fallbacks: others };
}
