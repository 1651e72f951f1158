import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import licences from '../advisor/catalog/data/licences.yaml';
import { readLicences } from '../advisor/catalog/read-licences.ts';
import {
  type Answers,
  CAPABILITIES_TO_HOST,
  FRONTIER_NEEDS,
  INDUSTRIES,
  LEAVING,
  MODALITIES,
  NO_ANSWERS,
  OFFLINES,
} from '../advisor/interview/answers.ts';
import { type ObservedFacts, observeFacts } from '../advisor/interview/observed-facts.ts';
import { QUESTIONS } from '../advisor/interview/questions.ts';
import { readAnswers } from '../advisor/interview/read-answers.ts';
import { decide, recommend } from '../advisor/recommend/recommend.ts';
import { rememberMachines } from '../advisor/recommend/remember-machines.ts';
import { resolveCase } from '../advisor/recommend/resolve-case.ts';
import type { AdviceReport } from '../advisor/report/advice-report.ts';
import { writeAdvisedConfiguration } from '../config/advised-configuration.ts';
import { loadConfiguration } from '../config/load-config.ts';
import { leavesPremises } from '../domain/deployment.ts';
import { LEVELS } from '../domain/label.ts';
import { TASKS } from '../domain/work.ts';
import { advisedDeployments } from './advised-deployments.ts';
import { loadCatalogue } from './catalogue-services.ts';
import { createInterviewService, interviewOn } from './interview-service.ts';
import { SHIPPED_CATALOGUE } from './shipped-catalogue.ts';

const CLOCK = { wallMs: () => Date.UTC(2026, 10, 20) };
const INTERVIEW = interviewOn(SHIPPED_CATALOGUE, CLOCK);
const CATALOGUE = { ...loadCatalogue(SHIPPED_CATALOGUE), licences: readLicences(licences) };
const MACHINES = rememberMachines();
const IDS = new Set<string>(QUESTIONS.map(({ id }) => id));

function advise(answers: Partial<Answers>, observed?: ObservedFacts): AdviceReport {
  return INTERVIEW.advise({ ...NO_ANSWERS, ...answers }, observed);
}

function example(name: string): Answers {
  const file = join(import.meta.dirname, '../../examples/advise', `${name}.yaml`);
  const service = createInterviewService({ clock: CLOCK });
  const { answers, problems } = readAnswers(
    service.parseAnswers(readFileSync(file, 'utf8'), file),
    INTERVIEW.names,
  );
  expect(problems).toEqual([]);
  return answers;
}

const cases = {
  hospital: advise(example('hospital')),
  startup: advise(example('startup')),
  bank: advise(example('bank')),
  'law-firm': advise(example('law-firm')),
  'code-host': advise(example('code-host')),
};

const read = (configuration: string) =>
  loadConfiguration(configuration, { file: 'demarc.yaml', env: {}, areKeysNeeded: false });
const words = (reasons: readonly { readonly words: string }[]) =>
  reasons.map((each) => each.words).join('\n');
const cites = ({ recommendation: { reasons } }: AdviceReport) => reasons.flatMap((each) => each.cites);

