import type { LicencePointName } from '../advisor/licences/licence-points.ts';
import type { RegulationAdvice, RegulationChoice } from '../domain/regulation-advice.ts';

/** What `demarc advise licence` and `demarc advise regulation` are made of. */
export interface AdviceServices {
  /** Asks the licence of a model about one way of deploying it. Reads the catalogue that ships with the program. */
  adviseLicence(question: LicenceInquiry): Promise<LicenceAdvice>;
  /** Holds a configuration against regulations. Rejects when the configuration has a mistake. */
  adviseRegulation(question: RegulationInquiry): Promise<RegulationAdvice>;
}

export interface RegulationInquiry extends RegulationChoice {
  /** Undefined: what would be found on this machine. */
  readonly configFile: string | undefined;
  readonly dataFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface LicenceInquiry {
  /** A model, or a licence by its own name. */
  readonly name: string;
  readonly deploy: string;
  /** Monthly active users; undefined where nobody said. */
  readonly users: number | undefined;
  /** ISO 3166-1 alpha-2, or `EU`. */
  readonly country: string | undefined;
  readonly trainsOnOutputs: boolean;
  readonly field: string | undefined;
}

export type LicenceAdvice =
  | ToldLicence
  /** The model is known, and the text of its licence is not in the catalogue. */
  | { readonly kind: 'unread'; readonly model: string; readonly licence: string }
  | { readonly kind: 'unknown'; readonly models: readonly string[]; readonly licences: readonly string[] };

export interface ToldLicence {
  readonly kind: 'told';
  /** Undefined when a licence was asked for by its own name. */
  readonly model: string | undefined;
  readonly licence: { readonly id: string; readonly name: string; readonly spdx: string | undefined };
  readonly source: AdviceSource;
  readonly note: { readonly words: string; readonly source: AdviceSource } | undefined;
  readonly deploy: string;
  readonly verdict: 'allowed' | 'conditions' | 'ask-vendor' | 'not-allowed';
  readonly points: readonly {
    readonly point: LicencePointName;
    readonly verdict: ToldLicence['verdict'];
    /** False where the clause does not concern this deployment. */
    readonly concerns: boolean;
    readonly words: string;
    readonly place: string;
    readonly quote: string | undefined;
    readonly todo: readonly string[];
  }[];
  readonly todo: readonly string[];
  readonly disclaimer: string;
}

export interface AdviceSource {
  readonly url: string;
  readonly title: string;
  /** For instance `2026-11-20`. */
  readonly readOn: string;
  readonly quote: string;
}
