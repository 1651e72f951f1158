import type { ModelPrice } from '../../domain/model-price.ts';
import type { Catalogue } from '../catalog/catalogue.ts';
import type { GivenFigure } from '../cost/override-assumptions.ts';
import type { SpeedCorrection } from '../sizing/speed.ts';

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
