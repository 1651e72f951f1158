import type { AcceleratorEntry } from './accelerator-entry.ts';
import { checkBounds, checkDollars, type Report } from './catalogue-fault.ts';

const MEMORY = { least: 1e9, most: 2e13, unit: 'bytes' };
const CARD_MEMORY = { least: 1e9, most: 1e12, unit: 'bytes on a card' };
const BANDWIDTH = { least: 1e10, most: 5e13, unit: 'bytes a second' };
const FLOPS = { least: 1e11, most: 5e16, unit: 'operations a second' };
const WATTS = { least: 3, most: 20_000, unit: 'watts' };
const PRICE = { least: 20, most: 1_000_000, unit: 'US dollars' };
const RENT = { least: 0.005, most: 1_000, unit: 'US dollars an hour' };
/** Reading all of the memory once takes from a few milliseconds to a minute. */
const READ_ALL_SECONDS = { least: 0.002, most: 60 };
/** Eight bits go at the pace of sixteen, or up to about four times faster. */
const FASTER_IN_8_BITS = { least: 0.95, most: 4.2 };

/** Reports what cannot be true of a card or a machine. */
export function checkAccelerator(entry: AcceleratorEntry, report: Report): void {
  const memory = entry.memoryBytes.value;
  const bandwidth = entry.bandwidthBytesPerSecond.value;
  checkBounds('memoryBytes', memory, entry.kind === 'card' ? CARD_MEMORY : MEMORY, report);
  checkBounds('bandwidthBytesPerSecond', bandwidth, BANDWIDTH, report);
  checkBounds('flops16', entry.flops16?.value, FLOPS, report);
  checkBounds('flops8', entry.flops8?.value, FLOPS, report);
  checkBounds('watts', entry.watts?.value, WATTS, report);
  checkDollars('priceDollars', entry.price?.value, PRICE, report);
  checkDollars('rentDollarsPerHour', entry.rentPerHour?.value, RENT, report);
  const seconds = memory / bandwidth;
  if (seconds < READ_ALL_SECONDS.least || seconds > READ_ALL_SECONDS.most)
    report(
      'bandwidthBytesPerSecond',
      'inconsistent',
      `would read all of the memory in ${seconds.toPrecision(2)} s; check the unit of both`,
    );
  const faster = (entry.flops8?.value ?? Number.NaN) / (entry.flops16?.value ?? Number.NaN);
  if (faster < FASTER_IN_8_BITS.least || faster > FASTER_IN_8_BITS.most)
    report(
      'flops8',
      'inconsistent',
      `are ${faster.toPrecision(2)} times those in 16 bits; is one of them with sparsity?`,
    );
}
