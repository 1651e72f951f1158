import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import { CliFailure } from '../cli-failure.ts';
import { type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, printable } from '../paint.ts';
import { renderComparison } from '../render-comparison.ts';
import type { ComparePoliciesOptions } from '../services.ts';
import { resolveSettings } from '../settings.ts';

export function policyDiffCommand({ environment, loadServices }: CommandContext) {
  return defineCommand({
    meta: {
      name: 'diff',
      description:
        'Run two configurations over the decisions on record: what would change place, and the cost',
    },
    args: {
      before: { type: 'positional', description: 'Configuration file to compare from', required: true },
      after: { type: 'positional', description: 'Configuration file to compare with', required: true },
      since: {
        type: 'string',
        valueHint: '30d',
        description: 'Only decisions of the last days (30d, 12h), or from a day on (2026-11-01)',
      },
      ...DATA_FLAG,
      ...JSON_FLAG,
    },
    async run({ args }): Promise<number> {
      const { dataFolder } = resolveSettings({ data: args.data }, environment);
      const since = readSince(args.since);
      const services = await loadServices();
      const comparison = await services.comparePolicies({
        beforeFile: resolve(environment.workingFolder, args.before),
        afterFile: resolve(environment.workingFolder, args.after),
        dataFolder,
        since,
        env: environment.env,
      });
      if (args.json) writeJson(environment, comparison);
      else {
        const files = { before: args.before, after: args.after };
        const text = renderComparison(
          printable(comparison),
          printable(files),
          createPaint(environment.colours),
        );
        environment.stdout(text);
      }
      return EXIT.ok;
    },
  });
}

const HOURS_MS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** @throws CliFailure for what is neither a length of time nor a day. */
function readSince(text: string | undefined): ComparePoliciesOptions['since'] {
  if (text === undefined) return undefined;
  const length = /^(\d{1,4})([hdw])$/.exec(text);
  if (length !== null) return { lastMs: Number(length[1]) * (HOURS_MS[length[2] ?? ''] ?? 0) };
  const day = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z)?$/.test(text)
    ? new Date(text)
    : undefined;
  if (day === undefined || Number.isNaN(day.getTime())) {
    throw new CliFailure(
      EXIT.usage,
      '--since takes a length of time such as 30d or 12h, or a day such as 2026-11-01 (UTC)',
    );
  }
  return { at: day.toISOString() };
}
