import { defineCommand } from 'citty';
import type { CommandContext } from '../command-context.ts';
import { adviseBreakEvenCommand } from './advise-break-even.ts';
import { adviseCostCommand } from './advise-cost.ts';
import { adviseHardwareCommand } from './advise-hardware.ts';
import { adviseInterview } from './advise-interview.ts';
import { adviseLicenceCommand } from './advise-licence.ts';
import { adviseMeasureCommand } from './advise-measure.ts';
import { adviseRegulationCommand } from './advise-regulation.ts';

export function adviseCommand(context: CommandContext) {
  return defineCommand({
    ...adviseInterview(context),
    subCommands: {
      cost: adviseCostCommand(context),
      'break-even': adviseBreakEvenCommand(context),
      hardware: adviseHardwareCommand(context),
      measure: adviseMeasureCommand(context),
      licence: adviseLicenceCommand(context),
      regulation: adviseRegulationCommand(context),
    },
  });
}
