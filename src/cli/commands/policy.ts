import { defineCommand } from 'citty';
import type { CommandContext } from '../command-context.ts';
import { policyDiffCommand } from './policy-diff.ts';
import { policyExplainCommand } from './policy-explain.ts';

export function policyCommand(context: CommandContext) {
  return defineCommand({
    meta: { name: 'policy', description: 'Read a policy in words, and compare two over what is on record' },
    subCommands: { explain: policyExplainCommand(context), diff: policyDiffCommand(context) },
  });
}
