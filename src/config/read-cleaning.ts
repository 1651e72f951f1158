import { CLEANING_WAYS, type Cleaning } from '../domain/cleaning.ts';
import { CATEGORIES, isCategory } from '../domain/label.ts';
import { CLEANABLE_TYPES } from '../domain/surrogate-kind.ts';
import { closestName } from '../policy/closest-name.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import type { RoutingContext } from './check-deployment.ts';
import { shown } from './config-problem.ts';
import { readShape } from './read-shape.ts';
import { cleaningSchema } from './schema.ts';

/** Reads `clean`: a way by itself, or a way with the types and categories that it is for. */
export function readCleaning(
  value: unknown,
  path: PolicyPath,
  { problems }: Pick<RoutingContext, 'problems'>,
): Cleaning | undefined {
  if (value === undefined) return undefined;
  const written =
    typeof value === 'string' ? { how: value } : readShape(cleaningSchema, value, { path, problems });
  if (written === undefined) return undefined;
  const at = typeof value === 'string' ? path : [...path, 'how'];
  const how = CLEANING_WAYS.find((way) => way === written.how);
  const isKnown = (word: string, known: readonly string[], ...where: (string | number)[]): boolean => {
    if (known.includes(word)) return true;
    const suggestion = closestName(word, known);
    const hint = suggestion === undefined ? `; known: ${known.join(', ')}` : '';
    problems.add([...path, ...where], `${shown(word)} is nothing that can be cleaned${hint}`, { suggestion });
    return false;
  };
  const { types, categories } = 'types' in written || 'categories' in written ? written : {};
  const knownTypes = types?.filter((type, index) => isKnown(type, CLEANABLE_TYPES, 'types', index));
  const knownCategories = categories
    ?.filter((category, index) => isKnown(category, CATEGORIES, 'categories', index))
    .filter(isCategory);
  if (how === undefined) {
    const suggestion = closestName(written.how, CLEANING_WAYS);
    problems.add(at, `must be ${CLEANING_WAYS.join(' or ')}, not ${shown(written.how)}`, { suggestion });
    return undefined;
  }
  return {
    how,
    ...(knownTypes === undefined ? {} : { types: sortedOnce(knownTypes) }),
    ...(knownCategories === undefined ? {} : { categories: sortedOnce(knownCategories) }),
  };
}

function sortedOnce<Word extends string>(words: readonly Word[]): Word[] {
  return [...new Set(words)].sort();
}
