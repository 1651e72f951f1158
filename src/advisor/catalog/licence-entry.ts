import type { Source } from './sourced.ts';

/**
 * How a model is deployed, as licences tell ways apart. `internal`: one's own people use it. `product`: others use it,
 * through a product or a service, and the weights stay. `redistribute`: others get the weights as they are.
 * `derivative`: others get weights that were made of them, for instance by fine-tuning.
 */
export const WAYS_OF_DEPLOYING = ['internal', 'product', 'redistribute', 'derivative'] as const;
export type WayOfDeploying = (typeof WAYS_OF_DEPLOYING)[number];

/** Fields that one licence or another shuts; `research` is what licences without commerce leave open. */
export const FIELDS_OF_USE = [
  'research',
  'military',
  'weapons',
  'itar',
  'critical-infrastructure',
  'medical-advice',
  'automated-decisions',
  'adult',
] as const;
export type FieldOfUse = (typeof FIELDS_OF_USE)[number];

/** What a licence says on one point: as the clause has it, or that the text says nothing. */
export interface Clause {
  /**
   * On what may be done, `yes` permits and `no` forbids. On what is asked in return, `conditions` asks and `no` asks
   * nothing. On what is shut, `yes` leaves all open.
   */
  readonly answer: 'yes' | 'no' | 'conditions' | 'not-said';
  /** In a sentence: what the conditions are. */
  readonly words: string;
  /** For instance `section 1.b.i`. */
  readonly place: string;
  /** In the language of the text. */
  readonly quote?: string | undefined;
  /** What to do, a sentence each. */
  readonly todo?: readonly string[] | undefined;
  /** Undefined leaves it to the point: see `LICENCE_POINTS`. */
  readonly binds?: readonly WayOfDeploying[] | undefined;
}

/** The licence of a model's weights, in one version. */
export interface LicenceEntry {
  /** For instance `llama-3.1-community`. */
  readonly id: string;
  readonly name: string;
  /** Under which else it is written down, for instance the tag of a model hub. */
  readonly aliases?: readonly string[] | undefined;
  /** SPDX identifier where there is one. */
  readonly spdx: string | undefined;
  readonly source: Source;
  /** What is easily mistaken. */
  readonly note?: { readonly words: string; readonly source: Source } | undefined;
  readonly commercialUse: Clause;
  /** Monthly active users above which one must ask; undefined where there is no such limit. */
  readonly userThreshold:
    | {
        readonly monthlyUsers: number;
        /** `no` gives no rights above it; `conditions` asks something. */
        readonly clause: Clause;
        /** What is counted as well and nobody asked for here, for instance revenue. */
        readonly otherMeasure?: string | undefined;
      }
    | undefined;
  readonly redistribution: Clause;
  readonly derivatives: Clause;
  readonly attribution: Clause;
  /** How a product or derived model must be named. */
  readonly naming: Clause;
  readonly notices: Clause;
  readonly geography: Clause;
  /** Where nothing is granted: ISO 3166-1 alpha-2, or `EU` for its member states. */
  readonly territory?:
    | { readonly excluded: readonly string[]; readonly only?: 'multimodal' | undefined }
    | undefined;
  readonly fieldsOfUse: Clause;
  readonly forbiddenFields?:
    | readonly { readonly field: FieldOfUse; readonly place: string; readonly quote: string }[]
    | undefined;
  /** Whether outputs may train other models. */
  readonly outputsForTraining: Clause;
  readonly acceptableUse: Clause;
}
