import { defineCommand } from 'citty';
import { LEVELS } from '../../domain/label.ts';
import { CONFIG_FLAG, type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { withControlPlane } from '../connect.ts';
import type { ControlPlaneClient, NewKey } from '../control-plane-client.ts';
import type { KeyStory } from '../decision-story.ts';
import { EXIT } from '../exit-codes.ts';
import { readLifetimeDays } from '../lifetime.ts';
import { createPaint, printable } from '../paint.ts';
import { resolveSettings, type SettingFlags } from '../settings.ts';

const COMMON = { ...CONFIG_FLAG, ...DATA_FLAG, ...JSON_FLAG } as const;

export function keysCommand(context: CommandContext) {
  return defineCommand({
    meta: { name: 'keys', description: 'Make, list and end API keys' },
    subCommands: {
      create: createCommand(context),
      list: listCommand(context),
      revoke: revokeCommand(context),
    },
  });
}

function createCommand(context: CommandContext) {
  const { environment } = context;
  return defineCommand({
    meta: { name: 'create', description: 'Make an API key; it is shown once' },
    args: {
      name: { type: 'positional', description: 'What the key is for', required: true },
      expires: { type: 'string', valueHint: '30d', description: 'How long it is valid; for ever without' },
      models: { type: 'string', valueHint: 'a,b', description: 'Models it may ask for; every one without' },
      'max-outbound-level': {
        type: 'enum',
        options: [...LEVELS],
        description: 'The highest level it may send off the premises (confidential)',
      },
      role: { type: 'enum', options: ['caller', 'admin'], description: 'What it is for (caller)' },
      'sees-labels': { type: 'boolean', description: 'Whether its answers tell level and rule' },
      residency: { type: 'string', valueHint: 'region', description: 'The region its data must not leave' },
      ...COMMON,
    },
    async run({ args }): Promise<number> {
      const key: NewKey = {
        name: args._.join(' '),
        role: args.role,
        models: args.models?.split(',').map((model) => model.trim()),
        maxOutboundLevel: args['max-outbound-level'],
        seesLabels: args['sees-labels'],
        residency: args.residency,
        expiresInDays: args.expires === undefined ? undefined : readLifetimeDays(args.expires),
      };
      const made = await withKeys(context, args, 'write', (client) => client.createKey(key));
      if (args.json) {
        writeJson(environment, made);
      } else {
        environment.stderr(`${describeKey(made.key)}\nThis is the only time the key is shown:\n`);
        // Alone on standard output, so that a script can take it from there.
        environment.stdout(`${made.token}\n`);
      }
      return EXIT.ok;
    },
  });
}

function listCommand(context: CommandContext) {
  const { environment } = context;
  return defineCommand({
    meta: { name: 'list', description: 'List the API keys, newest first' },
    args: { ...COMMON },
    async run({ args }): Promise<number> {
      const keys = await withKeys(context, args, 'read', (client) => client.keys());
      if (args.json) {
        writeJson(environment, { keys });
      } else {
        const paint = createPaint(environment.colours);
        const lines = keys.map((key) =>
          key.revokedAt === null ? describeKey(key) : paint.dim(describeKey(key)),
        );
        environment.stdout(lines.length === 0 ? 'There are no keys.\n' : `${lines.join('\n')}\n`);
      }
      return EXIT.ok;
    },
  });
}

function revokeCommand(context: CommandContext) {
  const { environment } = context;
  return defineCommand({
    meta: { name: 'revoke', description: 'End an API key at once' },
    args: { id: { type: 'positional', description: 'The id of the key (key_…)', required: true }, ...COMMON },
    async run({ args }): Promise<number> {
      const key = await withKeys(context, args, 'write', (client) => client.revokeKey(args.id));
      if (args.json) writeJson(environment, key);
      else environment.stdout(`${describeKey(key)}\n`);
      return EXIT.ok;
    },
  });
}

async function withKeys<Result>(
  { environment, loadServices }: CommandContext,
  { config, data }: SettingFlags,
  access: 'read' | 'write',
  work: (client: ControlPlaneClient) => Promise<Result>,
): Promise<Result> {
  const settings = resolveSettings({ config, data }, environment);
  const services = await loadServices();
  return withControlPlane({ environment, services, settings, access }, work);
}

function describeKey(received: KeyStory): string {
  const key = printable(received);
  const parts = [
    key.id,
    key.name,
    key.role,
    `up to ${key.maxOutboundLevel} off the premises`,
    key.models === null ? undefined : `only ${key.models.join(', ')}`,
    key.seesLabels ? 'sees labels' : undefined,
    key.residency === null ? undefined : `stays in ${key.residency}`,
    key.expiresAt === null ? undefined : `expires ${key.expiresAt.slice(0, 10)}`,
    key.revokedAt === null ? undefined : `ended ${key.revokedAt.slice(0, 10)}`,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
