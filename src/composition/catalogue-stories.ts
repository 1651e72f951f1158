import type { AcceleratorEntry } from '../advisor/catalog/accelerator-entry.ts';
import type { CatalogueEntry } from '../advisor/catalog/catalogue-rows.ts';
import type { KeyValueShape, ModelEntry } from '../advisor/catalog/model-entry.ts';
import type { LongContextPrice, PriceEntry } from '../advisor/catalog/price-entry.ts';
import type { Sourced } from '../advisor/catalog/sourced.ts';
import type { AcceleratorStory, ModelRowStory, PriceStory, ShownFigure } from '../cli/catalogue-services.ts';
import { formatDollars, type NanoDollars } from '../domain/money.ts';

export function modelStory(entry: ModelEntry): ModelRowStory {
  return {
    kind: 'models',
    id: entry.id,
    name: entry.name,
    vendor: entry.vendor,
    parameters: entry.parameters.value,
    activeParameters: entry.activeParameters?.value,
    contextTokens: entry.contextTokens.value,
    licence: entry.licence.value,
    abilities: entry.abilities.value,
  };
}

export function acceleratorStory(entry: AcceleratorEntry): AcceleratorStory {
  return {
    kind: 'accelerators',
    id: entry.id,
    name: entry.name,
    vendor: entry.vendor,
    memoryBytes: entry.memoryBytes.value,
    bandwidthBytesPerSecond: entry.bandwidthBytesPerSecond.value,
    watts: entry.watts?.value,
    priceDollars: entry.price === undefined ? undefined : formatDollars(entry.price.value),
    rentDollarsPerHour: entry.rentPerHour === undefined ? undefined : formatDollars(entry.rentPerHour.value),
  };
}

export function priceStory(entry: PriceEntry): PriceStory {
  return {
    kind: 'prices',
    id: entry.id,
    name: entry.name,
    inputDollarsPerMillion: formatDollars(entry.inputPerMillion.value),
    outputDollarsPerMillion: formatDollars(entry.outputPerMillion.value),
    batchFactor: entry.batchFactor?.value,
  };
}

type Sayer<Value> = (value: Value) => string;

const NUMBER = new Intl.NumberFormat('en');
const plain = (unit: string) => (value: number) => `${NUMBER.format(value)} ${unit}`;
const list = (value: readonly string[]) => value.join(', ');
const money = (unit: string) => (value: NanoDollars) => `$${formatDollars(value)}${unit}`;

const FOR_A_MILLION = ' for a million tokens';

/** Every figure of a row that is known, in the order in which files write them. */
export function figuresOf(entry: CatalogueEntry): ShownFigure[] {
  if ('layers' in entry) return modelFigures(entry);
  return 'memoryBytes' in entry ? acceleratorFigures(entry) : priceFigures(entry);
}

function modelFigures(entry: ModelEntry): ShownFigure[] {
  return known([
    shown('parameters', entry.parameters, plain('parameters')),
    shown('activeParameters', entry.activeParameters, plain('parameters work on one token')),
    shown('layers', entry.layers, plain('layers')),
    shown('keyValue', entry.keyValue, sayKeyValue),
    shown('contextTokens', entry.contextTokens, plain('tokens')),
    shown('languages', entry.languages, list),
    shown('abilities', entry.abilities, list),
    shown('licence', entry.licence, String),
    shown('diskBytes', entry.diskBytes, plain('bytes')),
  ]);
}

function acceleratorFigures(entry: AcceleratorEntry): ShownFigure[] {
  return known([
    shown('memoryBytes', entry.memoryBytes, plain('bytes')),
    shown('bandwidthBytesPerSecond', entry.bandwidthBytesPerSecond, plain('bytes a second')),
    shown('flops16', entry.flops16, plain('operations a second, dense, in 16 bits')),
    shown('flops8', entry.flops8, plain('operations a second, dense, in 8 bits')),
    shown('watts', entry.watts, plain('watts')),
    shown('priceDollars', entry.price, money('')),
    shown('rentDollarsPerHour', entry.rentPerHour, money(' an hour')),
  ]);
}

function priceFigures(entry: PriceEntry): ShownFigure[] {
  return known([
    shown('inputDollarsPerMillion', entry.inputPerMillion, money(FOR_A_MILLION)),
    shown('outputDollarsPerMillion', entry.outputPerMillion, money(FOR_A_MILLION)),
    shown('cachedInputDollarsPerMillion', entry.cachedInputPerMillion, money(FOR_A_MILLION)),
    shown('batchFactor', entry.batchFactor, (value) => `${value} times the price, for work that may wait`),
    shown('longContext', entry.longContext, sayTier),
  ]);
}

function shown<Value>(
  field: string,
  figure: Sourced<Value> | undefined,
  say: Sayer<Value>,
): ShownFigure | undefined {
  if (figure === undefined) return undefined;
  return { field, value: asJson(figure.value), says: say(figure.value), source: figure.source };
}

function known(figures: readonly (ShownFigure | undefined)[]): ShownFigure[] {
  return figures.filter((figure) => figure !== undefined);
}

/** Money as decimal dollars, which JSON has no exact number for. */
function asJson(value: unknown): unknown {
  if (typeof value === 'bigint') return formatDollars(value as NanoDollars);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [key, asJson(inner)]),
  );
}

function sayKeyValue(shape: KeyValueShape): string {
  switch (shape.kind) {
    case 'latent':
      return `${shape.latentSize} numbers a token in each layer (latent)`;
    case 'grouped':
      return `${shape.keyValueHeads} key-value heads of ${shape.headSize} numbers in each layer`;
    case 'windowed':
      return `${shape.keyValueHeads} key-value heads of ${shape.headSize} numbers; all tokens in ${shape.fullLayers} layers, the last ${shape.windowTokens} in the others`;
    default:
      return shape satisfies never;
  }
}

function sayTier({ aboveInputTokens, inputPerMillion, outputPerMillion }: LongContextPrice): string {
  const rates = `$${formatDollars(inputPerMillion)} in, $${formatDollars(outputPerMillion)} out`;
  return `${rates}${FOR_A_MILLION}, above ${NUMBER.format(aboveInputTokens)} input tokens`;
}
