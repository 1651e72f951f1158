import { RE2JS } from 're2js';
import type { z } from 'zod';
import { FINDING_TYPES } from '../domain/finding-types.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { CATEGORIES, type Level } from '../domain/label.ts';
import type { LabelMapping } from '../domain/label-mapping.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import type { ProblemCollector } from './config-problem.ts';
import type { ClassificationOptions, OperatorTerm } from './configuration.ts';
import { checkName } from './read-names.ts';
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
    mapping: readMapping(written, problems),
    grants,
    budgetMs: detectors.budgetMs,
    documents,
    // Who has the role stands under deployments, which are read after this.
    detector: { ...detectors.model, deployment: undefined },
    reader: reader && { ...reader, deployment: reader.deployment as DeploymentName },
  };
}

/** Names that nothing is found under are mistakes: such a rule would be believed and do nothing. */
function readMapping(
  { levels, combinations }: Pick<z.output<typeof classificationSchema>, 'levels' | 'combinations'>,
  problems: ProblemCollector,
): LabelMapping {
  const known = [...FINDING_TYPES, ...CATEGORIES];
  const what = 'type of finding or category';
  for (const name of Object.keys(levels)) {
    checkName(name, known, { what, path: ['classification', 'levels', name], problems });
  }
  for (const [index, { all }] of combinations.entries()) {
    for (const [place, name] of all.entries()) {
      const path = ['classification', 'combinations', index, 'all', place];
      checkName(name, known, { what, path, problems });
    }
  }
  return { levels: new Map(Object.entries(levels)), combinations };
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
