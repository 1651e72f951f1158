import type { ModelPrice } from '../../domain/model-price.ts';
import type { NanoDollars } from '../../domain/money.ts';
import { AdviceProblem } from '../advice-problem.ts';
import type { AcceleratorEntry } from '../catalog/accelerator-entry.ts';
import type { Catalogue } from '../catalog/catalogue.ts';
import type { ModelEntry } from '../catalog/model-entry.ts';
import { inDollars } from '../cost/amounts.ts';
import type { Capacity } from '../cost/capacity.ts';
import { overrideAssumptions } from '../cost/override-assumptions.ts';
import { type Assumptions, USUAL_ASSUMPTIONS } from '../cost/usual-assumptions.ts';
import { sizeBox } from '../sizing/size-box.ts';
import type { CaseRequest, CaseSources } from './case-request.ts';
import {
  findAccelerator,
  findModel,
  readContext,
  readCount,
  readQuantisation,
  readRunner,
} from './read-machine.ts';
import { resolvePrice } from './resolve-price.ts';

export interface ResolvedCase {
  readonly price: ModelPrice;
  readonly priceWords: string;
  readonly assumptions: Assumptions;
  readonly capacity: Capacity | undefined;
  readonly machineWords: string;
  /** What the reader should know, a sentence each. */
  readonly notes: readonly string[];
}

/** Cards draw about so much of their full power while they wait. Demarc's own figure. */
const IDLE_SHARE = 0.2;

/** @throws AdviceProblem for a name that is none, a price that cannot be read, or a case that has nothing to compare. */
export function resolveCase(request: CaseRequest, sources: CaseSources): ResolvedCase {
  const { price, words: priceWords } = resolvePrice(request, sources);
  const box = resolveMachine(request, sources.catalogue);
  const usual = box === undefined ? USUAL_ASSUMPTIONS : withMachine(box, request);
  const assumptions = overrideAssumptions(usual, request.given);
  refuseEmpty(assumptions, price);
  const sized = box?.model === undefined ? undefined : capacityOf(box, request, { assumptions, sources });
  const notes = sized === undefined ? [UNKNOWN_CAPACITY] : sized.notes;
  return {
    price,
    priceWords,
    assumptions,
    capacity: sized?.capacity,
    machineWords: box === undefined ? 'a machine as the assumptions say' : describe(box, request),
    notes: [
      ...notes,
      ...(isFree(assumptions) ? [FREE_MACHINE] : []),
      ...(drawsNothing(assumptions) ? [FREE_POWER] : []),
    ],
  };
}

const UNKNOWN_CAPACITY =
  'what the machine can do is not known, so that one is taken to carry it all: name --model and --gpu';
const FREE_MACHINE =
  'the machine costs nothing here, since none is named or the catalogue has no price for it: give machinePrice or rentPerHour with --assume';
const FREE_POWER =
  'what the machine draws is not known, and counts for nothing: give idleWatts and busyWatts with --assume';

function isFree({ machinePrice, systemPrice, rentPerHour }: Assumptions): boolean {
  return machinePrice.value + systemPrice.value + rentPerHour.value === 0;
}

/** Whoever rents pays for power in the rent. */
function drawsNothing({ busyWatts, rentPerHour }: Assumptions): boolean {
  return busyWatts.value === 0 && rentPerHour.value === 0;
}

interface NamedMachine {
  readonly accelerator: AcceleratorEntry;
  readonly accelerators: number;
  readonly model: ModelEntry | undefined;
}

function resolveMachine({ gpu, gpus, model }: CaseRequest, catalogue: Catalogue): NamedMachine | undefined {
  const entry = model === undefined ? undefined : findModel(catalogue, model);
  if (gpu === undefined) {
    if (entry === undefined) return undefined;
    throw new AdviceProblem('--model says what runs; say on what with --gpu');
  }
  return { accelerator: findAccelerator(catalogue, gpu), accelerators: readCount(gpus), model: entry };
}

