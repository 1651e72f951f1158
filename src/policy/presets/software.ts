import type { Preset } from './preset.ts';

/** Code stays; documentation may be written by either; advice on architecture, without code, goes to the cloud. */
export const SOFTWARE: Preset = {
  name: 'software',
  industry: 'software',
  tasks: {
    'code-completion': 'completion of code',
    documentation: 'documentation',
    'architecture-advice': 'advice on architecture',
  },
  rules: [
    { name: 'code completion stays', when: 'declaredTask == "code-completion"', lane: 'local' },
    {
      name: 'what is confidential stays',
      when: 'atLeast(level, "confidential")',
      lane: 'local',
    },
    {
      name: 'documentation may be written by either',
      when: 'declaredTask == "documentation"',
      lane: 'either',
    },
    {
      name: 'what holds code stays',
      when: '"source-code" in categories || (declaredTask == "" && task == "code")',
      lane: 'local',
    },
    {
      name: 'architecture advice goes to the cloud',
      when: 'declaredTask == "architecture-advice"',
      lane: 'cloud',
    },
    {
      name: 'summaries and drafts may be written by either',
      when: 'declaredTask == "" && task in ["summarise", "draft"]',
      lane: 'either',
    },
    {
      name: 'hard questions without code go to the cloud',
      when: 'declaredTask == "" && (task == "reasoning" || complexity >= threshold)',
      lane: 'cloud',
    },
    { name: 'everything else stays', lane: 'local' },
  ],
  floor: 'internal',
  requirements: [],
};
