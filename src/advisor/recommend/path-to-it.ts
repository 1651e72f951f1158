import type { AdviceCase } from './advice-case.ts';
import type { ApproachChoice } from './choose-approach.ts';
import { type Reason, reason } from './reason.ts';

/** What to do in which order: guides advise to begin closed, measure, try an open model on the real work, and move. */
export function pathTo(
  { approach, decidedBy }: ApproachChoice,
  { leaving, hardShare }: AdviceCase,
): readonly Reason[] {
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
      reason('Move what the open model does well enough once the volume passes the break-even.', 'volume'),
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
