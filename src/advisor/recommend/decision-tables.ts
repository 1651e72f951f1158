import { compareLevels } from '../../domain/label.ts';
import type { AdviceCase } from './advice-case.ts';
import { type Approach, ownsCheaper } from './choose-approach.ts';
import { type Reason, reason } from './reason.ts';
import type { Reckoning } from './reckon.ts';

/** What one factor by itself speaks for; undecided where nobody answered, or it speaks for nothing. */
export type Lean = Approach | 'undecided';

export interface FactorLean {
  readonly id: string;
  readonly words: string;
  readonly lean: Lean;
  readonly because: Reason;
}

export interface Situation {
  readonly words: string;
  readonly advice: Approach;
  readonly applies: boolean;
}

export interface UseIf {
  readonly approach: Approach;
  readonly conditions: readonly { readonly words: string; readonly holds: boolean }[];
}

/**
 * The tables by which guides decide, with this case in them. The factors are those that guides name; how each leans is
 * this advisor's own.
 */
export interface DecisionTables {
  /** The first six weigh most. */
  readonly factors: readonly FactorLean[];
  readonly situations: readonly Situation[];
  readonly useIf: readonly UseIf[];
}

export const WEIGHTIEST_FACTORS = 6;

export function fillTables(advised: AdviceCase, reckoning: Reckoning): DecisionTables {
  return {
    factors: factorsOf(advised, reckoning),
    situations: situationsOf(advised, reckoning),
    useIf: useIfOf(advised, reckoning),
  };
}

function factorsOf(advised: AdviceCase, reckoning: Reckoning): FactorLean[] {
  const { answers, leaving, hardShare, hosting, sensitivity } = advised;
  const {
    customisation,
    independence,
    traffic,
    timeToShipWeeks,
    availability,
    modalities,
    offline,
    latencySeconds,
  } = answers;
  const isCheaper = ownsCheaper(reckoning);
  return [
    {
      id: 'sensitivity',
      words: 'How sensitive is it?',
      lean:
        leaving.value === 'all-stays' ? 'open' : leaving.value === 'sensitive-stays' ? 'hybrid' : 'closed',
      because: reason(
        `The content is ${sensitivity.value} at most, and ${LEAVING_WORDS[leaving.value]}.`,
        'sensitivity',
        'leaving',
      ),
    },
    {
      id: 'volume',
      words: 'How much is it?',
      lean: isCheaper ? 'open' : 'closed',
      because: reason(
        isCheaper ? 'Owning costs less at this volume.' : 'Renting costs less at this volume.',
        'volume',
        'inputTokens',
        'outputTokens',
      ),
    },
    {
      id: 'frontier-need',
      words: 'How much of it needs a frontier model?',
      lean: hardShare.expected >= 0.5 ? 'closed' : hardShare.expected > 0 ? 'hybrid' : 'open',
      because: reason(
        `${Math.round(hardShare.expected * 100)} % is expected to be too hard for an open model.`,
        'frontierNeed',
        'frontierShare',
      ),
    },
    {
      id: 'capability',
      words: 'Can the team host it?',
      lean: hosting.value === 'no' ? 'closed' : hosting.value === 'practised' ? 'open' : 'undecided',
      because: reason(HOSTING_WORDS[hosting.value], 'capability', 'operatorTest', 'team'),
    },
    {
      id: 'customisation',
      words: 'How far must it be made yours?',
      lean: customisation === 'fine-tuning' ? 'open' : 'undecided',
      because: reason(
        customisation === undefined
          ? 'Not answered.'
          : customisation === 'fine-tuning'
            ? 'It is to be trained on your data.'
            : 'Prompts are enough, which every model takes.',
        'customisation',
      ),
    },
    {
      id: 'independence',
      words: 'How independent must you be?',
      lean: independence === 'required' ? 'open' : independence === 'preferred' ? 'hybrid' : 'undecided',
      because: reason(
        independence === undefined
          ? 'Not answered.'
          : independence === 'not-needed'
            ? 'It matters little.'
            : 'A second way must stand ready, or be the only one.',
        'independence',
      ),
    },
    {
      id: 'spikiness',
      words: 'How spiky is the traffic?',
      lean: traffic === 'bursty' ? 'hybrid' : traffic === 'steady' ? 'open' : 'undecided',
      because: reason(
        `The busiest minutes are reckoned at ${advised.peakFactor.expected} times the mean; what overflows and may leave can be rented.`,
        'traffic',
      ),
    },
    {
      id: 'time-to-ship',
      words: 'How soon must it be live?',
      lean: timeToShipWeeks !== undefined && timeToShipWeeks < 4 ? 'closed' : 'undecided',
      because: reason(
        timeToShipWeeks === undefined ? 'Not answered.' : `In ${timeToShipWeeks} weeks.`,
        'timeToShipWeeks',
      ),
    },
    {
      id: 'availability',
      words: 'How often may it fail?',
      lean: availability !== undefined && availability >= 0.999 ? 'hybrid' : 'undecided',
      because: reason(
        availability === undefined
          ? 'Not answered.'
          : `It must answer ${(availability * 100).toFixed(2)} % of the time; two ways seldom fail together.`,
        'availability',
      ),
    },
    {
      id: 'modalities',
      words: 'What goes in?',
      lean: modalities?.includes('audio') === true ? 'closed' : 'undecided',
      because: reason(modalities === undefined ? 'Not answered.' : `${modalities.join(', ')}.`, 'modalities'),
    },
    {
      id: 'offline',
      words: 'Must it work without a network?',
      lean: offline === 'always' ? 'open' : offline === 'sometimes' ? 'hybrid' : 'undecided',
      because: reason(offline === undefined ? 'Not answered.' : `${offline}.`, 'offline'),
    },
    {
      id: 'latency',
      words: 'How quick must it be?',
      lean: latencySeconds !== undefined && latencySeconds < 1 ? 'open' : 'undecided',
      because: reason(
        latencySeconds === undefined
          ? 'Not answered.'
          : `Within ${latencySeconds} s; a model near by saves the way.`,
        'latencySeconds',
      ),
    },
  ];
}

