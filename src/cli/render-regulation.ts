import type { RegulationAdvice } from '../domain/regulation-advice.ts';
import type { Paint } from './paint.ts';
import { wrapWords } from './text-table.ts';

interface Page {
  readonly paint: Paint;
  /** Width in characters. */
  readonly columns: number;
}

type Item = RegulationAdvice['items'][number];

const NAMES: Readonly<Record<string, string>> = {
  gdpr: 'GDPR: Regulation (EU) 2016/679',
  hipaa: 'HIPAA: 45 CFR part 164',
  'pci-dss': 'PCI DSS 4.0',
  sox: 'Sarbanes-Oxley Act',
  itar: 'ITAR: 22 CFR part 120',
  'ai-act': 'EU AI Act: Regulation (EU) 2024/1689',
};

const VERDICTS: Readonly<Record<Item['verdict'], string>> = {
  met: 'met',
  'not-met': 'not met',
  'not-knowable': 'cannot be known here',
};

/** The checklist, regulation by regulation: what is asked, whether the configuration does it, and what is left to do. */
export function renderRegulation({ items, disclaimer }: RegulationAdvice, page: Page): string {
  const regulations = [...new Set(items.map(({ regulation }) => regulation))];
  const lines = regulations.flatMap((regulation) => [
    page.paint.bold(NAMES[regulation] ?? regulation),
    ...items.filter((item) => item.regulation === regulation).flatMap((item) => renderItem(item, page)),
    '',
  ]);
  return `${[...lines, countOf(items), disclaimer].join('\n')}\n`;
}

function renderItem({ place, asks, verdict, because, by, todo, source }: Item, page: Page): string[] {
  const { paint } = page;
  const where = by.length === 0 ? '' : ` (${by.join(', ')})`;
  return [
    `  ${colour(verdict, paint)(VERDICTS[verdict])}: ${place}`,
    ...indented(asks, page),
    ...indented(`${because}${where}`, page).map((line) => paint.dim(line)),
    ...(todo === undefined ? [] : indented(`→ ${todo}`, page)),
    ...(verdict === 'not-met' ? [paint.dim(`      ${source.url}`)] : []),
  ];
}

function countOf(items: readonly Item[]): string {
  const count = (wanted: Item['verdict']) => items.filter(({ verdict }) => verdict === wanted).length;
  return `${count('met')} met, ${count('not-met')} not met, ${count('not-knowable')} that no configuration can tell.`;
}

function colour(verdict: Item['verdict'], paint: Paint): (text: string) => string {
  if (verdict === 'met') return paint.good;
  return verdict === 'not-met' ? paint.bad : paint.warn;
}

function indented(text: string, { columns }: Page): string[] {
  return wrapWords(text, columns - 6).map((line) => `      ${line}`);
}
