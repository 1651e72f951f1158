import type { NanoDollars } from '../../domain/money.ts';
import type { ModelPrice } from '../../ledger/model-price.ts';
import { AdviceProblem } from '../advice-problem.ts';
import type { AcceleratorEntry } from '../catalog/accelerator-entry.ts';
import type { Catalogue } from '../catalog/catalogue.ts';
import type { ModelEntry } from '../catalog/model-entry.ts';
import { inDollars } from '../cost/amounts.ts';
import type { Capacity } from '../cost/capacity.ts';
import { type GivenFigure, overrideAssumptions } from '../cost/override-assumptions.ts';
import { readTokenPrice } from '../cost/read-amount.ts';
import { type Assumptions, USUAL_ASSUMPTIONS } from '../cost/usual-assumptions.ts';
import {
  findQuantisation,
  QUANTISATIONS,
  type Quantisation,
  USUAL_QUANTISATION,
} from '../sizing/quantisation.ts';
import { sizeBox } from '../sizing/size-box.ts';
import type { RunnerKind, SpeedCorrection } from '../sizing/speed.ts';

/** A case as somebody asked for it, names and amounts still in their words. */
export interface CaseRequest {
  /** A model at an API, as the price catalogue names it. */
  readonly apiModel?: string | undefined;
  /** Prices that say of how many tokens they are: `1.75/1M`. */
  readonly apiInput?: string | undefined;
  readonly apiOutput?: string | undefined;
  readonly apiCached?: string | undefined;
  /** An accelerator of the catalogue. */
  readonly gpu?: string | undefined;
  readonly gpus?: number | undefined;
  /** Rented by the hour instead of bought. */
  readonly rent?: boolean | undefined;
  /** An open-weight model of the catalogue. */
  readonly model?: string | undefined;
  readonly quantisation?: string | undefined;
  readonly runner?: string | undefined;
  readonly contextTokens?: number | undefined;
  readonly given: Readonly<Record<string, number | GivenFigure>>;
}

/** Where names are looked up. */
export interface CaseSources {
  readonly catalogue: Catalogue;
  /** What a model costs at an API; undefined where that is not known. */
  readonly priceOf: (name: string) => ModelPrice | undefined;
  /** Names that have a price, for a suggestion. */
  readonly pricedModels: readonly string[];
  /** What was measured of a model on an accelerator, over what is reckoned. */
  readonly correctionOf?: ((model: string, accelerator: string) => SpeedCorrection | undefined) | undefined;
}

export interface ResolvedCase {
  readonly price: ModelPrice;
  readonly priceWords: string;
  readonly assumptions: Assumptions;
  readonly capacity: Capacity | undefined;
  readonly machineWords: string;
  /** What the reader should know, a sentence each. */
  readonly notes: readonly string[];
}

const USUAL_CONTEXT_TOKENS = 8_192;
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
    notes: isFree(assumptions) ? [...notes, FREE_MACHINE] : notes,
  };
}

const UNKNOWN_CAPACITY =
  'what the machine can do is not known, so that one is taken to carry it all: name --model and --gpu';
const FREE_MACHINE =
  'the machine costs nothing here: name --gpu, or give machinePrice or rentPerHour with --assume';

function isFree({ machinePrice, systemPrice, rentPerHour }: Assumptions): boolean {
  return machinePrice.value + systemPrice.value + rentPerHour.value === 0;
}

interface NamedMachine {
  readonly accelerator: AcceleratorEntry;
  readonly accelerators: number;
  readonly model: ModelEntry | undefined;
}

function resolvePrice(
  { apiModel, apiInput, apiOutput, apiCached }: CaseRequest,
  { priceOf, pricedModels }: CaseSources,
): { readonly price: ModelPrice; readonly words: string } {
  const named = apiModel === undefined ? undefined : priceOf(apiModel);
  if (apiModel !== undefined && named === undefined) {
    throw new AdviceProblem(`no price is known for the model "${apiModel.slice(0, 60)}"`, {
      given: apiModel,
      known: pricedModels,
    });
  }
  if (named === undefined && (apiInput === undefined || apiOutput === undefined)) {
    throw new AdviceProblem(
      'what does the API cost? Name a model with --api-model, or give --api-input and --api-output, for instance 1.75/1M and 14/1M',
    );
  }
  const read = (text: string | undefined, flag: string) =>
    text === undefined ? undefined : readTokenPrice(text, flag);
  const inputPerMillion = read(apiInput, '--api-input');
  const outputPerMillion = read(apiOutput, '--api-output');
  const isStated = inputPerMillion !== undefined || outputPerMillion !== undefined;
  const price: ModelPrice = {
    inputPerMillion: inputPerMillion ?? named?.inputPerMillion ?? 0n,
    outputPerMillion: outputPerMillion ?? named?.outputPerMillion ?? 0n,
    cachedInputPerMillion:
      read(apiCached, '--api-cached') ?? (isStated ? undefined : named?.cachedInputPerMillion),
    cacheWritePerMillion: undefined,
    longContext: isStated ? [] : (named?.longContext ?? []),
  };
  return { price, words: priceWords(apiModel, price) };
}

function priceWords(name: string | undefined, { inputPerMillion, outputPerMillion }: ModelPrice): string {
  const rate = (nano: bigint) => `$${inDollars(nano)}`;
  const rates = `${rate(inputPerMillion)} per million tokens in, ${rate(outputPerMillion)} out`;
  return name === undefined ? rates : `${name}: ${rates}`;
}

export function findModel(catalogue: Catalogue, id: string): ModelEntry {
  return found(catalogue.models, id, 'open model');
}

export function findAccelerator(catalogue: Catalogue, id: string): AcceleratorEntry {
  return found(catalogue.accelerators, id, 'accelerator');
}

function found<Entry>(entries: ReadonlyMap<string, Entry>, id: string, what: string): Entry {
  const entry = entries.get(id.toLowerCase()) ?? entries.get(id);
  if (entry !== undefined) return entry;
  throw new AdviceProblem(`the catalogue has no ${what} "${id.slice(0, 60)}"`, {
    given: id.toLowerCase(),
    known: [...entries.keys()],
  });
}

export function readQuantisation(id: string | undefined): Quantisation {
  const name = id ?? USUAL_QUANTISATION;
  const quantisation = findQuantisation(name);
  if (quantisation !== undefined) return quantisation;
  throw new AdviceProblem(`there is no quantisation "${name.slice(0, 40)}"`, {
    given: name.toLowerCase(),
    known: QUANTISATIONS.map((each) => each.id),
  });
}

export function readRunner(name: string | undefined): RunnerKind {
  if (name === undefined || name === 'streaming' || name === 'batching') return name ?? 'batching';
  throw new AdviceProblem(
    `--runner is "streaming" (llama.cpp, Ollama, LM Studio) or "batching" (vLLM, TensorRT-LLM), not "${name.slice(0, 40)}"`,
  );
}

export function readContext(asked: number | undefined, model: ModelEntry): number {
  const most = model.contextTokens.value;
  const tokens = asked ?? Math.min(USUAL_CONTEXT_TOKENS, most);
  if (Number.isInteger(tokens) && tokens >= 1 && tokens <= most) return tokens;
  throw new AdviceProblem(
    `--context: ${model.name} holds 1 to ${most.toLocaleString('en-US')} tokens, not ${tokens.toLocaleString('en-US')}`,
  );
}

export function readCount(count: number | undefined): number {
  const cards = count ?? 1;
  if (Number.isInteger(cards) && cards >= 1 && cards <= 1_024) return cards;
  throw new AdviceProblem('--gpus must be a whole number from 1 to 1024');
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
