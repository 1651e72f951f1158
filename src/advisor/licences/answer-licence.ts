import type { Clause, FieldOfUse, LicenceEntry, WayOfDeploying } from '../catalog/licence-entry.ts';
import { isAmong } from './european-union.ts';
import {
  BOUND_BY_DEFAULT,
  type ClauseName,
  LICENCE_POINTS,
  type LicencePointName,
  POINT_KINDS,
} from './licence-points.ts';

/** From best to worst. */
export const LICENCE_VERDICTS = ['allowed', 'conditions', 'ask-vendor', 'not-allowed'] as const;
export type LicenceVerdict = (typeof LICENCE_VERDICTS)[number];

/** How a model is deployed. What nobody said is undefined, and what depends on it is a condition. */
export interface LicenceQuestion {
  readonly deploy: WayOfDeploying;
  /** Monthly active users, over all products and affiliates. */
  readonly users: number | undefined;
  /** Of the principal place of business: ISO 3166-1 alpha-2, or `EU`. */
  readonly country: string | undefined;
  readonly trainsOnOutputs: boolean;
  readonly field: FieldOfUse | undefined;
  /** Whether the model takes more than text. */
  readonly isMultimodal: boolean | undefined;
}

export interface LicencePoint {
  readonly point: LicencePointName;
  readonly verdict: LicenceVerdict;
  /** False where the clause does not concern this deployment; it then counts for nothing. */
  readonly concerns: boolean;
  readonly words: string;
  readonly place: string;
  readonly quote: string | undefined;
  readonly todo: readonly string[];
}

export interface LicenceAnswer {
  /** The worst of the points that concern the deployment. */
  readonly verdict: LicenceVerdict;
  readonly points: readonly LicencePoint[];
  /** What to do, over all points, without repeats. */
  readonly todo: readonly string[];
}

/** Asks a licence about one deployment. */
export function answerLicence(entry: LicenceEntry, question: LicenceQuestion): LicenceAnswer {
  const points = LICENCE_POINTS.flatMap((point): LicencePoint[] => {
    if (point !== 'userThreshold') return [pointOf(point, entry, question)];
    return entry.userThreshold === undefined ? [] : [thresholdPoint(entry.userThreshold, question)];
  });
  const concerned = points.filter(({ concerns }) => concerns);
  const worst = Math.max(...concerned.map(({ verdict }) => LICENCE_VERDICTS.indexOf(verdict)));
  return {
    verdict: LICENCE_VERDICTS[worst] ?? 'ask-vendor',
    points,
    todo: [...new Set(concerned.flatMap(({ todo }) => todo))],
  };
}

function pointOf(point: ClauseName, entry: LicenceEntry, question: LicenceQuestion): LicencePoint {
  switch (point) {
    case 'commercialUse':
      return usePoint(entry.commercialUse, question);
    case 'geography':
      return geographyPoint(entry, question);
    case 'fieldsOfUse':
      return fieldPoint(entry, question);
    case 'outputsForTraining':
      return trainingPoint(entry, question);
    default: {
      const clause = entry[point];
      if (!(clause.binds ?? BOUND_BY_DEFAULT[point]).includes(question.deploy))
        return unconcerned(point, clause);
      return told(point, clause, verdictOf(clause, POINT_KINDS[point]));
    }
  }
}

function verdictOf({ answer }: Clause, kind: 'permission' | 'duty' | 'limit'): LicenceVerdict {
  if (answer === 'conditions') return 'conditions';
  if (kind === 'duty') return answer === 'yes' ? 'conditions' : 'allowed';
  if (answer === 'no') return 'not-allowed';
  // What a text does not permit is not permitted; what it does not shut is open.
  if (answer === 'not-said') return kind === 'permission' ? 'ask-vendor' : 'allowed';
  return 'allowed';
}

function usePoint(clause: Clause, { field }: LicenceQuestion): LicencePoint {
  const verdict = verdictOf(clause, 'permission');
  const isLeftOpen = field === 'research' && verdict === 'not-allowed';
  return told(
    'commercialUse',
    isLeftOpen ? { ...clause, todo: [] } : clause,
    isLeftOpen ? 'conditions' : verdict,
  );
}

function thresholdPoint(
  { monthlyUsers, clause, otherMeasure }: NonNullable<LicenceEntry['userThreshold']>,
  { users }: LicenceQuestion,
): LicencePoint {
  if (users === undefined) {
    const todo = clause.todo?.map((each) => `Above ${count(monthlyUsers)} monthly users: ${each}`);
    return told('userThreshold', { ...clause, todo }, 'conditions');
  }
  if (users > monthlyUsers) {
    return told('userThreshold', clause, clause.answer === 'no' ? 'ask-vendor' : 'conditions');
  }
  const below = `${count(users)} users are not above ${count(monthlyUsers)}.`;
  if (otherMeasure !== undefined) {
    return told('userThreshold', { ...clause, words: `${below} ${clause.words}` }, 'conditions');
  }
  return told('userThreshold', { ...clause, words: below, todo: [] }, 'allowed');
}

function geographyPoint(entry: LicenceEntry, { country, isMultimodal }: LicenceQuestion): LicencePoint {
  const { geography: clause, territory } = entry;
  if (territory === undefined) return told('geography', clause, verdictOf(clause, 'limit'));
  const isMeant = territory.only === undefined ? true : isMultimodal;
  const isThere = country === undefined ? undefined : isAmong(country, territory.excluded);
  if (isMeant === false) {
    return told(
      'geography',
      { ...clause, words: `This model takes text only, and so is not meant. ${clause.words}` },
      'allowed',
    );
  }
  if (isThere === false) {
    return told('geography', { ...clause, words: `${country} is not shut out. ${clause.words}` }, 'allowed');
  }
  return told('geography', clause, isThere === true && isMeant === true ? 'not-allowed' : 'conditions');
}

function fieldPoint(
  { fieldsOfUse: clause, forbiddenFields }: LicenceEntry,
  { field }: LicenceQuestion,
): LicencePoint {
  const shut = forbiddenFields?.find((each) => each.field === field);
  if (shut === undefined) return told('fieldsOfUse', clause, verdictOf(clause, 'limit'));
  const { place, quote } = shut;
  return told(
    'fieldsOfUse',
    { ...clause, place, quote, todo: ['Take another model for this.'] },
    'not-allowed',
  );
}

/** Where a licence leaves use free and is silent on outputs, nothing is asked of them; else silence settles nothing. */
function trainingPoint(
  { outputsForTraining: clause, commercialUse }: LicenceEntry,
  { trainsOnOutputs }: LicenceQuestion,
): LicencePoint {
  if (!trainsOnOutputs) return unconcerned('outputsForTraining', clause);
  const isFree = clause.answer === 'not-said' && commercialUse.answer === 'yes';
  return told('outputsForTraining', clause, isFree ? 'allowed' : verdictOf(clause, 'permission'));
}

function told(point: LicencePointName, clause: Clause, verdict: LicenceVerdict): LicencePoint {
  const { words, place, quote, todo = [] } = clause;
  return { point, verdict, concerns: true, words, place, quote, todo: verdict === 'allowed' ? [] : todo };
}

function unconcerned(point: LicencePointName, { words, place, quote }: Clause): LicencePoint {
  return { point, verdict: 'allowed', concerns: false, words, place, quote, todo: [] };
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
