/** A member of what a runner sent, which may be anything. */
export function memberIn(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  return Object.hasOwn(holder, name) ? (holder as Readonly<Record<string, unknown>>)[name] : undefined;
}

export function listIn(holder: unknown, name: string): readonly unknown[] {
  const list = memberIn(holder, name);
  return Array.isArray(list) ? list : [];
}

/** A text that says something; undefined for the empty one. */
export function textIn(holder: unknown, name: string): string | undefined {
  const text = memberIn(holder, name);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** A count; undefined when it is missing, zero, negative or fractional. */
export function countIn(holder: unknown, name: string): number | undefined {
  const count = memberIn(holder, name);
  return typeof count === 'number' && Number.isSafeInteger(count) && count > 0 ? count : undefined;
}

export function truthIn(holder: unknown, name: string): boolean | undefined {
  const truth = memberIn(holder, name);
  return typeof truth === 'boolean' ? truth : undefined;
}
