import type { SeededRandom } from '../seeded-random.ts';

/** Something about somebody that must not leave. */
export interface Entity {
  readonly kind: 'person' | 'email' | 'phone' | 'iban' | 'card' | 'ssn' | 'address' | 'database-url';
  readonly text: string;
}

/** What a model that may not see the originals does with what it got. */
export const MANNERS = [
  'echo',
  'quote',
  'call-tool',
  'upper',
  'lower',
  'spaced',
  'reversed',
  'halved',
  'joined',
  'inflected',
  'everything',
  'somebody-else',
] as const;
export type Manner = (typeof MANNERS)[number];

/** One request that names somebody, and what becomes of it. */
export interface CleaningCase {
  readonly seed: number;
  readonly dialect: 'openai-chat' | 'anthropic-messages';
  readonly stream: boolean;
  readonly how: 'pseudonymise' | 'redact';
  readonly manner: Manner;
  /** The last thing that the caller says. */
  readonly question: string;
  readonly history: readonly { readonly role: 'user' | 'assistant'; readonly content: string }[];
  readonly system: string | undefined;
  readonly endUser: string | undefined;
  readonly toolNote: string | undefined;
  readonly entities: readonly Entity[];
}

const GIVEN =
  'Thomas Sabine Andreas Claudia Michael Stefan Jennifer Robert Elizabeth William Patricia Pierre Isabelle Antoine ' +
  'Carmen Alejandro Giulia Francesca Matteo Sanne Willem Agnieszka Katarzyna Tomasz Beatriz Ricardo Anna Sofia Daniel Laura';
/** Those that the classifier knows by themselves: what it does not find is a matter of its own figures. */
const GERMAN: ReadonlySet<string> = new Set(['Thomas', 'Sabine', 'Andreas', 'Claudia', 'Michael', 'Stefan']);
const FAMILY =
  'Schmidtbauer Hoffmeister Zimmermann Lehmann Krügerling Johansson Harrington Wellington Blackwood Fitzgerald Lefebvre ' +
  'Rousseau Beaumont Fernandez Dominguez Castellano Esposito Lombardi Ferrari VanDijk Hendriks Kowalczyk Wisniewski ' +
  'Nowakowski Carvalho Oliveira Pereira Sommerfeldt Großmann Thomsen';
const STREETS = ['Lindenstraße', 'Bahnhofstraße', 'Gartenweg', 'Goethestraße', 'Schillerstraße'];
const DIGITS = '0123456789';

export function makeCase(seed: number, random: SeededRandom): CleaningCase {
  const entities: Entity[] = Array.from({ length: 1 + random.below(4) }, () => makeEntity(random));
  const said = entities.filter(({ kind }) => kind !== 'database-url');
  const first = said[0] ?? makePerson(random);
  const all = said.length === 0 ? [...entities, first] : entities;
  const person = all.find(({ kind }) => kind === 'person');
  return {
    seed,
    dialect: random.pick(['openai-chat', 'anthropic-messages'] as const),
    stream: random.chance(0.6),
    how: random.chance(0.8) ? 'pseudonymise' : 'redact',
    manner: random.chance(0.4) ? 'echo' : random.pick(MANNERS),
    question: sentencesOf(said.length === 0 ? [first] : said, person, random),
    history: random.chance(0.4)
      ? [
          { role: 'user', content: sentenceOf(random.pick(all), random) },
          {
            role: 'assistant',
            content: `Understood. ${person === undefined ? '' : `${surnameOf(person)} is noted.`}`,
          },
        ]
      : [],
    system: random.chance(0.3) ? `You help with this: ${sentenceOf(random.pick(all), random)}` : undefined,
    endUser: random.chance(0.2) ? all[0]!.text : undefined,
    toolNote: random.chance(0.25) ? JSON.stringify(noteOf(all)) : undefined,
    entities: all,
  };
}

function noteOf(entities: readonly Entity[]): object {
  return Object.fromEntries(
    entities.map(({ kind, text }, index) => [`${kind}_${index}`, `${labelOf(kind)}: ${text}`]),
  );
}

function labelOf(kind: Entity['kind']): string {
  return (
    { person: 'customer name', ssn: 'SSN', iban: 'IBAN', card: 'card number', 'database-url': 'DB' }[
      kind as string
    ] ?? kind
  );
}

