import { AI_ACT } from './ai-act.ts';
import { GDPR } from './gdpr.ts';
import { HIPAA } from './hipaa.ts';
import { ITAR } from './itar.ts';
import { PCI_DSS } from './pci-dss.ts';
import type { RegulationFacts } from './regulation-facts.ts';
import {
  REGULATIONS,
  type RegulationItem,
  type RegulationName,
  type RegulationRule,
} from './regulation-rule.ts';
import { SOX } from './sox.ts';

const RULES: Readonly<Record<RegulationName, readonly RegulationRule[]>> = {
  gdpr: GDPR,
  hipaa: HIPAA,
  'pci-dss': PCI_DSS,
  sox: SOX,
  itar: ITAR,
  'ai-act': AI_ACT,
};

/** Which regulations an industry has to do with as a rule; what else holds for a house it knows itself. */
const OF_PRESET: Readonly<Record<string, readonly RegulationName[]>> = {
  healthcare: ['hipaa', 'gdpr', 'ai-act'],
  'financial-services': ['pci-dss', 'sox', 'gdpr', 'ai-act'],
  software: ['gdpr', 'itar', 'ai-act'],
  legal: ['gdpr', 'ai-act'],
  'legal-tech': ['gdpr', 'ai-act'],
};

/** The regulations that are looked at for a preset; all of them without one. */
export function regulationsOf(preset: string | undefined): readonly RegulationName[] {
  return (preset === undefined ? undefined : OF_PRESET[preset]) ?? REGULATIONS;
}

/** Holds a configuration against what regulations ask, in their order. */
export function checkRegulations(
  facts: RegulationFacts,
  regulations: readonly RegulationName[],
): readonly RegulationItem[] {
  return regulations.flatMap((name) =>
    RULES[name].map(({ judge, ...rule }): RegulationItem => ({ ...rule, ...judge(facts) })),
  );
}
