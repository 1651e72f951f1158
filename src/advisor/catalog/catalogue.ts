import type { AcceleratorEntry } from './accelerator-entry.ts';
import type { ModelEntry } from './model-entry.ts';

/** What the calculators look models and machines up in, by their ids. */
export interface Catalogue {
  readonly models: ReadonlyMap<string, ModelEntry>;
  readonly accelerators: ReadonlyMap<string, AcceleratorEntry>;
}
