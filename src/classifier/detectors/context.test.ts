import { describe, expect, it } from 'vitest';
import { findingsOf, typesOf } from '../detector-spec.fixture.ts';
import { business } from './business.ts';
import { health } from './health.ts';
import { internalHost } from './internal-host.ts';
import { legal } from './legal.ts';
import { markings } from './markings.ts';
import { isAboutSubject, refersToPerson } from './person-reference.ts';
import { proprietaryCode } from './proprietary-code.ts';
import { situations } from './situations.ts';
import { sourceCode } from './source-code.ts';
import { specialCategory } from './special-category.ts';

describe('health', () => {
  it.each([
    'Peter Lang has been diagnosed with bipolar disorder and takes lithium.',
    'My mother has dementia and forgets her pills.',
    'Patientin Renate Kühn, geb. 09.11.1965, Z.n. Schlaganfall.',
    'Patient Luc Morel, diabète de type 2 déséquilibré.',
    'Paciente Ana Belmonte, cáncer de colon estadio III.',
    'I was diagnosed with HIV last week.',
    'A 54-year-old with hypertension came in.',
    'Explain this letter: the patient was diagnosed with HIV in May.',
    'How should I answer Peter Lang, who was diagnosed with HIV?',
    'Bei meiner Tochter wurde Leukämie festgestellt.',
    'Mon mari est sous antidépresseurs depuis mars.',
    'A mi padre le operan de un tumor el lunes.',
    "Mia madre ha l'Alzheimer e si è persa ieri.",
    'Mijn zoon heeft astma en gebruikt een inhalator.',
    'Minha filha começa a quimioterapia na quinta.',
    'Mój syn choruje na cukrzycę.',
    'After my stroke I cannot write any more.',
    'She broke her wrist and two ribs.',
    'He had a cholecystectomy in May and is on enoxaparin.',
    'My colleague is at home with burn-out.',
    'Le han encontrado un tumor en el pulmón.',
    'Prende antidepressivi da anni.',
    "L'autista è diabetico e stamattina stava male.",
    'Encontraram-lhe um tumor no pulmão.',
    'Byłam osiem tygodni na zwolnieniu przez depresję.',
    'Ze hebben bij haar een tumor gevonden.',
  ])('finds health data about a person: %s', (text) => {
    expect(typesOf(health, text)).toEqual(['HEALTH']);
  });

  it.each([
    'What is diabetes?',
    'What is known of the depression of Virginia Woolf?',
    'Explain how insulin works.',
    'List the symptoms of asthma.',
    'The economy showed signs of depression.',
    'Was sind die Symptome von Asthma?',
    'Quels sont les effets secondaires des statines ?',
    '¿Cómo se trata la esquizofrenia?',
    "Quali sono le cause dell'Alzheimer?",
    'Jakie są objawy depresji?',
    'I am writing an article about diabetes in Europe.',
    'My son wants to know how planes fly.',
    'In the novel the sailor learns that he has tuberculosis.',
    'He pushed back his chair and read the head of the table.',
    'A nostalgia for telescopes.',
    'Die Kollegin sucht ihren Schlüssel.',
    "L'autista è nel traffico.",
  ])('leaves alone talk about the subject: %s', (text) => {
    expect(findingsOf(health, text)).toEqual([]);
  });
});

describe('isAboutSubject', () => {
  it.each([
    'At what age may a child stay at home alone?',
    '¿A qué edad puede un niño quedarse solo en casa?',
    'Ab wann darf ein Kind allein zu Hause bleiben?',
    'À partir de quel âge un enfant peut-il rester seul ?',
  ])('knows a question in general that begins with a small word: %s', (text) => {
    expect(isAboutSubject(text)).toBe(true);
  });
});

describe('specialCategory', () => {
  it('finds belief, orientation, crime and danger said of a person', () => {
    for (const text of [
      'Employee Amit Rao is a practising Hindu and a union member.',
      'My colleague is gay and has told nobody.',
      'Mr Dunn was convicted of assault.',
    ]) {
      expect(typesOf(specialCategory, text), text).toEqual(['SPECIAL_CATEGORY']);
    }
  });

  it.each([
    'Der Bewerber ist wegen Betrugs vorbestraft.',
    'Mon fils a été condamné à six mois avec sursis.',
    'El inquilino está en libertad condicional.',
    'Mio fratello ha precedenti penali.',
    'Onze stagiair is non-binair en wordt gepest.',
    'O funcionário é filiado ao sindicato.',
    'Nasz pracownik jest gejem.',
    'Our driver has a police caution for assault.',
  ])('in other languages and roles: %s', (text) => {
    expect(typesOf(specialCategory, text)).toEqual(['SPECIAL_CATEGORY']);
  });

  it.each([
    'Her party lasted until two.',
    'We kept an open house; the prison museum is nearby, she said.',
    'My brother reads the sports pages.',
    'A non-disclosure agreement, he said.',
    'What do Hindus believe?',
    'The European Union agreed.',
    'Explain Christian art.',
    'Mein Sohn bewundert Jude Bellingham.',
    'He stars with Shia LaBeouf.',
    'Isabel la Católica, su esposa, reinó en Castilla.',
  ])('leaves alone %s', (text) => {
    expect(findingsOf(specialCategory, text)).toEqual([]);
  });
});

