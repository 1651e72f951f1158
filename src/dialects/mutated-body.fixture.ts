import fc from 'fast-check';

const replacement = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e21, '', 'CANARY', [], {}, ['CANARY'], [null], {
    CANARY: 'CANARY',
  }),
  fc.jsonValue({ maxDepth: 2 }),
);

/**
 * JSON texts in the neighbourhood of a good body: up to three of its values are replaced or removed, so that each
 * check is reached with everything around it in order. Some texts are any JSON at all.
 */
export function mutatedBodies(body: unknown): fc.Arbitrary<string> {
  const places = placesIn(body);
  const mutation = fc.record({
    place: fc.constantFrom(...places),
    value: fc.option(replacement, { nil: undefined }),
  });
  const mutated = fc.array(mutation, { maxLength: 3 }).map((mutations) => {
    const copy: unknown = structuredClone(body);
    // A copy of its own: a later mutation may go inside this one, and one value may stand in several places.
    for (const { place, value } of mutations) replaceAt(copy, place, structuredClone(value));
    return JSON.stringify(copy);
  });
  return fc.oneof({ weight: 5, arbitrary: mutated }, { weight: 1, arbitrary: fc.json() });
}

type Place = readonly (string | number)[];

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const segment = Array.isArray(value) ? Number(key) : key;
    return [[segment], ...placesIn(member).map((place) => [segment, ...place])];
  });
}

/** Does nothing where an earlier mutation has taken the way away. */
function replaceAt(root: unknown, place: Place, value: unknown): void {
  let at = root;
  for (const segment of place.slice(0, -1)) {
    if (typeof at !== 'object' || at === null) return;
    at = Reflect.get(at, segment);
  }
  if (typeof at !== 'object' || at === null) return;
  Reflect.set(at, place.at(-1)!, value);
}
