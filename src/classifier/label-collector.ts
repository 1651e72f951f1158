import type { Classification, LabelReason } from '../domain/classification.ts';
import { MAX_FINDINGS } from '../domain/classification.ts';
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
import { type PlacedFinding, toFinding } from './place-findings.ts';

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

export function createLabelCollector(): LabelCollector {
  const kept = new Map<Level, PlacedFinding[]>(LEVELS.map((level) => [level, []]));
  const seen = new Set<string>();
  const categories = new Set<Category>();
  const reasons = new Map<string, LabelReason>();
  let level: Level = LOWEST_LABEL.level;
  let count = 0;
  return {
    addFinding: (placed) => {
      const { finding, leaf, page, start, end } = placed;
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
        .map(toFinding);
      return {
        label: joinLabels(withDeclared, key),
        findings,
        findingsLeftOut: count - findings.length,
        reasons: [...raised, ...reasons.values()],
        classifierVersion,
      };
    },
  };
}
