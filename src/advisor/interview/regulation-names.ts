/** Regulations that an answer may name. */
export const REGULATION_NAMES = ['gdpr', 'hipaa', 'pci-dss', 'sox', 'itar', 'ai-act'] as const;
export type RegulationName = (typeof REGULATION_NAMES)[number];
