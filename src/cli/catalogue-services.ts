/** What the catalogues of the advisor answer. Amounts of money are decimal dollars, as text. */
export interface CatalogueServices {
  list(query: CatalogueQuery): readonly CatalogueStory[];
  /** A model, an accelerator or a price by its id; a price that no file has is looked up in the package's own. */
  show(id: string): Promise<ShownRow>;
  /** Finds what is wrong with the rows in force, or with those of one file alone. Rejects when it cannot be read. */
  check(options: CatalogueCheck): Promise<CatalogueReport>;
}

export type CatalogueListKind = 'models' | 'accelerators' | 'prices';

/** Undefined asks for nothing; several together must all hold. */
export interface CatalogueQuery {
  readonly kind: CatalogueListKind;
  /** Or the provider of a price. Compared without regard to case. */
  readonly vendor?: string | undefined;
  readonly ability?: string | undefined;
  readonly licence?: string | undefined;
  readonly maxParameters?: number | undefined;
  readonly minMemoryBytes?: number | undefined;
}

export type CatalogueStory = ModelRowStory | AcceleratorStory | PriceStory;

export interface ModelRowStory {
  readonly kind: 'models';
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly parameters: number;
  readonly activeParameters?: number | undefined;
  readonly contextTokens: number;
  readonly licence: string;
  readonly abilities: readonly string[];
}

export interface AcceleratorStory {
  readonly kind: 'accelerators';
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly memoryBytes: number;
  readonly bandwidthBytesPerSecond: number;
  readonly watts?: number | undefined;
  readonly priceDollars?: string | undefined;
  readonly rentDollarsPerHour?: string | undefined;
}

export interface PriceStory {
  readonly kind: 'prices';
  readonly id: string;
  readonly name: string;
  readonly inputDollarsPerMillion: string;
  readonly outputDollarsPerMillion: string;
  readonly batchFactor?: number | undefined;
}

export type ShownRow =
  | {
      readonly kind: 'row';
      readonly of: CatalogueListKind;
      readonly id: string;
      readonly name: string;
      readonly figures: readonly ShownFigure[];
    }
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] };

export interface ShownFigure {
  /** As the file calls it. */
  readonly field: string;
  /** Plain JSON. */
  readonly value: unknown;
  /** The value for a person, with its unit. */
  readonly says: string;
  readonly source: {
    readonly url: string;
    readonly title: string;
    readonly readOn: string;
    readonly quote: string;
  };
}

export interface CatalogueCheck {
  /** Undefined checks what is in force. */
  readonly file: string | undefined;
  readonly maxAgeDays: number;
}

export interface CatalogueReport {
  /** The day against which age was measured. */
  readonly today: string;
  readonly maxAgeDays: number;
  /** Rows that could be read. */
  readonly rows: Readonly<Record<CatalogueListKind, number>>;
  readonly problems: readonly CatalogueProblem[];
}

export interface CatalogueProblem {
  readonly file: string;
  /** One-based. */
  readonly line: number;
  /** One-based. */
  readonly column: number;
  readonly path: string;
  /** For instance `stale`; `unreadable` for a row that is not written as rows are. */
  readonly fault: string;
  /** Of the row, where it could be read. */
  readonly id?: string | undefined;
  readonly message: string;
  readonly suggestion?: string | undefined;
}
