import { FIELDS_OF_USE, WAYS_OF_DEPLOYING } from '../advisor/catalog/licence-entry.ts';
import { answerLicence, type LicenceQuestion } from '../advisor/licences/answer-licence.ts';
import { findLicence } from '../advisor/licences/find-licence.ts';
import { NO_LEGAL_ADVICE } from '../advisor/no-legal-advice.ts';
import type { AdviceServices, LicenceAdvice, LicenceInquiry } from '../cli/advice-services.ts';
import type { World } from '../domain/world.ts';
import { adviseRegulation } from './advise-regulation.ts';
import { type ConfigureOptions, configure } from './configure.ts';
import { loadLicenceCatalogue } from './licence-catalogue.ts';
import { starterFacts } from './starter-facts.ts';

export interface AdviceOptions {
  readonly world: World;
  readonly fetch: ConfigureOptions['fetch'];
  /** Where the catalogues lie that ship with the program. */
  readonly catalogFolder: string;
}

/** What `demarc advise` asks about licences and regulation, wired. */
export function createAdviceServices({ catalogFolder, world, fetch }: AdviceOptions): AdviceServices {
  return {
    async adviseRegulation({ configFile, dataFolder, env, preset, regulation }) {
      const starter = { facts: starterFacts(dataFolder), isOffered: true };
      const options = { configFile, env, world, fetch, areKeysNeeded: false };
      const configuration = await configure(options, starter);
      return adviseRegulation(configuration, { preset, regulation });
    },
    async adviseLicence(inquiry) {
      const catalogue = await loadLicenceCatalogue(catalogFolder);
      const found = findLicence(inquiry.name, catalogue);
      if (found.kind === 'unknown') return found;
      if (found.kind === 'unread') {
        return { kind: 'unread', model: found.model.name, licence: found.model.licence.value };
      }
      const { licence } = found;
      const model = found.kind === 'model' ? found.model : undefined;
      const isMultimodal = model?.abilities.value.includes('vision');
      const question = questionOf(inquiry, isMultimodal);
      return {
        kind: 'told',
        model: model?.name,
        licence: { id: licence.id, name: licence.name, spdx: licence.spdx },
        source: licence.source,
        note: licence.note,
        deploy: question.deploy,
        ...answerLicence(licence, question),
        disclaimer: NO_LEGAL_ADVICE,
      } satisfies LicenceAdvice;
    },
  };
}

/** @throws RangeError for a word that is none of those asked for; the command line offers no other. */
function questionOf(
  { deploy, field, users, country, trainsOnOutputs }: LicenceInquiry,
  isMultimodal: boolean | undefined,
): LicenceQuestion {
  const way = WAYS_OF_DEPLOYING.find((each) => each === deploy);
  const shut = FIELDS_OF_USE.find((each) => each === field);
  if (way === undefined) throw new RangeError('no such way of deploying');
  if (field !== undefined && shut === undefined) throw new RangeError('no such field of use');
  return { deploy: way, field: shut, users, country, trainsOnOutputs, isMultimodal };
}
