import { AdviceProblem } from '../advisor/advice-problem.ts';
import { answerBreakEven } from '../advisor/answers/answer-break-even.ts';
import { answerCost } from '../advisor/answers/answer-cost.ts';
import { answerHardware } from '../advisor/answers/answer-hardware.ts';
import type { CaseSources } from '../advisor/answers/case-request.ts';
import {
  findAccelerator,
  findModel,
  readCount,
  readQuantisation,
  readRunner,
} from '../advisor/answers/read-machine.ts';
import { resolveCase } from '../advisor/answers/resolve-case.ts';
import type { Catalogue } from '../advisor/catalog/catalogue.ts';
import type { GivenFigure } from '../advisor/cost/override-assumptions.ts';
import { measureSpeed } from '../advisor/measure/measure-speed.ts';
import { correctionFrom, findCorrection, type MeasuredBox } from '../advisor/measure/measurement.ts';
import type { AdvisorService, CaseQuestion, MeasureQuestion, MeasureStory } from '../cli/advisor-service.ts';
import type { Configuration } from '../config/configuration.ts';
import { type Deployment, OWN_PLACEMENTS } from '../domain/deployment.ts';
import type { Log } from '../domain/log.ts';
import type { ModelPrice } from '../domain/model-price.ts';
import type { World } from '../domain/world.ts';
import { createDeploymentAsker } from './ask-deployment.ts';
import { prepareDataFolder } from './data-folder.ts';
import { loadPrices } from './load-prices.ts';
import { addMeasurement, readMeasurements } from './measurements-file.ts';
import { readAssumptions } from './read-assumptions.ts';

export interface AdvisorParts {
  readonly world: World;
  readonly log: Log;
  readonly loadCatalogue: () => Promise<Catalogue>;
  readonly configure: (
    options: Pick<MeasureQuestion, 'configFile' | 'dataFolder' | 'env'>,
  ) => Promise<Configuration>;
}

export function createAdvisorServices(parts: AdvisorParts): AdvisorService {
  const { loadCatalogue, world } = parts;
  const sourcesOf = async (dataFolder: string): Promise<CaseSources> => {
    const [catalogue, measurements] = await Promise.all([loadCatalogue(), readMeasurements(dataFolder)]);
    return {
      catalogue,
      priceOf: () => undefined,
      pricedModels: [],
      correctionOf: (model, accelerator) => findCorrection(measurements, model, accelerator),
    };
  };
  const resolve = async (question: CaseQuestion) => {
    const sources = { ...(await sourcesOf(question.dataFolder)), ...(await pricesAt(world)) };
    const written: Readonly<Record<string, number | GivenFigure>> =
      question.assumptionsFile === undefined ? {} : await readAssumptions(question.assumptionsFile);
    return resolveCase({ ...question, given: { ...written, ...question.given } }, sources);
  };
  return {
    cost: async (question) => answerCost(await resolve(question)),
    breakEven: async (question, traffic) => answerBreakEven(await resolve(question), traffic),
    hardware: async (question, dataFolder) => answerHardware(question, await sourcesOf(dataFolder)),
    measure: (question) => measure(question, parts),
  };
}

/** What the two vendors that the price catalogue lists under names of their own ask today. */
async function pricesAt({ clock }: World): Promise<Pick<CaseSources, 'priceOf' | 'pricedModels'>> {
  const [lookup, { findProvider }] = await Promise.all([loadPrices(), import('@pydantic/genai-prices')]);
  const wallMs = clock.wallMs();
  const types = ['openai', 'anthropic'] as const;
  const endpoint = { kind: 'url', url: new URL('https://vendor.invalid') } as const;
  return {
    priceOf(name): ModelPrice | undefined {
      const model = name.replace(/^(?:openai|anthropic)\//, '');
      for (const type of types) {
        const price = lookup({ type, endpoint }, model, wallMs);
        if (price !== undefined) return price;
      }
      return undefined;
    },
    pricedModels: types.flatMap((providerId) =>
      (findProvider({ providerId })?.models ?? []).map(({ id }) => id),
    ),
  };
}

async function measure(question: MeasureQuestion, parts: AdvisorParts): Promise<MeasureStory> {
  const { world } = parts;
  const box = await boxOf(question, parts);
  const configuration = await parts.configure(question);
  const deployment = ownDeployment(configuration, question.deployment);
  const asker = createDeploymentAsker(configuration, deployment, parts);
  try {
    const measured = await measureSpeed({
      ask: (probe, signal) => asker.ask({ ...probe, signal }),
      randomBytes: world.randomBytes,
      signal: question.signal,
      onProgress: question.onProgress,
    });
    const at = new Date(world.clock.wallMs()).toISOString();
    const { prefill, decode, ...counts } = measured;
    const speeds = { prefill: prefill ?? null, decode: decode ?? null };
    const correction = box === undefined ? null : correctionFrom(measured, box);
    if (prefill !== undefined || decode !== undefined) {
      await prepareDataFolder(question.dataFolder);
      await addMeasurement(question.dataFolder, {
        deployment: deployment.name,
        at,
        ...speeds,
        corrects:
          box === undefined || correction === null
            ? null
            : { model: box.model.id, accelerator: box.accelerator.id, correction },
      });
    }
    return { deployment: deployment.name, at, ...speeds, ...counts, correction };
  } finally {
    await asker.close();
  }
}

async function boxOf(
  question: MeasureQuestion,
  { loadCatalogue }: AdvisorParts,
): Promise<MeasuredBox | undefined> {
  const { model, gpu, gpus, quantisation, runner } = question;
  if (model === undefined && gpu === undefined) return undefined;
  if (model === undefined || gpu === undefined) {
    throw new AdviceProblem('to correct what is reckoned, say both --model and --gpu');
  }
  const catalogue = await loadCatalogue();
  return {
    model: findModel(catalogue, model),
    accelerator: findAccelerator(catalogue, gpu),
    accelerators: readCount(gpus),
    quantisation: readQuantisation(quantisation),
    runner: readRunner(runner),
  };
}

/** @throws AdviceProblem for a name that is none, or a deployment that is not one's own: a vendor is not measured. */
function ownDeployment({ deployments }: Configuration, name: string): Deployment {
  const own = [...deployments.values()].filter(({ provider }) =>
    OWN_PLACEMENTS.includes(provider.destination.placement),
  );
  const found = [...deployments.values()].find((each) => each.name === name);
  if (found === undefined) {
    throw new AdviceProblem(`there is no deployment "${name.slice(0, 60)}"`, {
      given: name,
      known: own.map((each) => each.name),
    });
  }
  if (own.includes(found)) return found;
  throw new AdviceProblem(
    `${found.name} lies at ${found.provider.destination.placement}: only machines of your own are measured`,
  );
}
