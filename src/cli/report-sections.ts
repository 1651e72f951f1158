import type { Reason } from '../advisor/recommend/reason.ts';
import type { AdviceReport, OutlooksUsd, ReportedModel } from '../advisor/report/advice-report.ts';

/** A part of a report, the same whether it becomes Markdown or a page. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'text'; readonly words: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly isOrdered?: boolean }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'picture'; readonly of: 'break-even' | 'quadrant' }
  | { readonly kind: 'code'; readonly text: string };

/** The whole report in the order in which it is read. */
export function sectionsOf(report: AdviceReport): readonly Section[] {
  return [
    recommendationSection(report),
    caseSection(report),
    costSection(report),
    breakEvenSection(report),
    ...modelSections(report),
    agreementSection(report),
    regulationSection(report),
    changeSection(report),
    tableSection(report),
    pathSection(report),
    assumptionSection(report),
    sourceSection(report),
    {
      title: 'Configuration',
      blocks: [
        text('Ready to use as demarc.yaml; `demarc check` accepts it.'),
        { kind: 'code', text: report.configuration },
      ],
    },
  ];
}

function recommendationSection({ recommendation }: AdviceReport): Section {
  const { headline, reasons, obstacles, unserved, budget, decidedBy, closedModel } = recommendation;
  return {
    title: 'Recommendation',
    blocks: [
      text(headline),
      text(`Decided by ${DECIDED[decidedBy]}.`),
      list(reasons.map(cited)),
      ...(obstacles.length + unserved.length === 0
        ? []
        : [text('In the way of it:'), list([...obstacles, ...unserved].map(cited))]),
      ...(budget === undefined
        ? []
        : [
            text(
              `Over three years it costs ${usd(budget.monthUsd)} a month on the mean, growth included; your budget is ${usd(budget.budgetUsd)}, which is ${budget.isEnough ? 'enough' : 'not enough'}. (budgetPerMonth)`,
            ),
          ]),
      text(
        `The closed model reckoned with is ${closedModel.name}. ${closedModel.reasons.map(cited).join(' ')}`,
      ),
    ],
  };
}

const DECIDED = {
  law: 'what must not leave',
  economics: 'money',
  capability: 'what the team and the models can do',
} as const;

function caseSection({ case: { facts, observed, assumed, contradictions } }: AdviceReport): Section {
  return {
    title: 'Your case',
    blocks: [
      table(
        ['question', 'answer', 'from'],
        facts.map(({ words, answer, from, question }) => [`${words} (${question})`, answer, ORIGINS[from]]),
      ),
      ...(observed.length === 0 ? [] : [text('Taken from the ledger:'), list(observed)]),
      ...(assumed.length === 0
        ? []
        : [
            text('Not known, and taken instead:'),
            list(assumed.map(({ words, question }) => `${words} (${question})`)),
          ]),
      ...(contradictions.length === 0
        ? []
        : [
            text('Answers that contradict each other:'),
            list(
              contradictions.map(
                ({ between, words, followed }) => `${words} ${followed} (${between.join(', ')})`,
              ),
            ),
          ]),
    ],
  };
}

const ORIGINS = { answered: 'you', observed: 'the ledger', assumed: 'assumed' } as const;

function costSection({ costs, recommendation }: AdviceReport): Section {
  const { closed, planned, insideMonth, isClosedPermitted } = costs;
  const row = (name: string, { low, expected, high }: OutlooksUsd) => [
    name,
    usd(low),
    usd(expected),
    usd(high),
  ];
  const isClosed = recommendation.approach === 'closed';
  return {
    title: 'Cost over three years',
    blocks: [
      table(
        ['way', 'low', 'expected', 'high'],
        [
          row(
            `everything at the API${isClosedPermitted ? '' : ' (not permitted here, for comparison)'}`,
            closed,
          ),
          ...(planned === undefined
            ? []
            : [row(isClosed ? 'with models of your own instead' : 'as recommended', planned)]),
        ],
      ),
      ...(insideMonth === undefined
        ? [text('What owning costs is not known: no machine in the catalogue is known to carry it.')]
        : [
            text(
              `A month of what is answered inside costs ${usd(insideMonth.ownedUsd)} there, people, power and write-off counted, and ${usd(insideMonth.apiUsd)} at the API.`,
            ),
          ]),
    ],
  };
}