describe.each(Object.entries(cases))('the advice for the %s', (_name, report) => {
  it('gives reasons, each of which cites answers', () => {
    const { reasons, obstacles, path, models, agreements } = report.recommendation;
    const all = [
      ...reasons,
      ...obstacles,
      ...path,
      ...models.flatMap((model) => [...model.reasons, ...(model.hardware?.reasons ?? [])]),
      ...agreements.map(({ because }) => because),
      ...report.tables.factors.map(({ because }) => because),
    ];
    expect(reasons.length).toBeGreaterThanOrEqual(3);
    for (const each of all) {
      expect([each.words, each.cites.length > 0]).toEqual([each.words, true]);
      expect(each.cites.filter((id) => !IDS.has(id))).toEqual([]);
    }
  });

  it('fills six factors and six more, eight situations and three lists', () => {
    expect(report.tables.factors).toHaveLength(12);
    expect(report.tables.situations).toHaveLength(8);
    expect(report.tables.useIf.map(({ approach }) => approach)).toEqual(['closed', 'open', 'hybrid']);
  });

  it('names a source and a day for every figure of models, machines and prices', () => {
    expect(report.sources.length).toBeGreaterThan(8);
    for (const { url, readOn, quote } of report.sources) {
      expect(url).toMatch(/^https:\/\//);
      expect(readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(quote).not.toBe('');
    }
  });

  it('chooses models whose licence permits the use and that fit and carry', () => {
    for (const { licence, hardware } of report.recommendation.models) {
      expect(['allowed', 'conditions']).toContain(licence.verdict);
      expect(hardware?.neededBytes).toBeLessThanOrEqual(hardware?.memoryBytes ?? 0);
    }
  });

  it('tells three years from low to high', () => {
    const { closed, planned } = report.costs;
    for (const years of [closed, planned]) {
      expect(Number(years?.low)).toBeLessThanOrEqual(Number(years?.expected));
      expect(Number(years?.expected)).toBeLessThanOrEqual(Number(years?.high));
    }
  });
});

describe('the hospital', () => {
  const { recommendation, quadrant, regulation } = cases.hospital;

  it('keeps patients inside and rents for research', () => {
    expect(recommendation).toMatchObject({ approach: 'hybrid', decidedBy: 'law', preset: 'healthcare' });
    expect(recommendation.reasons[0]).toMatchObject({
      words: expect.stringMatching(/^70 % of the requests must stay/),
      cites: expect.arrayContaining(['leaving', 'sensitivity']),
    });
    expect(cases.hospital.costs.isClosedPermitted).toBe(false);
    expect(recommendation.agreements.map(({ id }) => id)).toContain('baa');
    expect(quadrant).toMatchObject({ sensitivity: 'high', volume: 'low' });
  });

  it('has one machine more than its load asks for, made for servers, on the premises', () => {
    const [model] = recommendation.models;
    expect(model?.hardware).toMatchObject({ isBought: true });
    const { machines = 0, tokensPerSecond = 0 } = model?.hardware ?? {};
    // The peak: 160,000 requests of 2,200 tokens, four times the mean of a month of 730 hours.
    const peak = ((160_000 * 2_200) / (730 * 3_600)) * 4;
    expect((machines - 1) * tokensPerSecond * 0.7).toBeGreaterThanOrEqual(peak);
    expect((machines - 2) * tokensPerSecond * 0.7).toBeLessThan(peak);
    expect(model?.hardware?.accelerator).not.toMatch(/^rtx-/);
    expect(model?.hardware?.answerSeconds).toBeLessThanOrEqual(30);
  });

  it('is held against HIPAA with its own configuration', () => {
    expect(regulation.some((item) => item.regulation === 'hipaa')).toBe(true);
    expect(regulation.some((item) => item.regulation === 'gdpr')).toBe(false);
  });
});

describe('the start-up', () => {
  it('rents, because the volume does not pay for machines and people', () => {
    const { recommendation, costs } = cases.startup;
    expect(recommendation).toMatchObject({ approach: 'closed', decidedBy: 'economics', preset: undefined });
    expect(cites(cases.startup)).toEqual(expect.arrayContaining(['volume', 'leaving']));
    expect(costs.isClosedPermitted).toBe(true);
    expect(Number(costs.insideMonth?.ownedUsd)).toBeGreaterThan(Number(costs.insideMonth?.apiUsd));
    expect(words(recommendation.path)).toMatch(
      /once there are [\d,]+ requests a month; at the growth you expect that is in month \d+/,
    );
  });

  it('is told that ten times the volume would turn it', () => {
    expect(cases.startup.changes.flips).toContainEqual(
      expect.objectContaining({ question: 'volume', to: '1,000,000', before: 'closed', after: 'hybrid' }),
    );
  });
});

describe('the bank', () => {
  it('owns the bulk by law and by money, in its region', () => {
    const { recommendation, quadrant, costs, regulation } = cases.bank;
    expect(recommendation).toMatchObject({ approach: 'hybrid', preset: 'financial-services' });
    expect(quadrant).toMatchObject({ sensitivity: 'high', volume: 'high' });
    expect(Number(costs.planned?.expected)).toBeLessThan(Number(costs.closed.expected));
    expect(recommendation.agreements.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['dpa', 'pci-dss', 'region']),
    );
    expect(new Set(regulation.map((item) => item.regulation))).toEqual(
      new Set(['gdpr', 'pci-dss', 'sox', 'ai-act']),
    );
    expect(read(cases.bank.configuration).policy.law.requirements).toContainEqual(
      expect.objectContaining({ regions: ['eu'] }),
    );
  });
});

describe('the law firm', () => {
  it('keeps contracts inside although owning is dearer and nobody can host yet, which it is told', () => {
    const { recommendation, costs } = cases['law-firm'];
    expect(recommendation).toMatchObject({ approach: 'hybrid', decidedBy: 'law', preset: 'legal' });
    expect(Number(costs.planned?.expected)).toBeGreaterThan(Number(costs.closed.expected));
    expect(words(recommendation.obstacles)).toMatch(/cannot keep a model healthy yet/);
    expect(recommendation.budget?.isEnough).toBe(true);
    expect(recommendation.models[0]?.hardware?.contextTokens).toBeGreaterThanOrEqual(13_600);
  });
});

describe('the company that hosts code', () => {
  it('has a model for code beside one for words, and code goes to the former', () => {
    const { recommendation, configuration, costs } = cases['code-host'];
    expect(recommendation).toMatchObject({ approach: 'hybrid', preset: 'software' });
    expect(recommendation.models.map(({ tasks }) => tasks)).toEqual([['summarise'], ['code']]);
    const code = recommendation.models[1];
    const { policy } = read(configuration);
    expect(policy.rules.find(({ when }) => when === 'task == "code"')?.use[0]).toBe(code?.id);
    expect(Number(costs.planned?.expected) * 5).toBeLessThan(Number(costs.closed.expected));
    expect(code?.hardware?.answerSeconds).toBeLessThanOrEqual(3);
  });
});

describe('what must not leave', () => {
  it('is never advised to a closed model, whatever else is answered', () => {
    for (const sensitivity of LEVELS) {
      for (const leaving of LEAVING) {
        for (const frontierNeed of FRONTIER_NEEDS) {
          for (const capability of CAPABILITIES_TO_HOST) {
            for (const offline of OFFLINES) {
              const answers = { sensitivity, leaving, frontierNeed, capability, offline, volume: 1_000 };
              expectLawful(answers);
            }
          }
        }
      }
    }
  }, 120_000);

  function expectLawful(answers: Partial<Answers>): void {
    const { approach } = decide(resolveCase({ ...NO_ANSWERS, ...answers }), CATALOGUE, MACHINES).choice;
    const at = JSON.stringify(answers);
    const isShut = answers.leaving === 'all-stays' || answers.offline === 'always';
    if (isShut) expect([at, approach]).toEqual([at, 'open']);
    const stays =
      answers.leaving === 'sensitive-stays' &&
      ['confidential', 'restricted'].includes(answers.sensitivity ?? '');
    if (stays) expect([at, approach]).not.toEqual([at, 'closed']);
  }

  it('leaves by no line of the configuration', () => {
    const { configuration } = advise({ leaving: 'all-stays', frontierNeed: 'most', industry: 'healthcare' });
    const { policy, deployments } = read(configuration);
    expect(policy.law.airGapped).toBe(true);
    expect([...deployments.values()].filter(({ provider }) => leavesPremises(provider.destination))).toEqual(
      [],
    );
  });

  it('is not stated as signed before it is', () => {
    const { configuration, recommendation } = advise({
      sensitivity: 'restricted',
      leaving: 'under-agreement',
      regulations: ['hipaa', 'gdpr'],
      regions: ['eu'],
    });
    expect(recommendation.agreements.filter(({ need }) => need === 'required').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['baa', 'dpa', 'zero-retention', 'region']),
    );
    for (const { provider } of read(configuration).deployments.values()) {
      if (!leavesPremises(provider.destination)) continue;
      expect(provider.destination).toMatchObject({
        agreements: [],
        retention: undefined,
        region: undefined,
        clearance: 'internal',
      });
    }
    expect(configuration).toMatch(/# Sign first: baa/);
  });
});

describe('the configuration', () => {
  const maybe = <Value>(values: readonly Value[]) =>
    fc.option(fc.constantFrom(...values), { nil: undefined });

  it('is accepted whatever is answered, and goes outside only where that was advised', () => {
    const answers = fc.record({
      sensitivity: maybe(LEVELS),
      leaving: maybe(LEAVING),
      volume: maybe([0, 500, 50_000, 5_000_000, 1e9]),
      inputTokens: maybe([0, 300, 20_000]),
      frontierNeed: maybe(FRONTIER_NEEDS),
      capability: maybe(CAPABILITIES_TO_HOST),
      offline: maybe(OFFLINES),
      industry: maybe(INDUSTRIES),
      tasks: fc.option(fc.uniqueArray(fc.constantFrom(...TASKS), { maxLength: 4 }), { nil: undefined }),
      modalities: fc.option(fc.uniqueArray(fc.constantFrom(...MODALITIES)), { nil: undefined }),
      regions: maybe([['eu'], ['us', 'eu'], []]),
      regulations: maybe([['gdpr'], ['hipaa', 'itar'], []] as const),
      availability: maybe([0.9, 0.9999]),
      independence: maybe(['required'] as const),
      use: maybe(['internal', 'product'] as const),
      closedModel: maybe(INTERVIEW.names.prices),
    });
    fc.assert(
      fc.property(answers, (given) => {
        const recommendation = recommend(resolveCase({ ...NO_ANSWERS, ...given }), CATALOGUE);
        const { deployments } = read(
          writeAdvisedConfiguration(advisedDeployments(recommendation, '2026-11-20')),
        );
        const placements = [...deployments.values()].map(({ provider }) => provider.destination.placement);
        expect(placements.includes('api')).toBe(recommendation.choice.approach !== 'open');
      }),
      { numRuns: 120, seed: 20_261_120 },
    );
  }, 120_000);
});

describe('answers that nobody gave, or that cannot be meant', () => {
  it('make careful choices, each of which is said', () => {
    const report = advise({});
    expect(report.recommendation.approach).toBe('hybrid');
    const assumed = report.case.assumed.map(({ question }) => question);
    expect(assumed).toEqual(
      expect.arrayContaining([
        'sensitivity',
        'leaving',
        'sensitiveShare',
        'volume',
        'frontierNeed',
        'capability',
        'traffic',
      ]),
    );
    expect(report.case.facts.find(({ question }) => question === 'volume')).toMatchObject({
      answer: '1,000 to 100,000, 10,000 expected',
      from: 'assumed',
    });
  });

  it.each([0, 1, 1e12])('still make a report at %d requests a month', (volume) => {
    const report = advise({ volume, sensitivity: 'internal', leaving: 'may-leave', operatorTest: 'yes' });
    expect(read(report.configuration).deployments.size).toBeGreaterThan(0);
    if (volume <= 1) expect(report.recommendation.approach).toBe('closed');
  });

  it('are told where they contradict each other, and what was followed', () => {
    const report = advise({ offline: 'always', frontierNeed: 'most', closedModel: 'openai/gpt-5.5' });
    expect(report.case.contradictions.map(({ between }) => between)).toEqual([
      ['offline', 'frontierNeed'],
      ['offline', 'closedModel'],
    ]);
    expect(report.recommendation).toMatchObject({ approach: 'open', insideShare: 1 });
  });

  it('are said where no model of the catalogue does the work', () => {
    const { recommendation } = advise({ modalities: ['images', 'audio'], leaving: 'all-stays' });
    expect(words(recommendation.unserved)).toMatch(/Speech must be written down first/);
  });
});

describe('models and machines', () => {
  it('are not chosen under a licence that does not permit the use', () => {
    const chosen = (catalogue: typeof CATALOGUE) =>
      decide(resolveCase({ ...NO_ANSWERS, leaving: 'all-stays' }), catalogue).plan.models[0]?.choice;
    expect(chosen(CATALOGUE)?.licence.id).toBe('apache-2.0');
    const shut = new Map(CATALOGUE.licences);
    const apache = shut.get('apache-2.0')!;
    shut.set('apache-2.0', { ...apache, commercialUse: { ...apache.commercialUse, answer: 'no' } });
    const other = chosen({ ...CATALOGUE, licences: shut });
    expect(other?.licence.id).not.toBe('apache-2.0');
    expect(['allowed', 'conditions']).toContain(other?.licence.verdict);
  });

  it('are told to be too slow where none is quick enough', () => {
    const hardware = (latencySeconds: number) =>
      words(
        advise({ leaving: 'all-stays', latencySeconds }).recommendation.models[0]?.hardware?.reasons ?? [],
      );
    expect(hardware(0.06)).toMatch(/No machine in the catalogue answers within 0\.06 s/);
    expect(hardware(60)).toMatch(/A usual answer takes [\d.]+ s even at full load/);
  });
});

describe('what is there already', () => {
  it('is taken: the accelerator costs nothing, the model is the one that was chosen', () => {
    const { recommendation } = advise({
      leaving: 'all-stays',
      hardware: 'l40s-48gb',
      openModel: 'mistral-small-3-24b',
    });
    expect(recommendation.models[0]).toMatchObject({
      id: 'mistral-small-3-24b',
      hardware: { accelerator: 'l40s-48gb', priceUsd: '0.00' },
    });
  });

  it('is told when its licence does not permit the use', () => {
    const { recommendation } = advise({
      leaving: 'all-stays',
      openModel: 'mistral-large-2411',
      use: 'product',
    });
    expect(recommendation.models[0]?.licence.verdict).not.toBe('allowed');
  });
});

describe('the ledger', () => {
  const group = (name: string, requests: number) => ({
    group: name,
    requests,
    inputTokens: requests * 2_000,
    cachedInputTokens: 0,
    outputTokens: requests * 200,
    actualNano: 0n,
    attemptsWithoutCost: 0,
    frontierNano: undefined,
  });
  const observed = (requests: number) =>
    observeFacts({
      traffic: {
        days: 30,
        total: group('all', requests),
        byTask: [group('extract', requests)],
        byLevel: [group('restricted', requests / 2), group('internal', requests / 2)],
      },
      requestsByDay: Array.from({ length: 30 }, () => requests / 30),
    });

  it('stands in for answers, and what was taken is said', () => {
    const { case: told } = advise({ leaving: 'sensitive-stays' }, observed(60_000));
    expect(told.observed[0]).toMatch(/^Volume: 60,000 requests/);
    expect(told.facts.find(({ question }) => question === 'sensitiveShare')).toMatchObject({
      answer: '50 %',
      from: 'observed',
    });
    expect(told.facts.find(({ question }) => question === 'tasks')).toMatchObject({
      answer: 'extract',
      from: 'observed',
    });
  });

  it('gives way to an answer, which is said', () => {
    const { case: told } = advise({ volume: 5_000_000 }, observed(60_000));
    expect(told.facts.find(({ question }) => question === 'volume')).toMatchObject({
      answer: '5,000,000',
      from: 'answered',
    });
    expect(told.observed.at(-1)).toBe('Your own answers were followed where there were both: volume.');
  });

  it('with three requests in it answers nothing, and says so', () => {
    const { case: told } = advise({}, observed(3));
    expect(told.observed).toEqual([expect.stringMatching(/it holds 3 requests in 30\.0 days, too little/)]);
    expect(told.assumed.map(({ question }) => question)).toContain('volume');
  });
});
