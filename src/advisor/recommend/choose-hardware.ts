import type { AcceleratorEntry } from '../catalog/accelerator-entry.ts';
import type { ModelEntry } from '../catalog/model-entry.ts';
import { inDollars } from '../cost/amounts.ts';
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '../cost/traffic.ts';
import { findQuantisation, type Quantisation } from '../sizing/quantisation.ts';
import { type BoxAnswer, sizeBox } from '../sizing/size-box.ts';
import type { AdviceCase } from './advice-case.ts';
import { neededContext } from './choose-models.ts';
import { type Reason, reason } from './reason.ts';

/** Machines for one model. */
export interface HardwareChoice {
  readonly accelerator: AcceleratorEntry;
  /** In one machine. */
  readonly count: number;
  readonly machines: number;
  /** Of them, those beyond what the load asks for. */
  readonly spareMachines: number;
  readonly quantisation: Quantisation;
  readonly contextTokens: number;
  readonly box: BoxAnswer;
  /** Input and output tokens together, of one machine at full load. */
  readonly tokensPerSecond: number;
  /** A usual answer at full load, from the first to the last token. */
  readonly answerSeconds: number;
  readonly isBought: boolean;
  /** Dollars for the accelerators of one machine; 0 where they are there already. */
  readonly machinePrice: number;
  /** Dollars for the computer around them. */
  readonly systemPrice: { readonly low: number; readonly expected: number; readonly high: number };
  /** Dollars for one machine; 0 where it is bought. */
  readonly rentPerHour: number;
  readonly reasons: readonly Reason[];
}

export interface HardwareLoad {
  /** Requests a month that this model is to answer. */
  readonly queriesPerMonth: number;
  /** Whether the machines must stand on the premises. */
  readonly onPremises: boolean;
  /** Machines beyond those that carry the load, for the one that fails. */
  readonly spareMachines: number;
}

const COUNTS = [1, 2, 4, 8];
/** Cards for workstations are neither cooled nor linked for more. */
const MOST_CONSUMER_CARDS = 2;
const DEPRECIATION_MONTHS = 36;
/** Of its capacity that a machine is given at the peak. */
const CEILING = 0.7;
/** 8 bits lose less than 4, and are taken while they cost hardly more. */
const WORTH_OF_EIGHT_BITS = 1.25;
/** The computer of the start-up in published guides. */
const SMALL_SYSTEM = { low: 1_400, expected: 1_400, high: 3_000 };

/** The cheapest machines that hold the model and carry the load; undefined where no accelerator is known that does. */
export function chooseHardware(
  model: ModelEntry,
  accelerators: readonly AcceleratorEntry[],
  advised: AdviceCase,
  load: HardwareLoad,
): HardwareChoice | undefined {
  const { hardware, latencySeconds } = advised.answers;
  const own = accelerators.filter(({ id }) => id === hardware);
  const sturdy = accelerators.filter((each) => !isConsumer(each));
  const mayChoose = mustLast(load) ? sturdy : accelerators;
  const all = candidates(model, own.length > 0 ? own : mayChoose, advised, load);
  const quick = all.filter(
    ({ answerSeconds }) => latencySeconds === undefined || answerSeconds <= latencySeconds,
  );
  const from = quick.length > 0 ? quick : all;
  const cheapest = leastCost(from);
  if (cheapest === undefined) return undefined;
  const eight = leastCost(from.filter(({ quantisation }) => quantisation.bitsPerWeight >= 8));
  const taken =
    eight !== undefined && monthly(eight) <= monthly(cheapest) * WORTH_OF_EIGHT_BITS ? eight : cheapest;
  return {
    ...taken,
    reasons: reasonsFor(taken, advised, { load, isQuick: quick.length > 0, isThere: own.length > 0 }),
  };
}

type Candidate = Omit<HardwareChoice, 'reasons'>;

function candidates(
  model: ModelEntry,
  accelerators: readonly AcceleratorEntry[],
  advised: AdviceCase,
  load: HardwareLoad,
): Candidate[] {
  return accelerators.flatMap((accelerator) =>
    COUNTS.filter((count) => count <= (isConsumer(accelerator) ? MOST_CONSUMER_CARDS : 8)).flatMap((count) =>
      ['fp8', 'awq'].flatMap((id) => {
        const quantisation = findQuantisation(id);
        return quantisation === undefined
          ? []
          : candidatesOn({ model, accelerator, count, quantisation }, advised, load);
      }),
    ),
  );
}

interface Box {
  readonly model: ModelEntry;
  readonly accelerator: AcceleratorEntry;
  readonly count: number;
  readonly quantisation: Quantisation;
}

