import { type Preset, type PresetRule, requirementOf } from './preset.ts';

const NOTHING_KEPT = [
  requirementOf('privileged and contractual data leaves only where nothing is kept', {
    categories: ['legal'],
    agreements: [],
    maxRetentionDays: 0,
  }),
];

/** Research is about the law and not about a client; whatever holds a client's matter is not research any more. */
const RESEARCH: PresetRule = {
  name: 'legal research goes to the cloud',
  when: 'declaredTask == "legal-research" && !("legal" in categories) && !atLeast(level, "confidential")',
  lane: 'cloud',
};

const AFTER_DECLARED: readonly PresetRule[] = [
  {
    name: 'contracts, privileged advice and clients stay',
    when: '"legal" in categories || atLeast(level, "confidential")',
    lane: 'local',
  },
  {
    name: 'hard questions about the law go to the cloud',
    when: 'declaredTask == "" && (task == "reasoning" || complexity >= threshold) && !(task in ["draft", "summarise", "extract"])',
    lane: 'cloud',
  },
  { name: 'everything else stays', lane: 'local' },
];

/** A law firm: contracts and drafts stay, research goes to the cloud. */
export const LEGAL: Preset = {
  name: 'legal',
  industry: 'legal',
  tasks: {
    'contract-review': 'review of contracts',
    'legal-research': 'research of the law that concerns no client',
    'document-drafting': 'drafting of documents',
  },
  rules: [
    { name: 'contract review stays', when: 'declaredTask == "contract-review"', lane: 'local' },
    { name: 'document drafting stays', when: 'declaredTask == "document-drafting"', lane: 'local' },
    RESEARCH,
    ...AFTER_DECLARED,
  ],
  floor: 'internal',
  requirements: NOTHING_KEPT,
};

/** A firm that builds on the law: as a law firm, with a model of its own for the analysis of contracts. */
export const LEGAL_TECH: Preset = {
  name: 'legal-tech',
  industry: 'legal technology',
  tasks: {
    'contract-analysis': 'analysis of contracts',
    'document-review': 'review of documents',
    'document-summary': 'summaries of documents',
    'legal-research': 'research of the law that concerns no client',
  },
  rules: [
    {
      name: 'contract analysis uses the fine-tuned model',
      when: 'declaredTask == "contract-analysis"',
      lane: 'fine-tuned',
    },
    {
      name: 'review and summaries stay',
      when: 'declaredTask in ["document-review", "document-summary"]',
      lane: 'local',
    },
    RESEARCH,
    {
      name: 'clauses to find and to sort use the fine-tuned model',
      when: 'declaredTask == "" && "legal" in categories && task in ["extract", "classify"]',
      lane: 'fine-tuned',
    },
    ...AFTER_DECLARED,
  ],
  floor: 'internal',
  requirements: NOTHING_KEPT,
};
