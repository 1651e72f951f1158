import { type Preset, requirementOf } from './preset.ts';

/** Patient records and clinical questions stay; research that concerns no patient may use the cloud. */
export const HEALTHCARE: Preset = {
  name: 'healthcare',
  industry: 'healthcare',
  tasks: {
    'patient-record-summary': 'summaries of patient records',
    'medical-research': 'medical research that concerns no patient',
    'clinical-decision-support': 'support for decisions about a patient',
  },
  rules: [
    {
      name: 'clinical decision support uses the fine-tuned model',
      when: 'declaredTask == "clinical-decision-support"',
      lane: 'fine-tuned',
    },
    {
      name: 'patient record summaries stay',
      when: 'declaredTask == "patient-record-summary"',
      lane: 'local',
    },
    {
      name: 'medical research goes to the cloud',
      when: 'declaredTask == "medical-research" && !atLeast(level, "confidential")',
      lane: 'cloud',
    },
    {
      name: 'hard questions about a patient use the fine-tuned model',
      when: 'declaredTask == "" && "health" in categories && (task == "reasoning" || complexity >= threshold)',
      lane: 'fine-tuned',
    },
    {
      name: 'what is said of a patient or a person stays',
      when: '"health" in categories || atLeast(level, "confidential")',
      lane: 'local',
    },
    {
      name: 'hard questions that concern nobody go to the cloud',
      when: 'declaredTask == "" && (task == "reasoning" || complexity >= threshold)',
      lane: 'cloud',
    },
    { name: 'everything else stays', lane: 'local' },
  ],
  floor: 'internal',
  // 45 CFR 164.502(e) and 164.504(e): protected health information goes to a business associate under a contract.
  requirements: [
    requirementOf('health data leaves only under a BAA and where nothing is kept', {
      categories: ['health'],
      agreements: ['baa'],
      maxRetentionDays: 0,
    }),
  ],
};
