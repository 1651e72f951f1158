import { defineCommand } from 'citty';
import { FIELDS_OF_USE, WAYS_OF_DEPLOYING } from '../../advisor/catalog/licence-entry.ts';
import { CliFailure } from '../cli-failure.ts';
import { type CommandContext, JSON_FLAG, writeJson } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, printable } from '../paint.ts';
import { renderLicence } from '../render-licence.ts';
import { describeTerminal } from '../terminal.ts';

export function adviseLicenceCommand({ environment, loadServices }: CommandContext) {
  return defineCommand({
    meta: {
      name: 'licence',
      description:
        'What the licence of a model says about the way you deploy it; exits 1 where it does not permit it',
    },
    args: {
      model: {
        type: 'positional',
        description: 'A model, in its exact version, or a licence',
        required: true,
      },
      deploy: {
        type: 'enum',
        options: [...WAYS_OF_DEPLOYING],
        description:
          'For your own people, for others through a product, weights as they are, weights made of them (internal)',
      },
      users: {
        type: 'string',
        valueHint: 'number',
        description: 'Monthly active users of all your products',
      },
      country: { type: 'string', valueHint: 'DE', description: 'Of your principal place of business, or EU' },
      'train-on-outputs': { type: 'boolean', description: 'Outputs are to train another model' },
      field: {
        type: 'enum',
        options: [...FIELDS_OF_USE],
        description: 'What it is used for',
      },
      ...JSON_FLAG,
    },
    async run({ args }): Promise<number> {
      const services = await loadServices();
      const advisor = await services.loadAdvice();
      const advice = await advisor.adviseLicence({
        name: args.model,
        deploy: args.deploy ?? 'internal',
        users: readUsers(args.users),
        country: readCountry(args.country),
        trainsOnOutputs: args['train-on-outputs'] === true,
        field: args.field,
      });
      if (args.json) writeJson(environment, advice);
      else {
        const paint = createPaint(environment.colours);
        environment.stdout(
          renderLicence(printable(advice), printable(args.model), {
            paint,
            ...describeTerminal(environment),
          }),
        );
      }
      const isPermitted =
        advice.kind === 'told' && (advice.verdict === 'allowed' || advice.verdict === 'conditions');
      return isPermitted ? EXIT.ok : EXIT.no;
    },
  });
}

function readUsers(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const plain = given.replace(/[_,]/g, '');
  if (!/^\d{1,12}$/.test(plain))
    throw new CliFailure(EXIT.usage, '--users must be a number, for instance 50000');
  return Number(plain);
}

function readCountry(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  if (!/^[A-Za-z]{2}$/.test(given)) {
    throw new CliFailure(EXIT.usage, '--country must be two letters, for instance DE, or EU');
  }
  return given.toUpperCase();
}
