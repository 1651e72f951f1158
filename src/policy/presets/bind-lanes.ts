import { type Destination, leavesPremises } from '../../domain/deployment.ts';
import type { DeploymentName } from '../../domain/ids.ts';
import { LANES, type Lane, type Preset } from './preset.ts';

/** Which deployments each lane is, in order of preference. */
export type Lanes = Readonly<Record<Lane, readonly DeploymentName[]>>;

/** What the operator bound; a lane that is not named here has its default. */
export type GivenLanes = Readonly<Partial<Record<Lane, readonly DeploymentName[]>>>;

export interface LaneIssue {
  readonly severity: 'error' | 'warning';
  /** Below `routing`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export interface BoundLanes {
  readonly lanes: Lanes;
  readonly issues: readonly LaneIssue[];
}

/**
 * Binds a preset's lanes. By default `local` is what runs on the premises and is not bound to `fine-tuned`, `cloud`
 * what leaves them, `either` the one and then the other; without a fine-tuned model, and without a cloud, the local
 * lane does their work, with a warning.
 * @param destinations in the order of the file.
 */
export function bindLanes(
  preset: Preset,
  given: GivenLanes,
  destinations: ReadonlyMap<DeploymentName, Destination>,
): BoundLanes {
  const names = [...destinations.keys()];
  const leaves = (name: DeploymentName) => {
    const destination = destinations.get(name);
    return destination !== undefined && leavesPremises(destination);
  };
  const inside = names.filter((name) => !leaves(name));
  const untuned = inside.filter((name) => !(given['fine-tuned'] ?? []).includes(name));
  const local = given.local ?? (untuned.length > 0 ? untuned : inside);
  const outside = names.filter(leaves);
  const rented = given.cloud ?? outside;
  const lanes: Lanes = {
    local,
    'fine-tuned': given['fine-tuned'] ?? local,
    cloud: rented.length > 0 ? unique([...rented, ...local]) : local,
    either: given.either ?? unique([...local, ...rented]),
  };
  const isUsed = (lane: Lane) => preset.rules.some((rule) => rule.lane === lane);
  return {
    lanes,
    issues: [
      ...notOnPremises(given, leaves),
      ...(local.length === 0 ? [noLocal(preset)] : []),
      ...(isUsed('fine-tuned') && given['fine-tuned'] === undefined ? [noFineTuned(preset)] : []),
      ...(isUsed('cloud') && rented.length === 0 ? [noCloud(preset)] : []),
      ...LANES.filter((lane) => given[lane] !== undefined && !isUsed(lane) && !isDefaultOf(lane)).map(
        (lane) => unused(preset, lane),
      ),
    ],
  };
}

// Every lane falls back on these two.
function isDefaultOf(lane: Lane): boolean {
  return lane === 'local' || lane === 'cloud';
}

// What a preset says stays would otherwise leave, with nothing to show for it but the name of a lane.
function notOnPremises(given: GivenLanes, leaves: (name: DeploymentName) => boolean): LaneIssue[] {
  return (['local', 'fine-tuned'] as const).flatMap((lane) =>
    (given[lane] ?? []).flatMap((name, index): LaneIssue[] =>
      leaves(name)
        ? [
            {
              severity: 'error',
              path: ['lanes', lane, index],
              message: `"${name}" is not on your premises, and what is in the lane ${lane} stays there; bind it to cloud`,
            },
          ]
        : [],
    ),
  );
}

function noLocal({ name }: Preset): LaneIssue {
  return {
    severity: 'error',
    path: ['preset'],
    message: `${name} keeps work on your premises, and no deployment is there; add one placed on-premises`,
  };
}

function noFineTuned({ name }: Preset): LaneIssue {
  return {
    severity: 'warning',
    path: ['preset'],
    message: `${name} sends some work to a fine-tuned model and none is bound, so the local lane does it; name yours under lanes: fine-tuned`,
  };
}

function noCloud({ name }: Preset): LaneIssue {
  return {
    severity: 'warning',
    path: ['preset'],
    message: `${name} sends some work to the cloud and no deployment is there, so the local lane does it`,
  };
}

function unused({ name }: Preset, lane: Lane): LaneIssue {
  return { severity: 'warning', path: ['lanes', lane], message: `${name} sends nothing to the lane ${lane}` };
}

function unique(names: readonly DeploymentName[]): DeploymentName[] {
  return [...new Set(names)];
}