describe('situations', () => {
  it.each([
    ['MNPI', 'We acquire Delmar for 12 million, the announcement is planned for 9 June.'],
    ['MNPI', 'Wir übernehmen die Mehrheit, bis zur Bekanntgabe darf es niemand wissen.'],
    ['MNPI', "L'offre sera annoncée jeudi avant l'ouverture."],
    ['MNPI', 'Przejęcie ogłosimy w piątek przed sesją.'],
    ['LEGAL_PRIVILEGE', 'Our lawyer thinks that we will lose in court.'],
    ['LEGAL_PRIVILEGE', 'Onze advocaat adviseert om te schikken.'],
    ['SPECIAL_CATEGORY', 'The boy in year 4 has a social worker because of neglect.'],
    ['SPECIAL_CATEGORY', 'Das Jugendamt nahm das Kind wegen Misshandlung in Obhut.'],
    ['HUMAN_RESOURCES', 'Ocena pracownika: niskie wyniki, brak premii.'],
    ['CONTRACT', 'Dienstleistungsvertrag zwischen der Heller GmbH und dem Auftragnehmer.'],
    ['UNPUBLISHED_BUSINESS', 'Our revenue fell to 3.2m and the margin to 41 percent.'],
    ['VULNERABILITY', 'The token check in our portal is not yet fixed.'],
  ])('finds %s in: %s', (type, text) => {
    expect(typesOf(situations, text)).toContain(type);
  });

  it.each([
    'How do mergers work before they are announced?',
    'The company said it has announced the acquisition of its rival.',
    'A lawyer lives next door.',
    'The child plays in the garden.',
    'Write a template for an employment contract.',
    'Revenue is what a firm takes in.',
    'Explain SQL injection to our customers.',
    'Write a scene in which a lawyer tells her client that they will lose the case.',
  ])('leaves alone %s', (text) => {
    expect(findingsOf(situations, text)).toEqual([]);
  });

  it('is not shadowed by words of another situation that stand close', () => {
    expect(typesOf(situations, 'child acquisition, not yet announced: our bid')).toContain('MNPI');
  });
});

describe('refersToPerson', () => {
  const refers = (text: string) => refersToPerson(text, { start: 0, end: text.length });

  it('knows names, kin, oneself and ages', () => {
    for (const text of [
      'Sofia Marin',
      'Mrs Hall',
      'my son',
      'I have been ill',
      'aged 9 years, 9-year-old',
      'Jon B. said',
    ]) {
      expect(refers(text), text).toBe(true);
    }
    for (const text of ['people in general', 'Crohn Disease', 'the United Nations', 'patients often ask']) {
      expect(refers(text), text).toBe(false);
    }
  });
});

describe('markings', () => {
  it.each([
    ['CLASSIFICATION', 'SECRET//NOFORN Summarise the cable.'],
    ['CLASSIFICATION', 'VS-NfD\nBericht'],
    ['CLASSIFICATION', 'OFFICIAL-SENSITIVE: draft'],
    ['CLASSIFICATION', 'VS – Nur für den Dienstgebrauch: Lagebild'],
    ['CLASSIFICATION', 'CONFIDENTIEL DÉFENSE. Note'],
    ['CLASSIFICATION', '(S//NF) Collection on the port'],
    ['CLASSIFICATION', 'GEHEIM. Bericht'],
    ['CONFIDENTIAL_MARKING', 'Strikt vertrouwelijk, niet verspreiden'],
    ['CONFIDENTIAL_MARKING', 'Poufne. Tylko dla zarządu.'],
    ['CONFIDENTIAL_MARKING', 'Strettamente riservato'],
    ['CONFIDENTIAL_MARKING', 'CONFIDENTIAL. Our minimum price is 1.2m.'],
    ['CONFIDENTIAL_MARKING', 'notes\nStrictly confidential\nmore'],
    ['CONFIDENTIAL_MARKING', 'Streng vertraulich: Angebot'],
    ['CONFIDENTIAL_MARKING', 'this is for internal use only'],
  ])('finds %s in: %s', (type, text) => {
    expect(typesOf(markings, text)).toContain(type);
  });

  it.each([
    'What does NOFORN mean?',
    'Explain what TOP SECRET means.',
    'he kept it a secret',
    'SECRET SANTA is on Friday',
    'a confidential tone of voice',
  ])('leaves alone %s', (text) => {
    expect(findingsOf(markings, text)).toEqual([]);
  });
});

