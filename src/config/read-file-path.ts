import { isAbsolute } from 'node:path';
import type { PolicyPath } from '../policy/policy-problem.ts';
import type { ProblemCollector } from './config-problem.ts';

/** Checks that a file, where one is named, is named from the root; it is read when it is needed. */
export function readFilePath(
  file: string | undefined,
  path: PolicyPath,
  problems: ProblemCollector,
): string | undefined {
  if (file === undefined || isAbsolute(file)) return file;
  problems.add(path, 'must be an absolute path, for instance /etc/demarc/authorities.pem');
  return undefined;
}
