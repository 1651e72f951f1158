import type { AcceleratorEntry } from '../catalog/accelerator-entry.ts';
import type { ModelEntry } from '../catalog/model-entry.ts';
import { memoryNeed } from './memory.ts';
import type { Quantisation } from './quantisation.ts';

export interface Fitting {
  readonly quantisation: Quantisation;
  readonly contextTokens: number;
  /** Requests at once. */
  readonly concurrent: number;
}

/** The models that fit into so much memory, largest first. A model that cannot hold the context is left out. */
export function modelsThatFit(
  models: Iterable<ModelEntry>,
  memoryBytes: number,
  { quantisation, contextTokens, concurrent }: Fitting,
): readonly ModelEntry[] {
  return [...models]
    .filter((model) => model.contextTokens.value >= contextTokens)
    .filter(
      (model) => memoryNeed({ model, quantisation, contextTokens, concurrent }).totalBytes <= memoryBytes,
    )
    .sort((a, b) => b.parameters.value - a.parameters.value);
}

/** The accelerators on which one model fits, alone, least memory first. */
export function acceleratorsThatHold(
  accelerators: Iterable<AcceleratorEntry>,
  neededBytes: number,
): readonly AcceleratorEntry[] {
  return [...accelerators]
    .filter(({ memoryBytes }) => memoryBytes.value >= neededBytes)
    .sort((a, b) => a.memoryBytes.value - b.memoryBytes.value);
}
