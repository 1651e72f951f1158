/** A configuration held against what regulations ask, as it is told. */
export interface RegulationAdvice {
  /** Undefined where the configuration has none and nobody named one; then every regulation is looked at. */
  readonly preset: string | undefined;
  readonly items: readonly RegulationAdviceItem[];
  readonly disclaimer: string;
}

export interface RegulationAdviceItem {
  /** For instance `gdpr-28-3`. */
  readonly id: string;
  readonly regulation: string;
  readonly place: string;
  readonly asks: string;
  /** `not-knowable` where no configuration could tell. */
  readonly verdict: 'met' | 'not-met' | 'not-knowable';
  readonly because: string;
  /** Where in the configuration it stands, for instance `providers.openai.agreements`. */
  readonly by: readonly string[];
  readonly todo: string | undefined;
  readonly source: {
    readonly url: string;
    readonly title: string;
    /** For instance `2026-11-20`. */
    readonly readOn: string;
    readonly quote: string;
  };
}

/** What of the regulations is asked for; undefined leaves it to the configuration. */
export interface RegulationChoice {
  readonly preset: string | undefined;
  readonly regulation: string | undefined;
}
