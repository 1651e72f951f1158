import { checkBounds, checkDollars, type Report } from './catalogue-fault.ts';
import type { PriceEntry } from './price-entry.ts';

const RATE = { least: 0.001, most: 2_000, unit: 'US dollars for a million tokens' };
const BATCH = { least: 0.05, most: 1, unit: 'times the price' };
const TIER = { least: 1_000, most: 1e7, unit: 'input tokens' };

/** Reports what cannot be true of a price. */
export function checkPrice(entry: PriceEntry, report: Report): void {
  const input = entry.inputPerMillion.value;
  const output = entry.outputPerMillion.value;
  checkDollars('inputDollarsPerMillion', input, RATE, report);
  checkDollars('outputDollarsPerMillion', output, RATE, report);
  checkBounds('batchFactor', entry.batchFactor?.value, BATCH, report);
  const cached = entry.cachedInputPerMillion?.value;
  if (cached !== undefined && cached > input)
    report('cachedInputDollarsPerMillion', 'inconsistent', 'is more than input that is not in the cache');
  const tier = entry.longContext?.value;
  if (tier !== undefined) {
    checkBounds('longContext', tier.aboveInputTokens, TIER, report);
    if (tier.inputPerMillion < input || tier.outputPerMillion < output)
      report(
        'longContext',
        'inconsistent',
        'costs less than short requests; are the two the wrong way round?',
      );
  }
  if (entry.id !== `${entry.provider}/${entry.model}`)
    report('id', 'inconsistent', `must be ${entry.provider}/${entry.model}`);
}
