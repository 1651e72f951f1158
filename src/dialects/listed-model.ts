/** A model as `/v1/models` lists it. */
export interface ListedModel {
  readonly name: string;
  /** Unix seconds. */
  readonly createdS: number;
}