function breakEvenSection({ breakEven }: AdviceReport): Section {
  if (breakEven === undefined) {
    return { title: 'Break-even', blocks: [text('There is none to tell without machines.')] };
  }
  const { words, best, expected, worst, paybackWords, rules, here } = breakEven;
  const volume = (number: number | undefined) => (number === undefined ? 'never' : count(number));
  return {
    title: 'Break-even',
    blocks: [
      text(words),
      text(paybackWords),
      text(
        `Here: ${count(here)} requests a month inside. Break-even at best ${volume(best)}, expected ${volume(expected)}, at worst ${volume(worst)}.`,
      ),
      { kind: 'picture', of: 'break-even' },
      text('What the rules of thumb of published guides say, and why they differ:'),
      table(
        ['rule', 'says', 'these figures say', 'because'],
        rules.map(({ words: rule, says, figuresSay, because }) => [rule, says, figuresSay, because]),
      ),
    ],
  };
}

function modelSections({ recommendation }: AdviceReport): Section[] {
  const { models, approach } = recommendation;
  if (models.length === 0) return [];
  const title = approach === 'closed' ? 'Models and machines, were you to own them' : 'Models and machines';
  return [{ title, blocks: models.flatMap(modelBlocks) }];
}

function modelBlocks({ name, id, tasks, share, licence, reasons, hardware }: ReportedModel): Block[] {
  return [
    text(
      `${name} (${id}) for ${tasks.join(', ')}: ${Math.round(share * 100)} of 100 requests. Licence ${licence.id}: ${VERDICTS[licence.verdict] ?? licence.verdict}.`,
    ),
    list([
      ...reasons.map(cited),
      ...licence.todo.map((todo) => `Licence: ${todo}`),
      ...(hardware?.reasons ?? []).map(cited),
    ]),
    ...(hardware === undefined
      ? [text(share === 0 ? 'A processor carries it.' : 'No machine in the catalogue is known to carry it.')]
      : [
          table(
            [
              'machines',
              'each with',
              'weights',
              'memory',
              'at once',
              'tokens a second',
              'a usual answer',
              'price of one',
            ],
            [
              [
                String(hardware.machines),
                `${hardware.count} × ${hardware.name}`,
                hardware.quantisation,
                `${(hardware.neededBytes / 1e9).toFixed(1)} of ${(hardware.memoryBytes / 1e9).toFixed(1)} GB`,
                String(hardware.requestsAtOnce),
                count(hardware.tokensPerSecond),
                `${hardware.answerSeconds} s`,
                hardware.priceUsd === undefined
                  ? `${usd(hardware.rentPerHourUsd ?? '0')} an hour`
                  : usd(hardware.priceUsd),
              ],
            ],
          ),
        ]),
  ];
}

const VERDICTS: Readonly<Record<string, string>> = {
  allowed: 'permits this use',
  conditions: 'permits it under conditions',
  'ask-vendor': 'ask its vendor',
  'not-allowed': 'does not permit it',
  unread: 'was not read',
};

function agreementSection({ recommendation: { agreements, approach } }: AdviceReport): Section {
  return {
    title: 'Agreements',
    blocks:
      agreements.length === 0
        ? [
            text(
              approach === 'open'
                ? 'Nothing leaves, so there is nothing to sign with a vendor of models.'
                : 'None is asked for.',
            ),
          ]
        : [
            table(
              ['agreement', 'need', 'because'],
              agreements.map(({ id, need, because }) => [id, need, cited(because)]),
            ),
            text(
              'State them in the configuration once they are signed, and not before: the law there relies on them.',
            ),
          ],
  };
}

function regulationSection({ regulation, disclaimer }: AdviceReport): Section {
  return {
    title: 'Regulation',
    blocks:
      regulation.length === 0
        ? [text('No regulation was named, and the industry has none of those that are known here.')]
        : [
            text('The configuration below, held against what was named:'),
            table(
              ['place', 'asks', 'verdict', 'because', 'to do'],
              regulation.map(({ regulation: name, place, asks, verdict, because, todo }) => [
                `${name} ${place}`,
                asks,
                REGULATION_VERDICTS[verdict],
                because,
                todo ?? '',
              ]),
            ),
            text(disclaimer),
          ],
  };
}

