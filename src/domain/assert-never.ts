/** Ends a switch over a closed union: adding a member without handling it does not compile. */
export function assertNever(_value: never): never {
  throw new Error('a case of a closed union was not handled');
}
