import type { AdviceCase } from './advice-case.ts';
import type { ApproachChoice } from './choose-approach.ts';
import { type Reason, reason } from './reason.ts';
import type { BreakEvenReckoning } from './reckon.ts';

/** What to do in which order: guides advise to begin closed, measure, try an open model on the real work, and move. */
export function pathTo(
  { approach, decidedBy }: ApproachChoice,
  advised: AdviceCase,
  breakEven: BreakEvenReckoning | undefined,
): readonly Reason[] {
  const { leaving, hardShare } = advised;
  const pilot = reason(
    'Try the open model on two or three real tasks, on samples in which nobody can be recognised; say before what counts as good enough in quality, time, cost and failures.',
    'tasks',
  );
  const keep = reason('Keep the way back for the first release.', 'independence');
  if (approach === 'closed') {
    return [
      reason(
        'Begin at the API, through the gateway, so that every request is counted and labelled.',
        'volume',
      ),
      reason(
        'After a month ask again: the ledger then answers volume, length, sensitivity and peaks.',
        'volume',
        'traffic',
      ),
      pilot,
      whenToMove(advised, breakEven),
    ];
  }
  if (approach === 'open') {
    return [
      reason(
        leaving.value === 'all-stays'
          ? 'Begin inside, on one machine, with part of the people.'
          : 'Begin on one machine with part of the work.',
        'leaving',
        'capability',
      ),
      pilot,
      ...(hardShare.expected > 0
        ? [
            reason(
              'Look at the hard work by itself: where the model fails, change the task or take a larger one.',
              'frontierNeed',
            ),
          ]
        : []),
      reason('Buy the further machines when the measured load asks for them.', 'volume'),
      keep,
    ];
  }
  return [
    reason(
      decidedBy === 'law'
        ? 'Begin with what must stay, inside, and with nothing outside until the agreements are signed.'
        : 'Begin at the API for everything that may leave, through the gateway.',
      'leaving',
    ),
    pilot,
    reason(
      'Move task by task; escalate answers that are not good enough, as far as they may leave.',
      'frontierNeed',
    ),
    reason('Compare the split and the saving with this report after a month.', 'volume'),
    keep,
  ];
}

/** Growth brings the break-even nearer; without it only a change of prices does. */
function whenToMove({ volume, growth }: AdviceCase, reckoned: BreakEvenReckoning | undefined): Reason {
  const breakEven = reckoned?.breakEven.expected;
  if (reckoned === undefined || breakEven === undefined || breakEven.kind === 'never') {
    return reason(
      'Look again when prices or the work change: at this length of requests owning never pays.',
      'volume',
    );
  }
  const inside = reckoned.ways.figures.queriesPerMonth;
  const total =
    inside > 0 ? (breakEven.queriesPerMonth * volume.expected) / inside : breakEven.queriesPerMonth;
  const at = `${Math.round(total).toLocaleString('en-US')} requests a month`;
  if (volume.expected >= total) {
    return reason(`Move what the open model does well enough: the volume has passed ${at}.`, 'volume');
  }
  const months = Math.ceil(Math.log(total / Math.max(1, volume.expected)) / Math.log(1 + growth.expected));
  const when =
    growth.expected > 0 && Number.isFinite(months)
      ? `; at the growth you expect that is in month ${months + 1}`
      : '';
  return reason(`Move what the open model does well enough once there are ${at}${when}.`, 'volume', 'growth');
}
