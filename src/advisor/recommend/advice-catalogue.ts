import type { AcceleratorEntry } from '../catalog/accelerator-entry.ts';
import type { ModelEntry } from '../catalog/model-entry.ts';
import type { PriceEntry } from '../catalog/price-entry.ts';
import type { LicenceCatalogue } from '../licences/find-licence.ts';

/** What the advisor chooses from. */
export interface AdviceCatalogue {
  readonly models: readonly ModelEntry[];
  readonly accelerators: readonly AcceleratorEntry[];
  readonly prices: readonly PriceEntry[];
  readonly licences: LicenceCatalogue['licences'];
}
