/** A question that cannot be answered as it was asked. The message is meant for the person who asked. */
export class AdviceProblem extends Error {
  /** What was given in place of a name, and the names there are: for a suggestion. */
  readonly unknownName: { readonly given: string; readonly known: readonly string[] } | undefined;

  constructor(message: string, unknownName?: AdviceProblem['unknownName']) {
    super(message);
    this.name = 'AdviceProblem';
    this.unknownName = unknownName;
  }
}
