import type { AdviceCase } from './advice-case.ts';
import { type Reason, reason } from './reason.ts';
import type { Reckoning } from './reckon.ts';

export const APPROACHES = ['closed', 'open', 'hybrid'] as const;
export type Approach = (typeof APPROACHES)[number];

export interface ApproachChoice {
  readonly approach: Approach;
  /** Which of the three steps decided: what must not leave, money, or what the team and the models can do. */
  readonly decidedBy: 'law' | 'economics' | 'capability';
  readonly reasons: readonly Reason[];
  /** What stands in the way of it, and what to do. */
  readonly obstacles: readonly Reason[];
}

/** From this part of hard work on a frontier model is worth its contract. */
const LEAST_HARD = 0.02;
const MOST_HARD = 0.5;
/** Sooner no machine is delivered, set up and tested. */
const LEAST_WEEKS = 4;

/** Whether part of the work is to be rented: some is hard, and it may leave. */
export function wantsFrontier({ hardShare, leaving }: AdviceCase): boolean {
  return leaving.value !== 'all-stays' && hardShare.expected >= LEAST_HARD;
}

/** Of the requests, how many go outside in a hybrid: the hard ones among those that may leave. */
export function outsideShare({ hardShare, staysShare }: AdviceCase): number {
  return Math.min(hardShare.expected, Math.max(0, 1 - staysShare.expected));
}

/**
 * Closed, open or both: first what must not leave, then money, then what the team and the models can do.
 *
 * @param reckoning of what would be answered inside.
 */
export function chooseApproach(advised: AdviceCase, reckoning: Reckoning): ApproachChoice {
  return byLaw(advised, reckoning) ?? byMoneyAndCapability(advised, reckoning);
}

function byLaw(advised: AdviceCase, reckoning: Reckoning): ApproachChoice | undefined {
  const { answers, leaving, staysShare, hosting, hardShare } = advised;
  const stays = percent(staysShare.expected);
  const obstacles = [
    ...(hosting.value === 'no'
      ? [
          reason(
            'The team cannot keep a model healthy yet, and this cannot be rented away: start with one machine and one model, let somebody run it under contract on your premises, or hire.',
            'capability',
            'operatorTest',
            'team',
          ),
        ]
      : []),
    ...(reckoning.inside === undefined
      ? [
          reason(
            'No machine in the catalogue is known to carry this: measure one, or split the work.',
            'volume',
          ),
        ]
      : []),
    ...soon(advised),
  ];
  if (leaving.value === 'all-stays') {
    return {
      approach: 'open',
      decidedBy: 'law',
      reasons: [
        answers.offline === 'always'
          ? reason('There is no network, so only a model of your own can answer.', 'offline')
          : reason(
              'Nothing may leave your premises, so no closed model may be asked, whatever it costs.',
              'leaving',
            ),
        ...(hardShare.expected >= LEAST_HARD
          ? [
              reason(
                `${percent(hardShare.expected)} of the work is hard and is answered by the largest open model that can be carried; a pilot must show whether that is good enough.`,
                'frontierNeed',
              ),
            ]
          : []),
        ...economy(reckoning),
      ],
      obstacles,
    };
  }
  if (staysShare.high <= 0) return undefined;
  const first = reason(
    `${stays} of the requests must stay on your premises, so a model of your own answers them, whatever it costs.`,
    'leaving',
    'sensitivity',
    'sensitiveShare',
  );
  if (!wantsFrontier(advised)) {
    const isCheaper = ownsCheaper(reckoning);
    return {
      approach: isCheaper || staysShare.expected > 0.5 ? 'open' : 'hybrid',
      decidedBy: 'law',
      reasons: [
        first,
        isCheaper || staysShare.expected > 0.5
          ? reason(
              'The machines stand anyway and no work is too hard for them: the rest is answered there as well.',
              'frontierNeed',
              'volume',
            )
          : reason('What may leave costs less at the API than on further machines.', 'volume'),
        ...economy(reckoning),
      ],
      obstacles,
    };
  }
  return {
    approach: 'hybrid',
    decidedBy: 'law',
    reasons: [
      first,
      reason(
        `${percent(outsideShare(advised))} of the requests are hard and may leave: a frontier model that you rent answers those.`,
        'frontierNeed',
        'leaving',
      ),
      ...reasonsForWeights(advised),
      ...economy(reckoning),
    ],
    obstacles,
  };
}

