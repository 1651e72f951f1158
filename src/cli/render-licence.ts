import { POINT_WORDS } from '../advisor/licences/licence-points.ts';
import type { LicenceAdvice, ToldLicence } from './advice-services.ts';
import type { Paint } from './paint.ts';
import { wrapWords } from './text-table.ts';

interface Page {
  readonly paint: Paint;
  /** Width in characters. */
  readonly columns: number;
}

const DEPLOYED: Readonly<Record<string, string>> = {
  internal: 'For your own people',
  product: 'For others, through a product or a service',
  redistribute: 'Handing the weights to others as they are',
  derivative: 'Handing weights to others that were made of these',
};

const VERDICTS: Readonly<Record<ToldLicence['verdict'], string>> = {
  allowed: 'allowed',
  conditions: 'allowed with conditions',
  'ask-vendor': 'ask the vendor',
  'not-allowed': 'not allowed',
};

/** What a licence says about a deployment, point by point, with the places in its text. */
export function renderLicence(advice: LicenceAdvice, asked: string, page: Page): string {
  const lines =
    advice.kind === 'told'
      ? renderTold(advice, page)
      : advice.kind === 'unread'
        ? renderUnread(advice)
        : renderUnknown(advice, asked).flatMap((line) => indented(line, 0, page));
  return `${lines.join('\n')}\n`;
}

function renderTold(advice: ToldLicence, page: Page): string[] {
  const { paint } = page;
  const { model, licence, deploy, verdict, points, todo, note, source } = advice;
  const about = `${licence.name} (${licence.id})`;
  const concerned = points.filter(({ concerns }) => concerns);
  const rest = points.filter(({ concerns }) => !concerns).map(({ point }) => POINT_WORDS[point]);
  return [
    model === undefined ? paint.bold(about) : `${paint.bold(model)} is under the ${about}.`,
    `${DEPLOYED[deploy] ?? deploy}: ${colour(verdict, paint)(VERDICTS[verdict])}`,
    ...(note === undefined ? [] : ['', ...indented(note.words, 0, page)]),
    '',
    ...concerned.flatMap((point) => renderPoint(point, page)),
    ...(rest.length === 0 ? [] : [paint.dim(`Does not concern this deployment: ${rest.join(', ')}`), '']),
    ...(todo.length === 0
      ? []
      : [paint.bold('What to do'), ...todo.flatMap((each) => bulleted(each, page)), '']),
    paint.dim(`Read on ${source.readOn}: ${source.title}`),
    paint.dim(source.url),
    advice.disclaimer,
  ];
}

function renderPoint(
  { point, verdict, words, place, quote }: ToldLicence['points'][number],
  page: Page,
): string[] {
  const { paint } = page;
  const where = quote === undefined ? place : `${place}: “${quote}”`;
  return [
    `${paint.bold(POINT_WORDS[point])}: ${colour(verdict, paint)(VERDICTS[verdict])}`,
    ...indented(words, 2, page),
    ...indented(where, 4, page).map((line) => paint.dim(line)),
    '',
  ];
}

function renderUnread({ model, licence }: Extract<LicenceAdvice, { kind: 'unread' }>): string[] {
  return [`${model} is under ${licence}, whose text is not in the catalogue: read it at the vendor.`];
}

function renderUnknown(
  { models, licences }: Extract<LicenceAdvice, { kind: 'unknown' }>,
  asked: string,
): string[] {
  return [
    `The catalogue knows no model and no licence called ${asked}. A near name may be under another licence, so nothing is guessed.`,
    ...(models.length === 0 ? [] : [`Models with a name like it: ${models.join(', ')}`]),
    ...(licences.length === 0 ? [] : [`Licences with a name like it: ${licences.join(', ')}`]),
  ];
}

function colour(verdict: ToldLicence['verdict'], paint: Paint): (text: string) => string {
  if (verdict === 'allowed') return paint.good;
  return verdict === 'conditions' ? paint.warn : paint.bad;
}

function indented(text: string, by: number, { columns }: Page): string[] {
  return wrapWords(text, columns - by).map((line) => ' '.repeat(by) + line);
}

function bulleted(text: string, page: Page): string[] {
  return indented(text, 4, page).map((line, at) => (at === 0 ? `  · ${line.slice(4)}` : line));
}
