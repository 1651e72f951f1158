/** Where in a policy document something stands, from its root. */
export type PolicyPath = readonly (string | number)[];

/** A mistake that keeps a policy from being used. */
export interface PolicyProblem {
  readonly path: PolicyPath;
  readonly message: string;
  /** What was probably meant. */
  readonly suggestion?: string | undefined;
  /** Offset within the text at `path`, for conditions. */
  readonly offset?: number | undefined;
}

/** A policy that cannot be used, with every reason. */
export class InvalidPolicyError extends Error {
  readonly problems: readonly PolicyProblem[];

  constructor(problems: readonly PolicyProblem[]) {
    super(problems.map(problemText).join('\n'));
    this.name = 'InvalidPolicyError';
    this.problems = problems;
  }
}

function problemText({ path, message, suggestion }: PolicyProblem): string {
  return `${pathText(path)}: ${message}${suggestion === undefined ? '' : `; did you mean ${JSON.stringify(suggestion)}?`}`;
}

/** Writes a path as a person would, for instance `rules[0].use`. */
export function pathText(path: PolicyPath): string {
  let text = '';
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(segment)) text += `${text === '' ? '' : '.'}${segment}`;
    else text += `[${JSON.stringify(segment)}]`;
  }
  return text;
}