function byMoneyAndCapability(advised: AdviceCase, reckoning: Reckoning): ApproachChoice {
  const { hosting, hardShare } = advised;
  const free = reason(
    'Nothing must stay on your premises, so money and ability decide.',
    'leaving',
    'sensitivity',
  );
  const obstacles = soon(advised);
  const needsWeights = reasonsForWeights(advised);
  const owned = wantsFrontier(advised) ? 'hybrid' : 'open';
  if (hosting.value === 'no') {
    return {
      approach: 'closed',
      decidedBy: 'capability',
      reasons: [
        free,
        reason(
          'The team does not keep a service of its own healthy, and a model is harder to keep than a web service.',
          'capability',
          'operatorTest',
          'team',
        ),
        ...economy(reckoning),
      ],
      obstacles: needsWeights.map(({ words, cites }) =>
        reason(
          `${words} That speaks against a closed model: have an open one hosted for you, or build the ability first.`,
          ...cites,
        ),
      ),
    };
  }
  if (needsWeights.length > 0) {
    return {
      approach: owned,
      decidedBy: 'capability',
      reasons: [free, ...needsWeights, ...economy(reckoning)],
      obstacles,
    };
  }
  if (hardShare.expected >= MOST_HARD) {
    return {
      approach: 'closed',
      decidedBy: 'capability',
      reasons: [
        free,
        reason(
          `${percent(hardShare.expected)} of the work is too hard for an open model; machines for the rest are not worth their keep.`,
          'frontierNeed',
        ),
        ...economy(reckoning),
      ],
      obstacles: [],
    };
  }
  if (!ownsCheaper(reckoning)) {
    return {
      approach: 'closed',
      decidedBy: 'economics',
      reasons: [
        free,
        reason(
          'At this volume renting costs less than owning, people counted.',
          'volume',
          'inputTokens',
          'outputTokens',
        ),
        ...economy(reckoning),
        reason('Measure the volume as it grows: the break-even below says when to look again.', 'growth'),
      ],
      obstacles: [],
    };
  }
  return {
    approach: owned,
    decidedBy: 'economics',
    reasons: [
      free,
      reason(
        'At this volume owning costs less than renting, people counted.',
        'volume',
        'inputTokens',
        'outputTokens',
      ),
      ...(owned === 'hybrid'
        ? [
            reason(
              `${percent(outsideShare(advised))} of the work is hard and goes to a frontier model.`,
              'frontierNeed',
            ),
          ]
        : []),
      ...economy(reckoning),
    ],
    obstacles,
  };
}

/** What only weights on one's own disk give. */
function reasonsForWeights({ answers }: AdviceCase): Reason[] {
  return ([] = [
    ...(answers.independence === 'required'
      ? [
          reason(
            'It must go on whatever a vendor does: weights on your own disk do not change under you.',
            'independence',
          ),
        ]
      : []),
    ...(answers.customisation === 'fine-tuning'
      ? [
          reason(
            'The model is to be trained on your own data, which weights of your own allow without limits.',
            'customisation',
          ),
        ]
      : []),
    ...(answers.offline === 'sometimes'
      ? [reason('It must go on without a network at times, which a rented model cannot.', 'offline')]
      : []),
  ]);
}

/** Whether what is answered inside costs less there than at the API, as expected. */
export function ownsCheaper({ inside }: Reckoning): boolean {
  return inside !== undefined && inside.ownedMonthNano < inside.apiMonthNano;
}

function economy({ inside }: Reckoning): Reason[] {
  if (inside === undefined) return [];
  const { ownedMonthNano, apiMonthNano } = inside;
  return [
    reason(
      `What would be answered inside costs ${dollars(ownedMonthNano)} a month there, people counted, and ${dollars(apiMonthNano)} at the API.`,
      'volume',
      'inputTokens',
      'outputTokens',
    ),
  ];
}

function soon({ answers }: AdviceCase): Reason[] {
  const { timeToShipWeeks } = answers;
  if (timeToShipWeeks === undefined || timeToShipWeeks >= LEAST_WEEKS) return [];
  return [
    reason(
      `It must be live in ${timeToShipWeeks} weeks, and machines take longer: start with what may leave at the API, and with a small model on a machine that is there for what must stay.`,
      'timeToShipWeeks',
    ),
  ];
}

function percent(share: number): string {
  const hundredths = share * 100;
  return `${hundredths < 1 && hundredths > 0 ? hundredths.toFixed(1) : Math.round(hundredths)} %`;
}

function dollars(nano: bigint): string {
  return `$${Math.round(Number(nano) / 1e9).toLocaleString('en-US')}`;
}
