import type { ArgsDef } from 'citty';
import type { CliEnvironment } from './cli-environment.ts';
import type { CliServices } from './services.ts';

/** What every command is made with. The services are loaded by those that need them. */
export interface CommandContext {
  readonly environment: CliEnvironment;
  readonly loadServices: () => Promise<CliServices>;
}

export const JSON_FLAG = {
  json: { type: 'boolean', description: 'Answer in JSON, for programs' },
} as const satisfies ArgsDef;

export const DATA_FLAG = {
  data: { type: 'string', valueHint: 'folder', description: 'Data folder (DEMARC_DATA; ~/.demarc)' },
} as const satisfies ArgsDef;

export const CONFIG_FLAG = {
  config: {
    type: 'string',
    valueHint: 'file',
    description: 'Configuration file (DEMARC_CONFIG; demarc.yaml here, else what is found)',
  },
} as const satisfies ArgsDef;

export function writeJson(environment: CliEnvironment, value: unknown): void {
  environment.stdout(`${JSON.stringify(value, undefined, 2)}\n`);
}
