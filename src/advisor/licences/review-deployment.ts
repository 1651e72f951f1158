import { OWN_PLACEMENTS, type Placement } from '../../domain/deployment.ts';
import { answerLicence, type LicencePoint, type LicenceQuestion } from './answer-licence.ts';
import { findLicence, type LicenceCatalogue, licenceNamed, licenceNames } from './find-licence.ts';
import { POINT_WORDS } from './licence-points.ts';
import { nearestEntries } from './nearest-entries.ts';

/** A deployment as a configuration states it. */
export interface LicensedDeployment {
  /** The model's name at its provider. */
  readonly model: string;
  readonly placement: Placement;
  /** As the operator noted it. */
  readonly licence: string | undefined;
}

export interface LicenceWarning {
  /** Which member of the deployment it is about. */
  readonly at: 'licence' | 'model';
  readonly message: string;
  readonly suggestion: string | undefined;
}

/**
 * What a person should know of the licence of a deployment's weights: that it is none the catalogue knows, that it
 * forbids the use, or, where the use was stated, what it asks in return. Of a rented model only what the operator
 * noted is looked at: its terms are its vendor's.
 *
 * @param use undefined where nobody stated it; then it counts as internal, and duties go untold.
 */
export function reviewDeployment(
  { model, placement, licence: noted }: LicensedDeployment,
  use: 'internal' | 'product' | undefined,
  catalogue: LicenceCatalogue,
): LicenceWarning | undefined {
  const at = noted === undefined ? 'model' : 'licence';
  if (noted !== undefined && licenceNamed(noted, catalogue.licences) === undefined) {
    const [suggestion] = nearestEntries(noted, licenceNames(catalogue.licences), 1);
    const message = 'is no licence that the catalogue knows, so nothing can be said about it';
    return { at, message, suggestion };
  }
  if (noted === undefined && !OWN_PLACEMENTS.includes(placement)) return undefined;
  const found = findLicence(noted ?? model, catalogue);
  if (found.kind !== 'licence' && found.kind !== 'model') return undefined;
  // A licence's own name as the name of a model says nothing of the model.
  if (noted === undefined && found.kind !== 'model') return undefined;
  const deploy = use ?? 'internal';
  const isMultimodal = found.kind === 'model' ? found.model.abilities.value.includes('vision') : undefined;
  const answer = answerLicence(found.licence, { ...UNSAID, deploy, isMultimodal });
  if (answer.verdict === 'allowed' || (answer.verdict === 'conditions' && use === undefined))
    return undefined;
  const { id } = found.licence;
  const verb = answer.verdict === 'conditions' ? 'sets conditions on' : 'does not permit';
  const worst = answer.points.filter(({ concerns, verdict }) => concerns && verdict === answer.verdict);
  const describe = answer.verdict === 'conditions' ? namePoint : describePoint;
  const told = worst.map(describe).join(', ');
  const message = `${id} ${verb} ${USES[deploy]}: ${told}. See demarc advise licence ${id} --deploy ${deploy}`;
  return { at, message, suggestion: undefined };
}

const UNSAID: Omit<LicenceQuestion, 'deploy' | 'isMultimodal'> = {
  users: undefined,
  country: undefined,
  trainsOnOutputs: false,
  field: undefined,
};

const USES = { internal: 'use by your own people', product: 'use by others through your product' } as const;

/** Conditions are many and their words long; the command tells them. */
function namePoint({ point, place }: LicencePoint): string {
  return `${POINT_WORDS[point]} (${place})`;
}

function describePoint({ words, place }: LicencePoint): string {
  return `${words.replace(/\.$/, '')} (${place})`;
}
