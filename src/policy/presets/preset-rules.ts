import type { PolicyRule } from '../policy-document.ts';
import type { Lanes } from './bind-lanes.ts';
import type { Preset } from './preset.ts';

/** What a rule of a preset is called on record. */
export function ruleName(preset: Pick<Preset, 'name'>, { name }: { readonly name: string }): string {
  return `${preset.name}: ${name}`;
}

/** A preset's rules over the operator's deployments. Their names begin with the preset's, so that records tell. */
export function presetRules(preset: Preset, lanes: Lanes): PolicyRule[] {
  return preset.rules.map(({ name, when, lane }) => ({
    name: ruleName(preset, { name }),
    ...(when === undefined ? {} : { when }),
    use: lanes[lane],
  }));
}
