import type { Task } from '../domain/work.ts';
import type { WordGroup } from './word-groups.ts';
import type { WorkFeatures } from './work-features.ts';

const BY_GROUP: Readonly<Partial<Record<WordGroup, Task>>> = {
  summarise: 'summarise',
  classify: 'classify',
  extract: 'extract',
  proof: 'reasoning',
  derive: 'reasoning',
  calculate: 'reasoning',
  coding: 'code',
  draft: 'draft',
};

/** What kind of work is asked for. The order's first verb decides, save that proofs and code are what they are. */
export function recogniseTask(features: WorkFeatures): Task {
  const { of: count, leading } = features.counts;
  if (features.tools > 0) return 'agent';
  if (count.proof + count.derive >= 1 && count.summarise + count.draft === 0) return 'reasoning';
  if (features.mathSigns >= 4 && count.calculate > 0 && !features.hasCode) return 'reasoning';
  if (count.coding >= 2 && !leadsTo(leading, ['summarise', 'classify', 'extract'])) return 'code';
  for (const group of ['summarise', 'classify', 'extract', 'proof', 'derive', 'calculate'] as const) {
    if (leading.includes(group)) return BY_GROUP[group]!;
  }
  if (features.hasCode && count.coding >= 1) return 'code';
  if (features.mathSigns >= 3 || count.calculate >= 2 || features.stepByStep) return 'reasoning';
  if (leading.includes('coding')) return 'code';
  // "Write a function" is code; "write an email about the function" is a draft.
  if (leading.includes('draft') && count.draft === 1 && count.coding > 0) return 'code';
  if (leading.includes('draft')) return 'draft';
  if (features.hasCode) return 'code';
  if (features.questionMarks > 0 || count.question >= 2) return 'question-answering';
  return 'chat';
}

function leadsTo(leading: readonly WordGroup[], groups: readonly WordGroup[]): boolean {
  return groups.some((group) => leading.includes(group));
}
