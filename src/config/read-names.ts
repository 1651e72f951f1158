import { closestName } from '../policy/closest-name.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import { type ProblemCollector, shown } from './config-problem.ts';

const NAME = /^[A-Za-z0-9][\w.:/@-]{0,127}$/;

/** The names in a section, in order. A name that could not be typed or shown safely is reported. */
export function readNames(
  section: Readonly<Record<string, unknown>> | undefined,
  path: PolicyPath,
  problems: ProblemCollector,
): string[] {
  const names = Object.keys(section ?? {});
  for (const name of names) {
    if (NAME.test(name)) continue;
    problems.add(
      [...path, name],
      'a name has letters, digits and . _ - : / @ only, and starts with a letter or digit',
      {
        at: 'key',
      },
    );
  }
  return names;
}

/** Reports a name that is not among the known ones. */
export function checkName(
  name: string,
  known: readonly string[],
  {
    what,
    path,
    problems,
  }: { readonly what: string; readonly path: PolicyPath; readonly problems: ProblemCollector },
): boolean {
  if (known.includes(name)) return true;
  const suggestion = closestName(name, known);
  const hint =
    suggestion === undefined && known.length > 0 ? `; known: ${known.slice(0, 20).join(', ')}` : '';
  problems.add(path, `unknown ${what} ${shown(name)}${hint}`, { suggestion });
  return false;
}
