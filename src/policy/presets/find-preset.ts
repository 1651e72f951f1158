import { FINANCIAL_SERVICES } from './financial-services.ts';
import { HEALTHCARE } from './healthcare.ts';
import { LEGAL, LEGAL_TECH } from './legal.ts';
import type { Preset } from './preset.ts';
import { SOFTWARE } from './software.ts';

/** Every preset, in the order in which lists show them. A new one is one file and one line here. */
export const PRESETS: readonly Preset[] = [HEALTHCARE, FINANCIAL_SERVICES, SOFTWARE, LEGAL, LEGAL_TECH];

export const PRESET_NAMES: readonly string[] = PRESETS.map(({ name }) => name);

export function findPreset(name: string): Preset | undefined {
  return PRESETS.find((preset) => preset.name === name);
}