function makeEntity(random: SeededRandom): Entity {
  switch (random.below(9)) {
    case 0:
    case 1:
    case 2:
      return makePerson(random);
    case 3:
      return {
        kind: 'email',
        text: `${random.text('abcdefghkmnoprst', 7)}.${random
          .pick(words(FAMILY))
          .toLowerCase()
          .replace(/[^a-z]/g, '')}@nord-${random.text('abcdefgh', 5)}.de`,
      };
    case 4:
      return {
        kind: 'phone',
        text: `+49 ${random.pick(['30', '89', '40'])} ${random.text('123456789', 4)} ${random.text(DIGITS, 4)}`,
      };
    case 5:
      return { kind: 'iban', text: spaced(makeIban(random), random.chance(0.6)) };
    case 6:
      return { kind: 'card', text: spaced(makeCard(random), random.chance(0.6)) };
    case 7:
      return random.chance(0.5)
        ? {
            kind: 'ssn',
            text: `5${random.text('1234567', 2)}-${random.text('123456789', 2)}-${random.text('123456789', 4)}`,
          }
        : { kind: 'address', text: `${random.pick(STREETS)} ${1 + random.below(98)}` };
    default:
      return {
        kind: 'database-url',
        text: `postgres://app:${random.text('BCDFGHJKLMNPQRSTVWXZ23456789', 16)}@db.corp-north.de/app`,
      };
  }
}

function makePerson(random: SeededRandom): Entity {
  const family = random.pick(words(FAMILY));
  const double = random.chance(0.1) ? `${family}-${random.pick(words(FAMILY))}` : family;
  const given = random.pick(words(GIVEN));
  const particle = random.chance(0.2) && GERMAN.has(given) ? 'von ' : '';
  return { kind: 'person', text: `${given} ${particle}${double}` };
}

function sentencesOf(entities: readonly Entity[], person: Entity | undefined, random: SeededRandom): string {
  const sentences = ['Please write a letter that explains the proof step by step.'];
  for (const entity of entities) sentences.push(sentenceOf(entity, random));
  if (person !== undefined) {
    const family = surnameOf(person);
    if (random.chance(0.3)) sentences.push(`Ask ${family} again.`);
    if (random.chance(0.2)) sentences.push(`The file is called ${family.toUpperCase()}.`);
    if (random.chance(0.2)) sentences.push(`${family}'s answer is due.`);
    if (random.chance(0.1)) sentences.push(`Das ist ${family}s Akte.`);
    if (random.chance(0.1)) sentences.push(`See ${spelledOut(person.text).replaceAll(' ', '-')}.pdf.`);
    if (random.chance(0.05)) sentences.push(`The account is ${spelledOut(person.text).replaceAll(' ', '')}.`);
    if (random.chance(0.1))
      sentences.push(
        `Write to ${person.text} <${family.toLowerCase().replace(/[^a-z]/g, 'x')}.office@notary-west.de>.`,
      );
  }
  return sentences.join(' ');
}

function sentenceOf({ kind, text }: Entity, random: SeededRandom): string {
  switch (kind) {
    case 'person':
      return random.pick([
        `The customer's name is ${text}.`,
        `My name is ${text}.`,
        `Mrs ${text} called.`,
        `Herr ${text} hat angerufen.`,
        `Dear Mr ${text}, thank you.`,
      ]);
    case 'email':
      return random.pick([`Reach them at ${text}.`, `E-mail: ${text}`, `(${text})`]);
    case 'phone':
      return random.pick([`Phone: ${text}.`, `Call ${text} tomorrow.`]);
    case 'iban':
      return random.pick([`The IBAN is ${text}.`, `Transfer to ${text}, please.`]);
    case 'card':
      return random.pick([`Charge the card ${text}.`, `card number: ${text}`]);
    case 'ssn':
      return `The SSN is ${text}.`;
    case 'address':
      return `They live at ${text}, 10115 Berlin.`;
    case 'database-url':
      return `Use ${text} for that.`;
  }
}

/** As those write it who have no umlauts. */
export function spelledOut(text: string): string {
  return text.toLowerCase().replaceAll('ü', 'ue').replaceAll('ß', 'ss');
}

export function surnameOf({ text }: Entity): string {
  return text.slice(text.lastIndexOf(' ') + 1);
}

function words(list: string): string[] {
  return list.split(' ');
}

function spaced(text: string, isSpaced: boolean): string {
  return isSpaced ? text.replace(/(.{4})(?=.)/g, '$1 ') : text;
}

function makeIban(random: SeededRandom): string {
  const account = random.text(DIGITS, 18);
  return `DE${String(98n - (BigInt(`${account}131400`) % 97n)).padStart(2, '0')}${account}`;
}

function makeCard(random: SeededRandom): string {
  const digits = `4${random.text(DIGITS, 14)}`;
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
