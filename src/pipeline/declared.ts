import { DemarcError } from '../domain/error-catalogue.ts';
import { PREFERRED_PLACES } from '../domain/facts.ts';
import { CATEGORIES, isCategory, isLevel, type Label, LEVELS, LOWEST_LABEL } from '../domain/label.ts';
import type { Principal } from '../domain/principal.ts';
import { PRIORITIES, type Priority } from './dispatch/waiting-line.ts';
import type { Exchange } from './exchange.ts';

/** As clouds name them: `eu`, `us-east-1`, `europe-west4`. Anything longer is no region, and would stand in the record. */
const REGION = /^[a-z]{2,12}(?:-[a-z]{2,12}){0,2}(?:-?\d{1,2})?$/;
const MAX_REGIONS = 3;

/**
 * What the caller says of its own data, by `x-demarc-level`, `x-demarc-categories` and `x-demarc-residency` (lists
 * separated by commas), together with the residency of its key. Undefined when nothing is said.
 * @throws DemarcError `invalid_header` that lists what may stand there.
 */
export function declaredLabel(headers: Exchange['headers'], principal: Principal): Label | undefined {
  const level = headers['x-demarc-level']?.trim();
  const categories = listOf(headers['x-demarc-categories']);
  const residency = listOf(headers['x-demarc-residency']);
  if (principal.residency !== undefined) residency.push(principal.residency);
  if (level === undefined && categories.length === 0 && residency.length === 0) return undefined;
  if (level !== undefined && !isLevel(level)) throw invalid('x-demarc-level', LEVELS);
  if (!categories.every(isCategory)) throw invalid('x-demarc-categories', CATEGORIES);
  if (residency.length > MAX_REGIONS || !residency.every((region) => REGION.test(region))) {
    throw invalid('x-demarc-residency', ['a region such as eu or us-east-1']);
  }
  return {
    level: level ?? LOWEST_LABEL.level,
    categories: [...new Set(categories)].sort(),
    residency: [...new Set(residency)].sort(),
  };
}

/** Words, at most with two digits behind: a longer number would stand in the record. */
const TASK_NAME = /^[a-z]{1,24}\d{0,2}(?:-[a-z]{1,24}\d{0,2}){0,4}$/;

/**
 * What the caller says the work is, by `x-demarc-task`: a name in lower case with hyphens, which rules may ask for.
 * @throws DemarcError `invalid_header`.
 */
export function declaredTask(headers: Exchange['headers']): string | undefined {
  const task = headers['x-demarc-task']?.trim();
  if (task !== undefined && !TASK_NAME.test(task)) {
    throw invalid('x-demarc-task', ['a name such as contract-review']);
  }
  return task;
}

/** Who goes first, by `x-demarc-priority`: `high`, `normal` (the default) or `batch`. @throws DemarcError `invalid_header`. */
export function declaredPriority(headers: Exchange['headers']): Priority {
  const given = headers['x-demarc-priority']?.trim() ?? 'normal';
  const priority = PRIORITIES.find((each) => each === given);
  if (priority === undefined) throw invalid('x-demarc-priority', PRIORITIES);
  return priority;
}

/** As names of deployments are written. */
const DEPLOYMENT_NAME = /^[A-Za-z0-9][\w.:/@-]{0,127}$/;

/**
 * What the caller would rather be served by, by `x-demarc-prefer`: `local`, `cloud` or a deployment, which the policy
 * has to know. @throws DemarcError `invalid_header`.
 */
export function declaredPreference(headers: Exchange['headers']): string | undefined {
  const preference = headers['x-demarc-prefer']?.trim();
  if (preference === undefined || DEPLOYMENT_NAME.test(preference)) return preference;
  throw invalid('x-demarc-prefer', [...PREFERRED_PLACES, 'the name of a deployment']);
}

function listOf(header: string | undefined): string[] {
  return (header ?? '').split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]));
}

function invalid(header: string, allowed: readonly string[]): DemarcError {
  return new DemarcError('invalid_header', {
    message: `the header ${header} is not valid; allowed: ${allowed.join(', ')}`,
    param: header,
  });
}
