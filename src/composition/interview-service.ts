import licences from '../advisor/catalog/data/licences.yaml';
import { readLicences } from '../advisor/catalog/read-licences.ts';
import type { Answers } from '../advisor/interview/answers.ts';
import type { ObservedFacts } from '../advisor/interview/observed-facts.ts';
import type { AnswerNames } from '../advisor/interview/read-answers.ts';
import type { AdviceCatalogue } from '../advisor/recommend/advice-catalogue.ts';
import { recommend } from '../advisor/recommend/recommend.ts';
import { resolveCase } from '../advisor/recommend/resolve-case.ts';
import { whatWouldChange } from '../advisor/recommend/what-would-change.ts';
import { checkRegulations, regulationsOf } from '../advisor/regulation/check-regulations.ts';
import type { RegulationName } from '../advisor/regulation/regulation-rule.ts';
import type { AdviceReport } from '../advisor/report/advice-report.ts';
import { tellReport } from '../advisor/report/tell-report.ts';
import type { Interview, InterviewService } from '../cli/interview-service.ts';
import { writeAdvisedConfiguration } from '../config/advised-configuration.ts';
import { loadConfiguration } from '../config/load-config.ts';
import { parseYaml } from '../config/parse-yaml.ts';
import type { Clock } from '../domain/world.ts';
import { closestName } from '../policy/closest-name.ts';
import { advisedDeployments, presetOf } from './advised-deployments.ts';
import { loadCatalogue } from './catalogue-services.ts';
import { readCatalogueTexts } from './read-catalogue-texts.ts';
import { regulationFacts } from './regulation-facts.ts';
import type { CatalogueText } from './shipped-catalogue.ts';

/** What `demarc advise` without a further word is made of, over the catalogues that come along and those named. */
export function createInterviewService({
  clock,
}: {
  readonly clock: Pick<Clock, 'wallMs'>;
}): InterviewService {
  return {
    parseAnswers: (text, file) => parseYaml(text, file).value,
    open: async (options) => interviewOn(await readCatalogueTexts({ ...options, files: [] }), clock),
  };
}

/** @throws ConfigError for a catalogue with a mistake. */
export function interviewOn(texts: readonly CatalogueText[], clock: Pick<Clock, 'wallMs'>): Interview {
  const catalogue = { ...loadCatalogue(texts), licences: readLicences(licences) };
  return {
    names: namesOf(catalogue),
    advise: (answers, observed) => adviseOn(answers, { observed, catalogue, clock }),
  };
}

function namesOf({ accelerators, models, prices }: AdviceCatalogue): AnswerNames {
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  return { accelerators: ids(accelerators), models: ids(models), prices: ids(prices), closestName };
}

interface AdviseOptions {
  readonly observed: ObservedFacts | undefined;
  readonly catalogue: AdviceCatalogue;
  readonly clock: Pick<Clock, 'wallMs'>;
}

function adviseOn(answers: Answers, { observed, catalogue, clock }: AdviseOptions): AdviceReport {
  const madeOn = new Date(clock.wallMs()).toISOString().slice(0, 10);
  const recommendation = recommend(resolveCase(answers, observed), catalogue);
  const configuration = writeAdvisedConfiguration(advisedDeployments(recommendation, madeOn));
  const preset = presetOf(recommendation);
  // The very file is held against the regulations that it is to meet.
  const read = loadConfiguration(configuration, {
    file: 'demarc.yaml',
    env: {},
    starterSocketPath: '',
    areKeysNeeded: false,
  });
  const regulation = checkRegulations(regulationFacts(read), regulationsFor(answers));
  const changes = whatWouldChange(recommendation, catalogue, observed);
  return tellReport(recommendation, { madeOn, changes, regulation, configuration, preset });
}

/** Those that were named, else those of the industry. */
function regulationsFor({ regulations, industry }: Answers): readonly RegulationName[] {
  if (regulations !== undefined) return regulations;
  return industry === undefined || industry === 'other' ? [] : regulationsOf(industry);
}
