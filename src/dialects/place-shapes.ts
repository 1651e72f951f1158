import { type JsonDocument, type JsonNode, memberOf, stringOf } from '../domain/json/json-node.ts';
import type { JsonPath } from '../domain/json/leaves.ts';
import type { Place } from '../domain/place.ts';

/**
 * What stands at a place of a body, and all below it: steps from the root. `*` is any step, and `*[role=user]` one
 * whose value is an object with that member; `a|b` are either of two words.
 */
export interface PlaceShape {
  readonly at: string;
  readonly is: Place;
}

/** Tells where a leaf stands, by its path. */
export type PlaceOf = (path: JsonPath | undefined) => Place;

interface Step {
  /** Undefined is any. */
  readonly name: string | undefined;
  readonly member?: string | undefined;
  readonly values?: readonly string[] | undefined;
}

/** Of several shapes that fit, the first counts, so what is special stands before what is general. */
export function placesBy(shapes: readonly PlaceShape[]): (document: JsonDocument) => PlaceOf {
  const table = shapes.map(({ at, is }) => ({ steps: at.split('/').slice(1).map(readStep), is }));
  return (document) => (path) => {
    const trail = trailOf(document.root, path);
    return table.find(({ steps }) => fits(steps, trail))?.is ?? 'parameter';
  };
}

function readStep(written: string): Step {
  const [, name = '', member, values] = /^([^[]*)(?:\[(\w+)=([^\]]*)\])?$/.exec(written) ?? [];
  return { name: name === '*' ? undefined : name, member, values: values?.split('|') };
}

interface Passed {
  readonly segment: string | number;
  readonly node: JsonNode | undefined;
}

function trailOf(root: JsonNode, path: JsonPath | undefined): Passed[] {
  const segments: (string | number)[] = [];
  for (let at = path; at !== undefined; at = at.parent) segments.push(at.segment);
  let node: JsonNode | undefined = root;
  return segments.reverse().map((segment) => {
    node =
      typeof segment === 'number'
        ? node?.kind === 'array'
          ? node.items[segment]
          : undefined
        : memberOf(node, segment);
    return { segment, node };
  });
}

function fits(steps: readonly Step[], trail: readonly Passed[]): boolean {
  return (
    steps.length <= trail.length &&
    steps.every(({ name, member, values }, index) => {
      const { segment, node } = trail[index]!;
      if (name !== undefined && name !== segment) return false;
      return member === undefined || (values ?? []).includes(stringOf(memberOf(node, member)) ?? '');
    })
  );
}
