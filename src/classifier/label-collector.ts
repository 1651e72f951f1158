import type { Classification, LabelReason } from '../domain/classification.ts';
import { MAX_FINDINGS } from '../domain/classification.ts';
import { INJECTION_TYPES, type Injection } from '../domain/injection.ts';
import {
  type Category,
  compareLevels,
  dominates,
  HIGHEST_LEVEL,
  highestLevel,
  joinLabels,
  type Label,
  LEVELS,
  type Level,
  LOWEST_LABEL,
} from '../domain/label.ts';
import type { Place } from '../domain/place.ts';
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

/** `placeOf` tells where a leaf stands, for findings that say so. */
export function createLabelCollector(placeOf: PlaceOf = () => undefined): LabelCollector {
  const kept = new Map<Level, PlacedFinding[]>(LEVELS.map((level) => [level, []]));
  const seen = new Set<string>();
  const categories = new Set<Category>();
  const reasons = new Map<string, LabelReason>();
  let level: Level = LOWEST_LABEL.level;
  let count = 0;
  const injection = createInjectionCollector(placeOf);
  return {
    addFinding: (placed) => {
      const { finding, leaf, page, start, end } = placed;
      injection.add(placed);
      level = highestLevel(level, finding.level);
      for (const category of finding.categories) categories.add(category);
      const atLevel = kept.get(finding.level)!;
      if (atLevel.length < MAX_FINDINGS) {
        const identity = `${finding.type}:${leaf.start}:${page}:${start}:${end}`;
        if (seen.has(identity)) return;
        seen.add(identity);
        atLevel.push(placed);
      }
      count += 1;
    },
    addReason: (reason) => {
      if (reason.kind === 'unreadable' || reason.kind === 'signal-failed') level = HIGHEST_LEVEL;
      reasons.set(JSON.stringify(reason), reason);
    },
    finish: ({ floor, declared, keyResidency, classifierVersion }) => {
      const found: Label = joinLabels({ level, categories: [...categories], residency: [] });
      const raised: LabelReason[] = [];
      if (compareLevels(floor, found.level) > 0) raised.push({ kind: 'floor' });
      const withFloor = joinLabels(found, { level: floor, categories: [], residency: [] });
      if (declared !== undefined && !dominates(withFloor, declared)) raised.push({ kind: 'declared' });
      const withDeclared = declared === undefined ? withFloor : joinLabels(withFloor, declared);
      const key: Label = { level: LOWEST_LABEL.level, categories: [], residency: keyResidency };
      if (!dominates(withDeclared, key)) raised.push({ kind: 'key' });
      const findings = [...LEVELS]
        .reverse()
        .flatMap((each) => kept.get(each)!)
        .slice(0, MAX_FINDINGS)
        .map((placed) => toFinding(placed, placeOf));
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