function candidatesOn(
  { model, accelerator, count, quantisation }: Box,
  advised: AdviceCase,
  load: HardwareLoad,
): Candidate[] {
  // 8-bit arithmetic is for cards that have it.
  if (quantisation.computeBits === 8 && accelerator.flops8 === undefined) return [];
  const { inputTokens, outputTokens, peakFactor } = advised;
  const contextTokens = Math.min(model.contextTokens.value, neededContext(advised));
  const peak = {
    requestsPerSecond: (load.queriesPerMonth / SECONDS_PER_MONTH) * peakFactor.expected,
    inputTokens: inputTokens.expected,
    outputTokens: outputTokens.expected,
  };
  const box = sizeBox(
    { model, accelerator, accelerators: count, quantisation, runner: 'batching', contextTokens },
    peak,
  );
  const { tokensPerSecond, full } = box;
  if (!box.fits || tokensPerSecond === undefined || !(tokensPerSecond > 0) || full.prefill === undefined)
    return [];
  const wanted = peak.requestsPerSecond * (peak.inputTokens + peak.outputTokens);
  const machines = Math.max(1, Math.ceil(wanted / (tokensPerSecond * CEILING))) + load.spareMachines;
  const answerSeconds = peak.inputTokens / full.prefill + peak.outputTokens / full.decodePerRequest;
  const common = {
    accelerator,
    count,
    machines,
    spareMachines: load.spareMachines,
    quantisation,
    contextTokens,
    box,
    tokensPerSecond,
    answerSeconds,
  };
  const bought = boughtAs(accelerator, count, advised);
  const rent = accelerator.rentPerHour;
  return [
    ...(bought === undefined ? [] : [{ ...common, isBought: true, rentPerHour: 0, ...bought }]),
    ...(rent === undefined || load.onPremises
      ? []
      : [
          {
            ...common,
            isBought: false,
            machinePrice: 0,
            systemPrice: { low: 0, expected: 0, high: 0 },
            rentPerHour: inDollars(rent.value) * count,
          },
        ]),
  ];
}

function boughtAs(
  accelerator: AcceleratorEntry,
  count: number,
  { answers }: AdviceCase,
): Pick<Candidate, 'machinePrice' | 'systemPrice'> | undefined {
  if (answers.hardware === accelerator.id) {
    return { machinePrice: 0, systemPrice: { low: 0, expected: 0, high: 0 } };
  }
  if (accelerator.price === undefined) return undefined;
  const machinePrice = inDollars(accelerator.price.value) * count;
  const isSmall = machinePrice <= 4_000;
  const systemPrice = isSmall
    ? SMALL_SYSTEM
    : { low: machinePrice * 0.15, expected: machinePrice * 0.3, high: machinePrice * 0.6 };
  return { machinePrice, systemPrice };
}

/** Where a spare machine is asked for, cards for players and desks are no choice: they are not made to run on. */
function mustLast({ spareMachines }: HardwareLoad): boolean {
  return spareMachines > 0;
}

function isConsumer({ id }: AcceleratorEntry): boolean {
  return /^(?:rtx-[345]0|rx-|arc-a)/.test(id);
}

function monthly({ machines, isBought, machinePrice, systemPrice, rentPerHour }: Candidate): number {
  const each = isBought
    ? (machinePrice + systemPrice.expected) / DEPRECIATION_MONTHS
    : rentPerHour * HOURS_PER_MONTH;
  return machines * each;
}

function leastCost(all: readonly Candidate[]): Candidate | undefined {
  const watts = ({ accelerator, count, machines }: Candidate) =>
    (accelerator.watts?.value ?? 500) * count * machines;
  return all.reduce<Candidate | undefined>((least, each) => {
    if (least === undefined) return each;
    const difference = monthly(each) - monthly(least);
    return difference < 0 || (difference === 0 && watts(each) < watts(least)) ? each : least;
  }, undefined);
}

function reasonsFor(
  { accelerator, count, machines, box, answerSeconds, isBought, quantisation }: Candidate,
  { answers, peakFactor }: AdviceCase,
  {
    load,
    isQuick,
    isThere,
  }: { readonly load: HardwareLoad; readonly isQuick: boolean; readonly isThere: boolean },
): Reason[] {
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
  const cards = `${count} × ${accelerator.name}`;
  return [
    reason(
      `${cards} hold ${gigabytes(box.memoryBytes)}; weights at ${quantisation.id} take ${gigabytes(box.memory.weightsBytes)}, and ${box.places} requests at once their context beside them.`,
      'inputTokens',
      'outputTokens',
    ),
    reason(
      `${machines} machine${machines === 1 ? '' : 's'} carr${machines === 1 ? 'ies' : 'y'} the peak of ${peakFactor.expected} times the mean of ${Math.round(load.queriesPerMonth).toLocaleString('en-US')} requests a month at ${CEILING * 100} % of what ${machines === 1 ? 'it' : 'they'} can do.`,
      'volume',
      'traffic',
    ),
    ...(load.spareMachines > 0
      ? [
          reason(
            'One machine of them is spare, since one fails some day, and the cards are made for servers.',
            'availability',
          ),
        ]
      : []),
    ...(isThere ? [reason('The accelerator is there already.', 'hardware')] : []),
    ...(load.onPremises
      ? [
          reason(
            'It stands on your premises, since what it answers must not leave them.',
            'leaving',
            'sensitivity',
          ),
        ]
      : [
          reason(
            isBought
              ? 'Bought it is cheaper than rented over three years.'
              : 'Rented it is cheaper than bought over three years.',
            'volume',
          ),
        ]),
    ...(answers.latencySeconds === undefined
      ? []
      : [
          reason(
            isQuick
              ? `A usual answer takes ${answerSeconds.toFixed(1)} s even at full load.`
              : `No machine in the catalogue answers within ${answers.latencySeconds} s at full load; this one takes ${answerSeconds.toFixed(1)} s.`,
            'latencySeconds',
          ),
        ]),
  ];
}
