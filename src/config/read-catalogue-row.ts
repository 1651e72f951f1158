import type { z } from 'zod';
import type { AcceleratorEntry } from '../advisor/catalog/accelerator-entry.ts';
import type { ModelEntry } from '../advisor/catalog/model-entry.ts';
import type { PriceEntry } from '../advisor/catalog/price-entry.ts';
import type { Sourced } from '../advisor/catalog/sourced.ts';
import { type NanoDollars, nanoDollars } from '../domain/money.ts';
import { parseDollars } from '../ledger/dollars.ts';
import { closestName } from '../policy/closest-name.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import {
  acceleratorRowSchema,
  modelRowSchema,
  priceRowSchema,
  type sourceSchema,
} from './catalogue-schema.ts';
import type { ProblemCollector } from './config-problem.ts';
import { readShape } from './read-shape.ts';

export type WrittenSource = z.output<typeof sourceSchema>;

export interface RowContext {
  readonly path: PolicyPath;
  readonly problems: ProblemCollector;
  readonly sources: ReadonlyMap<string, WrittenSource>;
}

interface WrittenFigure<Value> {
  readonly value: Value;
  readonly from: string;
  readonly quote: string;
}

/** Read a row of each kind; a row with a mistake is reported and gives undefined. */
export const ROW_READERS = { models: readModel, accelerators: readAccelerator, prices: readPrice };

function readModel(row: unknown, context: RowContext): ModelEntry | undefined {
  const written = readShape(modelRowSchema, row, context);
  if (written === undefined) return undefined;
  const figures = figureReader(context);
  const { id, name, vendor } = written;
  const entry = {
    id,
    name,
    vendor,
    parameters: figures.needed('parameters', written.parameters),
    activeParameters: figures.optional('activeParameters', written.activeParameters),
    layers: figures.needed('layers', written.layers),
    keyValue: figures.needed('keyValue', written.keyValue),
    contextTokens: figures.needed('contextTokens', written.contextTokens),
    languages: figures.optional('languages', written.languages),
    abilities: figures.needed('abilities', written.abilities),
    licence: figures.needed('licence', written.licence),
    diskBytes: figures.optional('diskBytes', written.diskBytes),
  };
  return figures.isWhole() ? entry : undefined;
}

function readAccelerator(row: unknown, context: RowContext): AcceleratorEntry | undefined {
  const written = readShape(acceleratorRowSchema, row, context);
  if (written === undefined) return undefined;
  const figures = figureReader(context);
  const { id, name, vendor, kind } = written;
  const entry = {
    id,
    name,
    vendor,
    kind,
    memoryBytes: figures.needed('memoryBytes', written.memoryBytes),
    bandwidthBytesPerSecond: figures.needed('bandwidthBytesPerSecond', written.bandwidthBytesPerSecond),
    flops16: figures.optional('flops16', written.flops16),
    flops8: figures.optional('flops8', written.flops8),
    watts: figures.optional('watts', written.watts),
    price: figures.money('priceDollars', written.priceDollars),
    rentPerHour: figures.money('rentDollarsPerHour', written.rentDollarsPerHour),
  };
  return figures.isWhole() ? entry : undefined;
}

function readPrice(row: unknown, context: RowContext): PriceEntry | undefined {
  const written = readShape(priceRowSchema, row, context);
  if (written === undefined) return undefined;
  const figures = figureReader(context);
  const { id, name, provider, model, longContext } = written;
  const tier = longContext?.value;
  const entry = {
    id,
    name,
    provider,
    model,
    inputPerMillion: figures.neededMoney('inputDollarsPerMillion', written.inputDollarsPerMillion),
    outputPerMillion: figures.neededMoney('outputDollarsPerMillion', written.outputDollarsPerMillion),
    cachedInputPerMillion: figures.money(
      'cachedInputDollarsPerMillion',
      written.cachedInputDollarsPerMillion,
    ),
    batchFactor: figures.optional('batchFactor', written.batchFactor),
    longContext:
      longContext === undefined || tier === undefined
        ? undefined
        : figures.needed('longContext', {
            ...longContext,
            value: {
              aboveInputTokens: tier.aboveInputTokens,
              inputPerMillion: figures.amount(['longContext', 'value'], tier.inputDollarsPerMillion),
              outputPerMillion: figures.amount(['longContext', 'value'], tier.outputDollarsPerMillion),
            },
          }),
  };
  return figures.isWhole() ? entry : undefined;
}

/** Puts figures together with their sources, and notes whether all of them had one. */
function figureReader({ path, problems, sources }: RowContext) {
  let isWhole = true;

  function needed<Value>(field: string, { value, from, quote }: WrittenFigure<Value>): Sourced<Value> {
    const source = sources.get(from);
    if (source === undefined) fault([field, 'from'], from);
    return { value, source: { ...(source ?? { url: '', title: '', readOn: '' }), quote } };
  }

  function fault(inner: PolicyPath, from: string): void {
    isWhole = false;
    const suggestion = closestName(from, sources.keys());
    problems.add([...path, ...inner], 'names nothing that stands under sources', { suggestion });
  }

  function amount(inner: PolicyPath, written: number | string): NanoDollars {
    const nano = parseDollars(written);
    if (nano === undefined) {
      isWhole = false;
      const message = 'must be an amount in dollars, zero or more, with at most nine decimals';
      problems.add([...path, ...inner], message);
    }
    return nanoDollars(nano ?? 0n);
  }

  function neededMoney(field: string, written: WrittenFigure<number | string>): Sourced<NanoDollars> {
    return needed(field, { ...written, value: amount([field, 'value'], written.value) });
  }

  return {
    needed,
    neededMoney,
    amount,
    optional: <Value>(field: string, written: WrittenFigure<Value> | undefined) =>
      written === undefined ? undefined : needed(field, written),
    money: (field: string, written: WrittenFigure<number | string> | undefined) =>
      written === undefined ? undefined : neededMoney(field, written),
    isWhole: () => isWhole,
  };
}
