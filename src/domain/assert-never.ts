/** Ends a switch over a closed union: adding a member without handling it does not compile. */
export function assertNever(value: never): never {
  throw new Error(
    `unhandled case: ${String((value as { type?: unknown } | undefined)?.type ?? typeof value)}`,
  );
}
