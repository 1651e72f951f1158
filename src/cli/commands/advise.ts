import { defineCommand } from 'citty';
import type { CommandContext } from '../command-context.ts';
import { adviseLicenceCommand } from './advise-licence.ts';
import { adviseRegulationCommand } from './advise-regulation.ts';

export function adviseCommand(context: CommandContext) {
  return defineCommand({
    meta: { name: 'advise', description: 'What the advisor knows of licences and regulation' },
    subCommands: { licence: adviseLicenceCommand(context), regulation: adviseRegulationCommand(context) },
  });
}