/** The usual assumptions with what the catalogue knows of the machine. */
function withMachine({ accelerator, accelerators }: NamedMachine, { rent }: CaseRequest): Assumptions {
  const { price, rentPerHour, watts, name } = accelerator;
  const sourced = (figure: {
    readonly value: NanoDollars;
    readonly source: { readonly url: string; readonly readOn: string };
  }) => ({
    value: inDollars(figure.value) * accelerators,
    source: figure.source.url,
    readOn: figure.source.readOn,
  });
  const needed = rent === true ? rentPerHour : price;
  const stated = rent === true ? { rentPerHour: needed } : { machinePrice: needed };
  const given = Object.fromEntries(
    Object.entries(stated).map(([key, figure]) => [key, figure === undefined ? 0 : sourced(figure)]),
  );
  const power = watts?.value ?? 0;
  const drawn = watts === undefined ? {} : { source: watts.source.url, readOn: watts.source.readOn };
  // Who rents pays for power in the rent, as for the computer around the card.
  const isHosted = rent === true;
  return overrideAssumptions(USUAL_ASSUMPTIONS, {
    ...given,
    ...(needed === undefined
      ? {}
      : isHosted || accelerator.kind !== 'card'
        ? {}
        : {
            systemPrice: {
              low: 800,
              value: 1_400,
              high: 3_000,
              source: `the start-up of published guides: 1,400 $ around one card; ${name} is one`,
            },
          }),
    busyWatts: isHosted ? 0 : { value: power * accelerators, ...drawn },
    idleWatts: isHosted
      ? 0
      : { value: power * accelerators * IDLE_SHARE, source: 'a fifth of full power: Demarc’s own' },
  });
}

function refuseEmpty(
  { queriesPerMonth, inputTokensPerQuery, outputTokensPerQuery }: Assumptions,
  price: ModelPrice,
): void {
  if (queriesPerMonth.value === 0) {
    throw new AdviceProblem('without a query there is nothing to compare: give --queries, for instance 100k');
  }
  if (inputTokensPerQuery.value + outputTokensPerQuery.value === 0) {
    throw new AdviceProblem('a query needs tokens: give --input-tokens and --output-tokens');
  }
  if (price.inputPerMillion === 0n && price.outputPerMillion === 0n) {
    throw new AdviceProblem(
      'an API whose tokens cost nothing is always cheaper: check --api-input and --api-output',
    );
  }
}

function capacityOf(
  { accelerator, accelerators, model }: NamedMachine,
  request: CaseRequest,
  { assumptions, sources }: { readonly assumptions: Assumptions; readonly sources: CaseSources },
): { readonly capacity: Capacity | undefined; readonly notes: readonly string[] } {
  if (model === undefined) return { capacity: undefined, notes: [UNKNOWN_CAPACITY] };
  const correction = sources.correctionOf?.(model.id, accelerator.id);
  const answer = sizeBox(
    {
      model,
      accelerator,
      accelerators,
      quantisation: readQuantisation(request.quantisation),
      runner: readRunner(request.runner),
      contextTokens: readContext(request.contextTokens, model),
      correction,
    },
    {
      requestsPerSecond: 0,
      inputTokens: assumptions.inputTokensPerQuery.value,
      outputTokens: assumptions.outputTokensPerQuery.value,
    },
  );
  if (!answer.fits)
    throw new AdviceProblem(`${answer.why}: take more cards (--gpus) or a smaller --quantisation`);
  const { tokensPerSecond } = answer;
  if (tokensPerSecond === undefined) return { capacity: undefined, notes: [UNKNOWN_CAPACITY] };
  const how =
    correction === undefined ? 'reckoned, within a factor of 1.5 or so' : 'corrected by what was measured';
  return {
    capacity: { tokensPerSecond },
    notes: [
      `one machine does ${Math.round(tokensPerSecond).toLocaleString('en-US')} tokens a second of this mix with ${answer.places} requests at once (${how})`,
    ],
  };
}

function describe({ accelerator, accelerators, model }: NamedMachine, { rent }: CaseRequest): string {
  const cards = accelerators === 1 ? accelerator.name : `${accelerators} × ${accelerator.name}`;
  return `${model === undefined ? '' : `${model.name} on `}${cards}, ${rent === true ? 'rented' : 'bought'}`;
}
