import type { Destination } from '../domain/deployment.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { highestLevel, type Level } from '../domain/label.ts';
import type { Law } from '../domain/law.ts';
import type { PolicyRule } from '../policy/policy-document.ts';
import { bindLanes, type GivenLanes } from '../policy/presets/bind-lanes.ts';
import { findPreset, PRESET_NAMES } from '../policy/presets/find-preset.ts';
import { LANES, type Preset } from '../policy/presets/preset.ts';
import { presetRules } from '../policy/presets/preset-rules.ts';
import { type RoutingContext, readUse } from './check-deployment.ts';
import type { ProblemCollector } from './config-problem.ts';
import { checkName } from './read-names.ts';
import { readShape } from './read-shape.ts';
import { lanesSchema } from './schema.ts';

/** A preset as the file chose it. */
export interface ChosenPreset {
  readonly preset: Preset;
  readonly lanes: GivenLanes;
}

/** Reads `preset` and `lanes`; undefined without a preset, or when it has a mistake, which is reported. */
export function readPreset(
  { preset: name, lanes }: { readonly preset?: string | undefined; readonly lanes?: unknown },
  context: RoutingContext,
): ChosenPreset | undefined {
  const { problems } = context;
  const given = lanes === undefined ? {} : readLanes(lanes, context);
  if (name === undefined) {
    if (lanes !== undefined) {
      problems.add(['routing', 'lanes'], 'lanes belong to a preset; name one with preset', { at: 'key' });
    }
    return undefined;
  }
  checkName(name, PRESET_NAMES, { what: 'preset', path: ['routing', 'preset'], problems });
  const preset = findPreset(name);
  return preset === undefined || given === undefined ? undefined : { preset, lanes: given };
}

function readLanes(value: unknown, context: RoutingContext): GivenLanes | undefined {
  const path = ['routing', 'lanes'];
  const written = readShape(lanesSchema, value, { path, problems: context.problems });
  if (written === undefined) return undefined;
  const given = LANES.flatMap((lane) => {
    const names = written[lane];
    if (names === undefined) return [];
    return [[lane, readUse(names, (index) => [...path, lane, index], context)] as const];
  });
  return Object.fromEntries(given);
}

/** The preset's rules over the deployments of the file. Lanes that cannot work are reported. */
export function rulesOfPreset(
  { preset, lanes }: ChosenPreset,
  destinations: ReadonlyMap<DeploymentName, Destination>,
  { problems, warnings }: { readonly problems: ProblemCollector; readonly warnings: ProblemCollector },
): PolicyRule[] {
  const bound = bindLanes(preset, lanes, destinations);
  for (const { severity, path, message } of bound.issues) {
    (severity === 'error' ? problems : warnings).add(['routing', ...path], message);
  }
  return presetRules(preset, bound.lanes);
}

/** A preset only adds to the law: its requirements, and a floor below which the operator's may not lie. */
export function withPreset(
  chosen: ChosenPreset | undefined,
  { law, floor }: { readonly law: Law; readonly floor: Level },
): { readonly law: Law; readonly floor: Level } {
  if (chosen === undefined) return { law, floor };
  const { preset } = chosen;
  return {
    law: { ...law, requirements: [...law.requirements, ...preset.requirements] },
    floor: highestLevel(floor, preset.floor),
  };
}
