import type { ModelPrice } from '../../domain/model-price.ts';
import { AdviceProblem } from '../advice-problem.ts';
import { inDollars } from '../cost/amounts.ts';
import { readTokenPrice } from '../cost/read-amount.ts';
import type { CaseRequest, CaseSources } from './case-request.ts';

/** What the API costs: by the name of a model, by prices that are stated, or by both; what is stated wins. */
export function resolvePrice(
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
