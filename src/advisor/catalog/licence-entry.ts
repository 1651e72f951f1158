import type { Source } from './sourced.ts';

/** What a licence says on one point: as the clause has it, or that the text says nothing. */
export interface Clause {
  readonly answer: 'yes' | 'no' | 'conditions' | 'not-said';
  /** In a sentence: what the conditions are. */
  readonly words: string;
  /** For instance `section 1.b.i`. */
  readonly place: string;
}

/** The licence of a model's weights, in one version. */
export interface LicenceEntry {
  /** For instance `llama-3.1-community`. */
  readonly id: string;
  readonly name: string;
  /** SPDX identifier where there is one. */
  readonly spdx: string | undefined;
  readonly source: Source;
  readonly commercialUse: Clause;
  /** Monthly active users above which one must ask; undefined where there is no such limit. */
  readonly userThreshold: { readonly monthlyUsers: number; readonly clause: Clause } | undefined;
  readonly redistribution: Clause;
  readonly derivatives: Clause;
  readonly attribution: Clause;
  /** How a product or derived model must be named. */
  readonly naming: Clause;
  readonly notices: Clause;
  readonly geography: Clause;
  readonly fieldsOfUse: Clause;
  /** Whether outputs may train other models. */
  readonly outputsForTraining: Clause;
  readonly acceptableUse: Clause;
}
