import { defineCommand } from 'citty';
import { CliFailure } from '../cli-failure.ts';
import { CONFIG_FLAG, type CommandContext, JSON_FLAG, writeJson } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, printable } from '../paint.ts';
import type { ConfigurationProblem } from '../services.ts';
import { resolveSettings } from '../settings.ts';

export function checkCommand({ environment, loadServices }: CommandContext) {
  return defineCommand({
    meta: { name: 'check', description: 'Check a configuration without starting anything' },
    args: { ...CONFIG_FLAG, ...JSON_FLAG },
    async run({ args }): Promise<number> {
      const { configFile } = resolveSettings({ config: args.config }, environment);
      if (configFile === undefined) {
        throw new CliFailure(EXIT.no, 'there is no demarc.yaml here; name the file with --config');
      }
      const services = await loadServices();
      const report = await services
        .checkConfiguration(configFile, environment.env)
        .catch((error: unknown) => {
          throw unreadable(error, configFile);
        });
      const isSound = report.errors.length === 0;
      if (args.json) {
        writeJson(environment, { ok: isSound, ...report });
      } else {
        const paint = createPaint(environment.colours);
        const told = [
          ...report.errors.map((problem) => `${paint.bad('error')}    ${describeProblem(problem)}`),
          ...report.warnings.map((problem) => `${paint.warn('warning')}  ${describeProblem(problem)}`),
          isSound ? `${paint.good('✓')} ${printable(configFile)} can be used` : countOf(report.errors.length),
        ];
        environment.stdout(`${told.join('\n')}\n`);
      }
      return isSound ? EXIT.ok : EXIT.no;
    },
  });
}

function describeProblem(received: ConfigurationProblem): string {
  const { file, line, column, path, message, suggestion } = printable(received);
  const meant = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
  return `${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${message}${meant}`;
}

function countOf(errors: number): string {
  return errors === 1 ? '1 mistake' : `${errors} mistakes`;
}

function unreadable(error: unknown, file: string): unknown {
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string') return error;
  const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
  return new CliFailure(EXIT.no, `${file}: ${why}`, error);
}