const REGULATION_VERDICTS = { met: 'met', 'not-met': 'not met', 'not-knowable': 'yours to tell' } as const;

function changeSection({ changes: { tried, flips, steady } }: AdviceReport): Section {
  return {
    title: 'What would change the answer',
    blocks: [
      text(
        `${tried} other answers were tried, one at a time. ${flips.length === 0 ? 'None changes the approach.' : 'These change it:'}`,
      ),
      ...(flips.length === 0
        ? []
        : [
            table(
              ['question', 'your answer', 'were it', 'then'],
              flips.map(({ question, from, to, after }) => [question, from ?? 'not known', to, after]),
            ),
          ]),
      ...(steady.length === 0 ? [] : [text(`No other answer changes it for: ${steady.join(', ')}.`)]),
    ],
  };
}

function tableSection({ tables, quadrant, recommendation }: AdviceReport): Section {
  return {
    title: 'The decision tables',
    blocks: [
      text('Volume by sensitivity, with this case marked:'),
      { kind: 'picture', of: 'quadrant' },
      text(
        `${quadrant.volume} volume, ${quadrant.sensitivity} sensitivity: ${quadrant.fields.find(({ volume, sensitivity }) => volume === quadrant.volume && sensitivity === quadrant.sensitivity)?.words ?? ''}. High is from ${count(quadrant.highFrom)} requests a month: ${quadrant.highFromSource}.`,
      ),
      text('The six weightiest factors, and six more. Each by itself leans so:'),
      table(
        ['factor', 'leans to', 'because'],
        tables.factors.map(({ words, lean, because }) => [words, lean, cited(because)]),
      ),
      text('Eight situations:'),
      table(
        ['situation', 'usual answer', 'yours'],
        tables.situations.map(({ words, advice, applies }) => [words, advice, applies ? 'yes' : 'no']),
      ),
      ...tables.useIf.map(
        ({ approach, conditions }): Block => ({
          kind: 'list',
          items: [
            `Use ${approach === 'hybrid' ? 'both' : approach} if:`,
            ...conditions.map(({ words, holds }) => `${holds ? '✓' : '–'} ${words}`),
          ],
        }),
      ),
      text(`By itself no table decides; what was recommended is ${recommendation.approach}.`),
    ],
  };
}

function pathSection({ recommendation: { path } }: AdviceReport): Section {
  return { title: 'The way there', blocks: [{ kind: 'list', items: path.map(cited), isOrdered: true }] };
}

function assumptionSection({ assumptions }: AdviceReport): Section {
  return {
    title: 'Assumptions',
    blocks: [
      table(
        ['name', 'what', 'low', 'expected', 'high', 'unit', 'source', 'read on'],
        assumptions.map(({ name, words, low, value, high, unit, source, readOn }) => [
          name,
          words,
          figure(low),
          figure(value),
          figure(high),
          unit,
          source,
          readOn ?? '',
        ]),
      ),
    ],
  };
}

function sourceSection({ sources }: AdviceReport): Section {
  return {
    title: 'Sources',
    blocks: [
      table(
        ['of', 'title', 'address', 'read on', 'as it stands there'],
        sources.map(({ of, title, url, readOn, quote }) => [of, title, url, readOn, quote]),
      ),
    ],
  };
}

function cited({ words, cites }: Reason): string {
  return cites.length === 0 ? words : `${words} (${cites.join(', ')})`;
}

function text(words: string): Block {
  return { kind: 'text', words };
}

function list(items: readonly string[]): Block {
  return { kind: 'list', items };
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): Block {
  return { kind: 'table', head, rows };
}

export function usd(amount: string): string {
  const number = Number(amount);
  return `$${number.toLocaleString('en-US', { maximumFractionDigits: Math.abs(number) < 100 ? 2 : 0 })}`;
}

function count(number: number): string {
  return Math.round(number).toLocaleString('en-US');
}

function figure(number: number): string {
  return number.toLocaleString('en-US', { maximumFractionDigits: 4 });
}