const LEAVING_WORDS = {
  'all-stays': 'nothing may leave',
  'sensitive-stays': 'what is sensitive stays',
  'under-agreement': 'it may leave under agreements',
  'may-leave': 'it may leave',
} as const;

const HOSTING_WORDS = {
  no: 'Not yet.',
  yes: 'It keeps ordinary web services healthy.',
  practised: 'It runs accelerators already.',
} as const;

function situationsOf(advised: AdviceCase, reckoning: Reckoning): Situation[] {
  const { answers, leaving, hardShare, hosting } = advised;
  const isCheaper = ownsCheaper(reckoning);
  return [
    {
      words: 'nothing may leave, or there is no network',
      advice: 'open',
      applies: leaving.value === 'all-stays',
    },
    {
      words: 'a part is sensitive and must stay',
      advice: 'hybrid',
      applies: leaving.value === 'sensitive-stays',
    },
    {
      words: 'little traffic and nothing that must stay',
      advice: 'closed',
      applies: !isCheaper && leaving.value === 'may-leave',
    },
    { words: 'much traffic, simple work', advice: 'open', applies: isCheaper && hardShare.expected < 0.05 },
    {
      words: 'much traffic, part of it hard',
      advice: 'hybrid',
      applies: isCheaper && hardShare.expected >= 0.05,
    },
    { words: 'most of the work is hard', advice: 'closed', applies: hardShare.expected >= 0.5 },
    {
      words: 'nobody to keep a service alive, or live within weeks',
      advice: 'closed',
      applies: hosting.value === 'no' || (answers.timeToShipWeeks ?? 99) < 4,
    },
    {
      words: 'a model trained on your own data, or independence of vendors',
      advice: 'open',
      applies: answers.customisation === 'fine-tuning' || answers.independence === 'required',
    },
  ];
}

function useIfOf(advised: AdviceCase, reckoning: Reckoning): UseIf[] {
  const { answers, leaving, hardShare, hosting, sensitivity, staysShare } = advised;
  const isCheaper = ownsCheaper(reckoning);
  return [
    {
      approach: 'closed',
      conditions: [
        { words: 'nothing must stay', holds: staysShare.high === 0 },
        { words: 'renting costs less at your volume', holds: !isCheaper },
        { words: 'most of the work is hard', holds: hardShare.expected >= 0.5 },
        { words: 'nobody can host', holds: hosting.value === 'no' },
        { words: 'it must be live within weeks', holds: (answers.timeToShipWeeks ?? 99) < 4 },
      ],
    },
    {
      approach: 'open',
      conditions: [
        { words: 'nothing may leave', holds: leaving.value === 'all-stays' },
        { words: 'owning costs less at your volume', holds: isCheaper },
        { words: 'hardly any work is hard', holds: hardShare.expected < 0.05 },
        { words: 'the team can host', holds: hosting.value !== 'no' },
        {
          words: 'the model must be yours',
          holds: answers.customisation === 'fine-tuning' || answers.independence === 'required',
        },
      ],
    },
    {
      approach: 'hybrid',
      conditions: [
        {
          words: 'a part must stay and a part may leave',
          holds: staysShare.high > 0 && staysShare.expected < 1,
        },
        { words: 'a part of the work is hard', holds: hardShare.expected >= 0.02 && hardShare.expected < 1 },
        {
          words: 'the traffic has peaks that may overflow',
          holds: answers.traffic === 'bursty' && leaving.value !== 'all-stays',
        },
        {
          words: 'the content is sensitive in part',
          holds: compareLevels(sensitivity.value, 'confidential') >= 0,
        },
        {
          words: 'a second way must stand ready',
          holds: answers.independence === 'preferred' || (answers.availability ?? 0) >= 0.999,
        },
      ],
    },
  ];
}
