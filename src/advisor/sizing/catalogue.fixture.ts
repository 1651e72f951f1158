import points from '../../../bench/advisor-points.json' with { type: 'json' };
import { nanoDollars } from '../../domain/money.ts';
import type { AcceleratorEntry } from '../catalog/accelerator-entry.ts';
import type { ModelEntry } from '../catalog/model-entry.ts';
import { unsourced } from './published-point.ts';

export function modelOf(id: keyof typeof points.models): ModelEntry {
  const { parameters, layers, keyValueHeads, headSize } = points.models[id];
  return {
    id,
    name: id,
    vendor: 'Meta',
    parameters: unsourced(parameters),
    activeParameters: undefined,
    layers: unsourced(layers),
    keyValue: unsourced({ kind: 'grouped', keyValueHeads, headSize }),
    contextTokens: unsourced(id === 'llama-2-7b' ? 4_096 : 131_072),
    languages: undefined,
    abilities: unsourced(['general']),
    licence: unsourced('llama-3.1-community'),
    diskBytes: undefined,
  };
}

/** 30.5 billion weights, of which 3.3 work on a token. */
export const MIXTURE: ModelEntry = {
  ...modelOf('llama-3-8b'),
  id: 'mixture-30b-a3b',
  name: 'mixture-30b-a3b',
  parameters: unsourced(30.5e9),
  activeParameters: unsourced(3.3e9),
  layers: unsourced(48),
  keyValue: unsourced({ kind: 'grouped', keyValueHeads: 4, headSize: 128 }),
};

export function cardOf(
  id: keyof typeof points.accelerators,
  gigabytes: number,
  change: Partial<AcceleratorEntry> = {},
): AcceleratorEntry {
  const point = points.accelerators[id];
  const flops16 = 'flops16' in point ? unsourced(point.flops16.value) : undefined;
  const flops8 = 'flops8' in point ? unsourced(point.flops8.value) : undefined;
  return {
    id,
    name: id,
    vendor: 'NVIDIA',
    kind: 'card',
    memoryBytes: unsourced(gigabytes * 1e9),
    bandwidthBytesPerSecond: unsourced(point.bandwidthBytesPerSecond.value),
    flops16,
    flops8,
    watts: unsourced(450),
    price: unsourced(nanoDollars(1_600_000_000_000n)),
    rentPerHour: unsourced(nanoDollars(400_000_000n)),
    ...change,
  };
}
