import type { Classification, LabelReason } from '../../domain/classification.ts';
import { MAX_FINDINGS } from '../../domain/classification.ts';
import { INJECTION_TYPES, type Injection } from '../../domain/injection.ts';
import {
  type Category,
  compareLevels,
  dominates,
  HIGHEST_LEVEL,
  highestLevel,
  joinLabels,
  type Label,
  type Level,
  LOWEST_LABEL,
} from '../../domain/label.ts';
import {
  combinationsIn,
  type FindingGroup,
  type LabelMapping,
  mappedLevel,
  NO_MAPPING,
} from '../../domain/label-mapping.ts';
import type { Place } from '../../domain/place.ts';
import { type PlacedFinding, toFinding } from './place-findings.ts';
import type { PlaceOf } from './texts-of-document.ts';

export interface LabelInputs {
  readonly floor: Level;
  readonly declared: Label | undefined;
  readonly keyResidency: readonly string[];
  readonly classifierVersion: string;
}

/** Gathers findings and reasons into one label. Nothing that is added can lower it. */
export interface LabelCollector {
  addFinding(placed: PlacedFinding): void;
  addReason(reason: LabelReason): void;
  finish(inputs: LabelInputs): Classification;
}

/** Keeps the worst attempt at injection; it is not among the levels, so no other finding can push it out. */
function createInjectionCollector(placeOf: PlaceOf) {
  const kinds = new Set<Injection['kind']>();
  const places = new Set<Place>();
  let scoreThousandths = 0;
  return {
    add: ({ finding, leaf }: PlacedFinding): void => {
      const kind = INJECTION_TYPES[finding.type];
      if (kind === undefined || finding.scoreThousandths === undefined) return;
      kinds.add(kind);
      scoreThousandths = Math.max(scoreThousandths, finding.scoreThousandths);
      const place = placeOf(leaf.path);
      if (place !== undefined) places.add(place);
    },
    worst: (): Injection | undefined =>
      kinds.size === 0
        ? undefined
        : {
            kind: kinds.has('prompt-injection') ? 'prompt-injection' : 'jailbreak',
            scoreThousandths,
            places: [...places].sort(),
          },
  };
}

/** Findings that are alike for the label, and the first of them. */
interface Group extends FindingGroup {
  readonly kept: PlacedFinding[];
}

function isSame(some: readonly Category[], others: readonly Category[]): boolean {
  return some.length === others.length && some.every((category, index) => category === others[index]);
}

export interface LabelCollectorOptions {
  /** The operator's reading of what is found. */
  readonly mapping?: LabelMapping | undefined;
  /** Where a leaf stands, for findings that say so. */
  readonly placeOf?: PlaceOf | undefined;
}

export function createLabelCollector({
  mapping = NO_MAPPING,
  placeOf = () => undefined,
}: LabelCollectorOptions = {}): LabelCollector {
  const groups: Group[] = [];
  const groupsOfType = new Map<string, Group[]>();
  const countOfType = new Map<string, number>();
  const seen = new Set<string>();
  const reasons = new Map<string, LabelReason>();
  let level: Level = LOWEST_LABEL.level;
  let count = 0;
  const injection = createInjectionCollector(placeOf);
  return {
    addFinding: (placed) => {
      const { finding, leaf, page, start, end } = placed;
      injection.add(placed);
      const { type, level: own, categories } = finding;
      let ofType = groupsOfType.get(type);
      if (ofType === undefined) groupsOfType.set(type, (ofType = []));
      let group = ofType.find((each) => each.level === own && isSame(each.categories, categories));
      if (group === undefined) {
        group = { type, level: own, categories, kept: [] };
        ofType.push(group);
        groups.push(group);
      }
      if (group.kept.length < MAX_FINDINGS) {
        const identity = `${type}:${leaf.start}:${page}:${start}:${end}`;
        if (seen.has(identity)) return;
        seen.add(identity);
        group.kept.push(placed);
      }
      countOfType.set(type, (countOfType.get(type) ?? 0) + 1);
      count += 1;
    },
    addReason: (reason) => {
      if (reason.kind === 'unreadable' || reason.kind === 'signal-failed') level = HIGHEST_LEVEL;
      reasons.set(JSON.stringify(reason), reason);
    },
    finish: ({ floor, declared, keyResidency, classifierVersion }) => {
      const mapped = groups.map((group) => ({
        ...group,
        level: mappedLevel(group, countOfType.get(group.type) ?? 0, mapping),
      }));
      const together = combinationsIn(mapped, mapping);
      const found: Label = joinLabels({
        level: highestLevel(
          level,
          ...mapped.map((group) => group.level),
          ...together.map((each) => each.level),
        ),
        categories: mapped.flatMap((group) => group.categories),
        residency: [],
      });
      const raised: LabelReason[] = together.map((each) => ({ kind: 'combination', ...each }));
      if (compareLevels(floor, found.level) > 0) raised.push({ kind: 'floor' });
      const withFloor = joinLabels(found, { level: floor, categories: [], residency: [] });
      if (declared !== undefined && !dominates(withFloor, declared)) raised.push({ kind: 'declared' });
      const withDeclared = declared === undefined ? withFloor : joinLabels(withFloor, declared);
      const key: Label = { level: LOWEST_LABEL.level, categories: [], residency: keyResidency };
      if (!dominates(withDeclared, key)) raised.push({ kind: 'key' });
      const findings = mapped
        .sort((a, b) => compareLevels(b.level, a.level))
        .flatMap((group) => group.kept.map((placed) => ({ placed, level: group.level })))
        .slice(0, MAX_FINDINGS)
        .map(({ placed, level: mappedTo }) => ({ ...toFinding(placed, placeOf), level: mappedTo }));
      const attempt = injection.worst();
      return {
        label: joinLabels(withDeclared, key),
        findings,
        findingsLeftOut: count - findings.length,
        ...(attempt === undefined ? {} : { injection: attempt }),
        reasons: [...raised, ...reasons.values()],
        classifierVersion,
      };
    },
  };
}
