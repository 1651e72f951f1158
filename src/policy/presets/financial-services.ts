import { type Preset, requirementOf } from './preset.ts';

/** Transactions and risks stay; letters in which no customer can be recognised may be drafted in the cloud. */
export const FINANCIAL_SERVICES: Preset = {
  name: 'financial-services',
  industry: 'financial services',
  tasks: {
    'transaction-analysis': 'analysis of transactions',
    'customer-communication': 'drafts of letters to customers',
    'risk-assessment': 'assessment of risks',
  },
  rules: [
    {
      name: 'risk assessment uses the fine-tuned model',
      when: 'declaredTask == "risk-assessment"',
      lane: 'fine-tuned',
    },
    {
      name: 'transaction analysis stays',
      when: 'declaredTask == "transaction-analysis"',
      lane: 'local',
    },
    {
      name: 'drafts to customers go to the cloud',
      when: 'declaredTask == "customer-communication" && !atLeast(level, "confidential")',
      lane: 'cloud',
    },
    {
      name: 'hard questions about payments and results use the fine-tuned model',
      when: 'declaredTask == "" && ("payment" in categories || "financial" in categories) && (task == "reasoning" || complexity >= threshold)',
      lane: 'fine-tuned',
    },
    {
      name: 'payments, results and customers stay',
      when: '"payment" in categories || "financial" in categories || atLeast(level, "confidential")',
      lane: 'local',
    },
    {
      name: 'drafts that name no customer go to the cloud',
      when: 'declaredTask == "" && task == "draft"',
      lane: 'cloud',
    },
    { name: 'everything else stays', lane: 'local' },
  ],
  floor: 'internal',
  // PCI DSS 4.0, requirement 12.8.2: a written agreement with whoever is given account data.
  requirements: [
    requirementOf('payment data leaves only under a PCI DSS agreement and where nothing is kept', {
      categories: ['payment'],
      agreements: ['pci-dss'],
      maxRetentionDays: 0,
    }),
  ],
};
