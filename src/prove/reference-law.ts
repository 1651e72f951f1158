import type { Category, Level } from '../domain/label.ts';
import type { CanaryKind } from './canary.ts';
import type { PlannedCall, PlannedConfiguration, PlannedKey } from './world-plan.ts';

// The law once more, as short as it can be said and from the documentation alone: what the product's own reading of a
// configuration, its labels and its verdicts are held against. Nothing of theirs may be imported here.

const ORDER: readonly string[] = ['public', 'internal', 'confidential', 'restricted'];
const ALL: readonly Category[] = [
  'personal',
  'health',
  'payment',
  'credentials',
  'source-code',
  'legal',
  'financial',
  'custom',
];
const above = (a: string, b: string): boolean => ORDER.indexOf(a) > ORDER.indexOf(b);
const liesIn = (region: string | undefined, wanted: string): boolean =>
  region === wanted || region?.startsWith(`${wanted}-`) === true;

export interface LeastLabel {
  readonly level: Level;
  readonly categories: readonly Category[];
  readonly residency: readonly string[];
}

/** What a request is labelled at the least: by what was put into it, by what its caller says, by its key. */
export function leastLabel(
  call: PlannedCall,
  key: PlannedKey,
  { classification }: PlannedConfiguration,
): LeastLabel {
  const grant = classification?.grants?.find(({ keys }) => keys === undefined || keys.includes(key.name));
  const parts: { level: string; categories: readonly string[] }[] = [
    { level: classification?.floor ?? 'internal', categories: [] },
    ...call.pieces
      .filter(({ place }) => place !== 'picture' && place !== 'header')
      .map(({ canary }) => canary),
    {
      level: call.headers['x-demarc-level'] ?? 'public',
      categories: listOf(call.headers['x-demarc-categories']),
    },
  ];
  if (call.pieces.some(({ place }) => place === 'picture')) {
    parts.push(
      grant === undefined
        ? { level: 'restricted', categories: ALL }
        : { level: grant.unreadable, categories: [] },
    );
  }
  // What nobody looked at may be anything.
  if (call.classifierFault !== undefined) parts.push({ level: 'restricted', categories: ALL });
  const level = parts.map((part) => part.level).reduce((high, one) => (above(one, high) ? one : high));
  const residency = [
    ...listOf(call.headers['x-demarc-residency']),
    ...(key.residency === undefined ? [] : [key.residency]),
  ];
  return {
    level: level as Level,
    categories: parts.flatMap((part) => part.categories) as Category[],
    residency,
  };
}

/** What each kind of secret is called where a rule says what it cleans. */
const NAMES: Readonly<Partial<Record<CanaryKind, readonly string[]>>> = {
  iban: ['IBAN', 'payment'],
  card: ['CREDIT_CARD', 'payment'],
  'database-url': ['DB_URL', 'credentials'],
  email: ['EMAIL', 'personal'],
};

interface PlannedCleaning {
  readonly how: string;
  readonly types?: readonly string[];
  readonly categories?: readonly string[];
}

function cleaningsOf({ routing }: PlannedConfiguration): PlannedCleaning[] {
  const said = [...(routing?.rules ?? []), ...(routing?.escalate ?? [])];
  return said.flatMap(({ clean }) => {
    if (clean === undefined || clean === null) return [];
    return [typeof clean === 'string' ? { how: clean } : (clean as PlannedCleaning)];
  });
}

function takesOut({ types, categories }: PlannedCleaning, kind: CanaryKind): boolean {
  const names = NAMES[kind];
  if (names === undefined) return false;
  const only = [...(types ?? []), ...(categories ?? [])];
  return only.length === 0 || names.some((name) => only.includes(name));
}

/** Whether every rule that cleans takes this kind out. */
export function isTakenOut(file: PlannedConfiguration, kind: CanaryKind): boolean {
  return cleaningsOf(file).every((cleaning) => takesOut(cleaning, kind));
}

/** Whether requests are given made-up values that depend on what they stand for. */
export function makesUpValues(file: PlannedConfiguration): boolean {
  return cleaningsOf(file).some(({ how }) => how === 'pseudonymise');
}

/**
 * Whether a deployment outside may see what is left of a request once what a rule names is taken out of it.
 * @param holding a kind of secret that is seen there: it must be one that the rule leaves in.
 */
export function mayHoldCleaned(
  deployment: string,
  call: PlannedCall,
  { key, file, holding }: { key: PlannedKey; file: PlannedConfiguration; holding?: CanaryKind },
): boolean {
  const isInside = file.providers[file.deployments[deployment]!.provider]!.placement === 'on-premises';
  const isWhole =
    call.classifierFault === undefined &&
    call.dialect !== 'openai-embeddings' &&
    !call.pieces.some(({ place }) => place === 'picture');
  if (isInside || !isWhole) return false;
  return cleaningsOf(file).some((cleaning) => {
    if (holding !== undefined && takesOut(cleaning, holding)) return false;
    const pieces = call.pieces.filter(({ canary }) => !takesOut(cleaning, canary.kind));
    return mayHold(deployment, leastLabel({ ...call, pieces }, key, file), key, file);
  });
}

/** Whether a deployment may see a request with this label, of this key. */
export function mayHold(
  deployment: string,
  label: LeastLabel,
  key: PlannedKey,
  file: PlannedConfiguration,
): boolean {
  const own = file.deployments[deployment]!;
  const provider = file.providers[own.provider]!;
  const isInside = provider.placement === 'on-premises';
  const clearance = own.clearance ?? provider.clearance ?? (isInside ? 'restricted' : 'internal');
  const barred = [...(provider.except ?? []), ...(own.except ?? [])];
  if (above(label.level, clearance) || label.categories.some((category) => barred.includes(category)))
    return false;
  if (
    !label.residency.every(
      (region) => (isInside && provider.region === undefined) || liesIn(provider.region, region),
    )
  )
    return false;
  if (isInside) return true;
  if (file.airGapped === true || above(label.level, key.maxOutboundLevel)) return false;
  return (file.requirements ?? []).every(({ categories = [], fromLevel, requires }) => {
    const binds =
      (categories.length === 0 || categories.some((category) => label.categories.includes(category))) &&
      (fromLevel === undefined || !above(fromLevel, label.level));
    return (
      !binds ||
      ((requires.agreements ?? []).every((agreement) => provider.agreements?.includes(agreement)) &&
        (requires.retention === undefined || keepsAtMost(provider.retention, requires.retention)) &&
        (requires.regions === undefined ||
          requires.regions.some((region) => liesIn(provider.region, region))) &&
        (requires.placements === undefined || requires.placements.includes(provider.placement)))
    );
  });
}

function keepsAtMost(kept: string | undefined, most: string): boolean {
  const days = (text: string): number => (text === 'none' ? 0 : Number.parseInt(text, 10));
  return kept !== undefined && days(kept) <= days(most);
}

function listOf(header: string | undefined): string[] {
  return header === undefined ? [] : header.split(',').map((item) => item.trim());
}
