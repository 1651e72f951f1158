import type { LicenceEntry } from '../catalog/licence-entry.ts';
import type { ModelEntry } from '../catalog/model-entry.ts';
import { modelNameParts } from './model-name-parts.ts';
import { nearestEntries } from './nearest-entries.ts';

/** What of a model its licence is found by. */
export type LicensedModel = Pick<ModelEntry, 'id' | 'name' | 'abilities' | 'licence'>;

export interface LicenceCatalogue {
  readonly licences: ReadonlyMap<string, LicenceEntry>;
  readonly models: ReadonlyMap<string, LicensedModel>;
}

export type FoundLicence =
  | { readonly kind: 'licence'; readonly licence: LicenceEntry }
  | { readonly kind: 'model'; readonly model: LicensedModel; readonly licence: LicenceEntry }
  /** The model is known, and its licence's text was never read. */
  | { readonly kind: 'unread'; readonly model: LicensedModel }
  /** Nobody here knows it: what its name is near to, best first. A near name is offered and never taken. */
  | { readonly kind: 'unknown'; readonly models: readonly string[]; readonly licences: readonly string[] };

const MOST_NEAR = 5;

/** Finds the licence of a model in its exact version, or a licence by its own name. */
export function findLicence(name: string, { licences, models }: LicenceCatalogue): FoundLicence {
  const model = findModel(name, models);
  if (model !== undefined) {
    const licence = licenceNamed(model.licence.value, licences);
    return licence === undefined ? { kind: 'unread', model } : { kind: 'model', model, licence };
  }
  const licence = licenceNamed(name, licences);
  if (licence !== undefined) return { kind: 'licence', licence };
  return {
    kind: 'unknown',
    models: nearestEntries(name, models.keys(), MOST_NEAR),
    licences: nearestEntries(name, licenceNames(licences), MOST_NEAR),
  };
}

/** The model of that name as a hub or a runner writes it; undefined when two versions would fit. */
export function findModel(
  name: string,
  models: ReadonlyMap<string, LicensedModel>,
): LicensedModel | undefined {
  const exact = models.get(name) ?? [...models.values()].find((model) => model.name === name);
  if (exact !== undefined) return exact;
  const wanted = keyOf(name);
  const fitting = [...models.values()].filter(
    (model) => keyOf(model.id) === wanted || keyOf(model.name) === wanted,
  );
  return new Set(fitting.map(({ licence }) => licence.value)).size === 1 ? fitting[0] : undefined;
}

// Runners put `vision` before the size and hubs behind it.
function keyOf(name: string): string {
  return modelNameParts(name).sort().join(' ');
}

/** The licence with that id, alias, SPDX identifier or name. */
export function licenceNamed(
  name: string,
  licences: ReadonlyMap<string, LicenceEntry>,
): LicenceEntry | undefined {
  const wanted = plain(name);
  return [...licences.values()].find((licence) => namesOf(licence).some((each) => plain(each) === wanted));
}

/** By which names licences are known. */
export function licenceNames(licences: ReadonlyMap<string, LicenceEntry>): string[] {
  return [...licences.values()].flatMap(({ id, aliases = [] }) => [id, ...aliases]);
}

function namesOf({ id, name, spdx, aliases = [] }: LicenceEntry): string[] {
  return [id, name, ...aliases, ...(spdx === undefined ? [] : [spdx])];
}

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/[\s_]/g, '-');
}
