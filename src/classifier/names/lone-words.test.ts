import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../view/lexicon.ts';
import { viewText } from '../view/text-view.ts';
import { findNames } from './find-names.ts';

const namesIn = (text: string): string[] =>
  findNames(text, viewText(text, buildLexicon([])).capitals).map(({ start, end }) => text.slice(start, end));

describe('a word by itself', () => {
  it.each([
    [
      'has an article',
      'Der Tupper wird vom Empfang gestellt. Der Drucker im dritten Stock ist offline. Der Beamer wird vom Empfang gestellt.',
    ],
    [
      'has an article and an adjective',
      'Wir holen den neuen Tupper bald. Bitte den neuen Toner holen und den alten Stecker ziehen.',
    ],
    ['begins a sentence as any word does', 'Compute zones inside the region. Overrides the default region.'],
    ['stands behind its maker', 'Der Renault Clio und der Skoda Octavia sind beliebt.'],
    ['stands behind a thing that people name', 'Das Laufwerk Merkur ist nicht erreichbar.'],
    ['is a place that everybody knows', 'My wife and I want to visit Lisbon in May.'],
    ['is of every day', 'Die Maschine braucht Wasser, und der Kalender ist voll.'],
    ['stands beside another in a company', 'Johnson & Johnson, Marks & Spencer, Ernst & Young.'],
    [
      'is of capitals among words that are not',
      'It is included from other service-specific PAM config files. Print a list of resource URIs instead of the default output.',
    ],
    [
      'is of a language for machines',
      'let X: Meta[key]; package Text::Abbrev; [Name](const Napi::CallbackInfo& info);',
    ],
  ])('is no name where it %s', (_, text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it.each([
    ['Herr Drucker aus dem Einkauf hat Fieber.', ['Drucker']],
    ['Our neighbour Mr Siemens was ill.', ['Siemens']],
    ['It may be too that Kaczmarek was influenced.', ['Kaczmarek']],
    ['Monsieur Renault Clément est né le 3 mai.', ['Renault Clément']],
    ['Die Anna kommt morgen.', ['Anna']],
    ['Ms. Margarot flew to Boston on Saturday.', ['Margarot']],
    ['Emma Clio Renault wohnt hier.', ['Emma Clio Renault']],
    ['Please invite Anna & Tom.', ['Anna', 'Tom']],
  ])('is one in %j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});
