import type { LicenceEntry, WayOfDeploying } from '../catalog/licence-entry.ts';

/** The members of a licence that are clauses. */
export type ClauseName = Exclude<
  keyof LicenceEntry,
  'id' | 'name' | 'aliases' | 'spdx' | 'source' | 'note' | 'userThreshold' | 'territory' | 'forbiddenFields'
>;

/** What is asked of a licence, in the order in which it is told. */
export const LICENCE_POINTS = [
  'commercialUse',
  'userThreshold',
  'redistribution',
  'derivatives',
  'attribution',
  'naming',
  'notices',
  'geography',
  'fieldsOfUse',
  'outputsForTraining',
  'acceptableUse',
] as const satisfies readonly (ClauseName | 'userThreshold')[];
export type LicencePointName = (typeof LICENCE_POINTS)[number];

const EVERY_WAY: readonly WayOfDeploying[] = ['internal', 'product', 'redistribute', 'derivative'];
const WEIGHTS_LEAVE: readonly WayOfDeploying[] = ['redistribute', 'derivative'];

/** What a point is: something one may do, something asked in return, or something shut. */
export const POINT_KINDS: Readonly<Record<ClauseName, 'permission' | 'duty' | 'limit'>> = {
  commercialUse: 'permission',
  redistribution: 'permission',
  derivatives: 'permission',
  attribution: 'duty',
  naming: 'duty',
  notices: 'duty',
  geography: 'limit',
  fieldsOfUse: 'limit',
  outputsForTraining: 'permission',
  acceptableUse: 'limit',
};

/** Which ways of deploying a clause concerns where it does not say. */
export const BOUND_BY_DEFAULT: Readonly<Record<ClauseName, readonly WayOfDeploying[]>> = {
  commercialUse: EVERY_WAY,
  redistribution: WEIGHTS_LEAVE,
  derivatives: ['derivative'],
  attribution: WEIGHTS_LEAVE,
  naming: WEIGHTS_LEAVE,
  notices: WEIGHTS_LEAVE,
  geography: EVERY_WAY,
  fieldsOfUse: EVERY_WAY,
  outputsForTraining: EVERY_WAY,
  acceptableUse: EVERY_WAY,
};

/** What points are called to a person. */
export const POINT_WORDS: Readonly<Record<LicencePointName, string>> = {
  commercialUse: 'commercial use',
  userThreshold: 'number of users',
  redistribution: 'redistribution',
  derivatives: 'derivatives',
  attribution: 'attribution',
  naming: 'naming',
  notices: 'notices',
  geography: 'geography',
  fieldsOfUse: 'fields of use',
  outputsForTraining: 'training on outputs',
  acceptableUse: 'acceptable use',
};