describe('legal', () => {
  it.each([
    ['LEGAL_PRIVILEGE', 'ATTORNEY-CLIENT PRIVILEGED. Shorten this.'],
    ['LEGAL_PRIVILEGE', 'Prepared in anticipation of litigation.'],
    ['LEGAL_PRIVILEGE', 'Vertrauliche Mandantenkommunikation: bitte kürzen.'],
    ['LEGAL_PRIVILEGE', 'Counsel advises that we settle.'],
    ['CONTRACT', 'Amend the supply agreement with Bolton Foods.'],
  ])('finds %s in: %s', (type, text) => {
    expect(typesOf(legal, text)).toContain(type);
  });

  it.each([
    'What does "attorney work product" mean?',
    'Explain attorney-client privilege.',
    'a social contract',
  ])('leaves alone %s', (text) => {
    expect(findingsOf(legal, text)).toEqual([]);
  });
});

describe('business', () => {
  it.each([
    ['MNPI', 'Material non-public: revenue will fall.'],
    ['MNPI', 'Project Falcon: we sign the SPA on Thursday.'],
    ['UNPUBLISHED_BUSINESS', 'Cash runway is 5 months (unaudited).'],
    ['UNPUBLISHED_BUSINESS', 'We will close the Dublin office, not announced.'],
    ['HUMAN_RESOURCES', 'Salaries: 48k and 52k.'],
    ['VULNERABILITY', 'Unpatched finding: stored XSS.'],
  ])('finds %s in: %s', (type, text) => {
    expect(typesOf(business, text)).toContain(type);
  });

  it.each([
    'What is material non-public information?',
    'Announce the spring sale.',
    'Explain SQL injection.',
    'Buy milk.',
  ])('leaves alone %s', (text) => {
    expect(findingsOf(business, text)).toEqual([]);
  });
});

describe('sourceCode', () => {
  it('finds code by its look', () => {
    const code = 'import os\n\ndef main():\n    x = 1\n    if x == 1:\n        print("hi")\n    return x\n';
    expect(typesOf(sourceCode, code)).toEqual(['SOURCE_CODE']);
  });

  it('finds it in the middle of a long text', () => {
    const prose = 'We met and talked about the garden, the weather and the price of bread.\n'.repeat(400);
    const code = 'function total(rows) {\n  const sum = rows.length;\n  return sum === 0 ? 1 : sum;\n}\n';
    expect(typesOf(sourceCode, prose + code + prose)).toEqual(['SOURCE_CODE']);
    expect(typesOf(sourceCode, prose)).toEqual([]);
  });

  it.each([
    'SELECT name FROM people;\nUPDATE people SET age = 1;\nDELETE FROM people;',
    '```js\nlet a = () => 1;\n```',
    '#include <stdio.h>\nint main(void) {\n  printf("x");\n}',
    'public class A {\n  private int b = 1;\n}',
    'if (a && b) {\n  this.run();\n} else {\n  x += 1;\n}',
  ])('finds %s', (text) => {
    expect(typesOf(sourceCode, text)).toEqual(['SOURCE_CODE']);
  });

  it.each([
    'Write a function that reverses a list.',
    'We met (all of us); it was good.',
    'the internal team will go',
  ])('leaves alone %s', (text) => {
    expect(findingsOf(sourceCode, text)).toEqual([]);
  });
});

describe('proprietaryCode', () => {
  it.each([
    '# Copyright Acme Corp. Proprietary and confidential.\nx = 1',
    'x = 1\n  // internal use only\n',
    '/* Copyright 2024 Acme. All rights reserved. */',
    '-- VERTRAULICH',
  ])('finds %s', (text) => {
    expect(typesOf(proprietaryCode, text)).toEqual(['PROPRIETARY_CODE']);
  });

  it.each([
    '# internal helper',
    'This is confidential and proprietary.',
    '// Copyright. All rights reserved.\n// SPDX-License-Identifier: MIT',
    `# ${'x'.repeat(300)} confidential`,
  ])('leaves alone %s', (text) => {
    expect(findingsOf(proprietaryCode, text)).toEqual([]);
  });
});

describe('internalHost', () => {
  it.each([
    ['see git.acme.internal/risk/engine', 'git.acme.internal/risk/engine'],
    ['db-1.eu.corp:5432', 'db-1.eu.corp'],
    ['https://wiki.intranet', 'wiki.intranet'],
    ['ask go/payroll-help now', 'go/payroll-help'],
    ['.printer.lan', 'printer.lan'],
  ])('finds the host in %s', (text, host) => {
    expect(findingsOf(internalHost, text)).toEqual([`INTERNAL_HOST ${host}`]);
  });

  it.each([
    'the internal team will go',
    'a.internals',
    'go/no-go/maybe',
    'anna@mail.acme.corp',
    'Acme Corp.',
    'ago/there',
    '.internal',
  ])('leaves alone %s', (text) => {
    expect(findingsOf(internalHost, text)).toEqual([]);
  });
});
