import { RE2JS } from 're2js';
import type { DeploymentName } from '../domain/ids.ts';
import type { Level } from '../domain/label.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import type { ProblemCollector } from './config-problem.ts';
import type { ClassificationOptions, OperatorTerm } from './configuration.ts';
import { type ReadContext, readWhatFits } from './read-shape.ts';
import { classificationSchema } from './schema.ts';

/** Reads `classification`; patterns are known to compile afterwards. */
export function readClassification(value: unknown, { problems }: ReadContext): ClassificationOptions {
  const written = readWhatFits(classificationSchema, value ?? {}, { path: ['classification'], problems });
  const terms: OperatorTerm[] = [];
  for (const level of ['internal', 'confidential', 'restricted'] as const) {
    for (const [index, text] of (written.terms[level] ?? []).entries()) {
      const term = readTerm(text, level, { path: ['classification', 'terms', level, index], problems });
      if (term !== undefined) terms.push(term);
    }
  }
  const grants = written.grants.map(({ name, keys, unreadable }) => ({ name, keys, unreadable }));
  const { floor, documents, detectors, reader } = written;
  return {
    floor,
    terms,
    grants,
    budgetMs: detectors.budgetMs,
    documents,
    reader: reader && { ...reader, deployment: reader.deployment as DeploymentName },
  };
}

function readTerm(
  text: string,
  level: Level,
  { path, problems }: { readonly path: PolicyPath; readonly problems: ProblemCollector },
): OperatorTerm | undefined {
  const match = /^\/(.+)\/(i?)$/s.exec(text);
  if (match === null) {
    if (text.trim() !== '') return { kind: 'plain', level, text };
    problems.add(path, 'must hold more than spaces');
    return undefined;
  }
  const [, pattern = '', flag = ''] = match;
  try {
    const compiled = RE2JS.compile(pattern, flag === 'i' ? RE2JS.CASE_INSENSITIVE : 0);
    if (!compiled.matcher('').find()) return { kind: 'pattern', level, pattern, ignoreCase: flag === 'i' };
    problems.add(path, 'this pattern matches empty text, and so everything');
  } catch {
    problems.add(path, 'is not a regular expression in RE2 syntax (no lookaround, no backreferences)');
  }
  return undefined;
}
