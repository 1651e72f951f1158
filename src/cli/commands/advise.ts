import { defineCommand } from 'citty';
import type { CommandContext } from '../command-context.ts';
import { adviseBreakEvenCommand } from './advise-break-even.ts';
import { adviseCostCommand } from './advise-cost.ts';
import { adviseHardwareCommand } from './advise-hardware.ts';
import { adviseMeasureCommand } from './advise-measure.ts';

export function adviseCommand(context: CommandContext) {
  return defineCommand({
    meta: {
      name: 'advise',
      description: 'Reckon what owning and renting models cost, and on which hardware',
    },
    subCommands: {
      cost: adviseCostCommand(context),
      'break-even': adviseBreakEvenCommand(context),
      hardware: adviseHardwareCommand(context),
      measure: adviseMeasureCommand(context),
    },
  });
}
