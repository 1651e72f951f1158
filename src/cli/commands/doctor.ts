import { defineCommand } from 'citty';
import { CONFIG_FLAG, type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { findRunningServer } from '../control-file.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, type Paint, printable } from '../paint.ts';
import type { Diagnosis } from '../services.ts';
import { resolveSettings } from '../settings.ts';

export function doctorCommand({ environment, loadServices }: CommandContext) {
  return defineCommand({
    meta: {
      name: 'doctor',
      description:
        'Look at what the gateway stands on: Node, folder, disk, configuration, audit log, runners',
    },
    args: { ...CONFIG_FLAG, ...DATA_FLAG, ...JSON_FLAG },
    async run({ args }): Promise<number> {
      const settings = resolveSettings({ config: args.config, data: args.data }, environment);
      const services = await loadServices();
      const { env, nodeVersion } = environment;
      const running = await findRunningServer(settings.dataFolder, environment.isProcessAlive);
      const found: Diagnosis[] = [
        ...(await services.diagnose({ ...settings, env, nodeVersion })),
        running === undefined
          ? { subject: 'gateway', state: 'good', says: 'does not run on this folder' }
          : { subject: 'gateway', state: 'good', says: `runs at ${running.url} as process ${running.pid}` },
      ];
      const isSound = found.every(({ state }) => state !== 'broken');
      if (args.json) writeJson(environment, { ok: isSound, found });
      else
        environment.stdout(
          `${found.map((each) => describe(printable(each), createPaint(environment.colours))).join('\n')}\n`,
        );
      return isSound ? EXIT.ok : EXIT.no;
    },
  });
}

function describe({ subject, state, says, advice }: Diagnosis, paint: Paint): string {
  const line = `${markOf(state, paint)} ${subject.padEnd(14)} ${says}`;
  return advice === undefined ? line : `${line}\n${' '.repeat(17)}→ ${advice}`;
}

function markOf(state: Diagnosis['state'], paint: Paint): string {
  switch (state) {
    case 'good':
      return paint.good('✓');
    case 'worth a look':
      return paint.warn('!');
    case 'broken':
      return paint.bad('✗');
  }
}
