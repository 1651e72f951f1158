import { Environment } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { compareLevels, isLevel } from '../domain/label.ts';
import { CONDITION_VARIABLES } from './condition-variables.ts';

/** Conditions are read at load by an operator's hand; these bounds stop one that was generated or pasted by mistake. */
const LIMITS = {
  maxAstNodes: 500,
  maxDepth: 50,
  maxListElements: 100,
  maxMapEntries: 0,
  maxCallArguments: 8,
} as const;

/**
 * The language that conditions are written in: CEL with the variables of a request, `atLeast(level, "…")` and
 * `rx(text, pattern)`. With `withAnswer` also `answer`, for escalations. Has no clock, no randomness and no I/O.
 */
export function createConditionEnvironment(withAnswer: boolean): Environment {
  const environment = new Environment({ unlistedVariablesAreDyn: false, limits: LIMITS });
  for (const [name, { type }] of Object.entries(CONDITION_VARIABLES))
    environment.registerVariable(name, type);
  if (withAnswer) {
    environment.registerVariable({
      name: 'answer',
      schema: { invalid: 'bool', empty: 'bool', confidence: 'double', truncated: 'bool' },
    });
  }
  environment.registerFunction('atLeast(string, string): bool', atLeast);
  environment.registerFunction('rx(string, string): bool', createPatternMatcher());
  return environment;
}

function atLeast(level: string, least: string): boolean {
  if (!isLevel(level) || !isLevel(least)) throw new Error('not a level');
  return compareLevels(level, least) >= 0;
}

// Linear time whatever the pattern: RE2 syntax, no backtracking. Patterns are literals, so the map stays small.
function createPatternMatcher(): (text: string, pattern: string) => boolean {
  const compiled = new Map<string, RE2JS>();
  return (text, pattern) => {
    const known = compiled.get(pattern) ?? RE2JS.compile(pattern);
    compiled.set(pattern, known);
    return known.matcher(text).find();
  };
}
