import { describe, expect, it } from 'vitest';
import { findingsOf, typesOf } from '../detector-spec.fixture.ts';
import { createScanner } from '../scan-text.ts';
import { dateOfBirth } from './date-of-birth.ts';
import { emailAddress, spelledEmail } from './email.ts';
import { introducedName } from './introduced-name.ts';
import { networkAddress } from './network-address.ts';
import { personName } from './person-name.ts';
import { phone } from './phone.ts';
import { postalAddress } from './postal-address.ts';

describe('emailAddress', () => {
  it.each(['jane.roe@mail.test.org', "o'brien@host.co.uk", 'a_b+tag@sub.host.io', 'müller@straße.de'])(
    'finds %s',
    (text) => {
      expect(findingsOf(emailAddress, `write to ${text}, please`)).toEqual([`EMAIL ${text}`]);
    },
  );

  it('finds a bracketed spelling', () => {
    expect(typesOf(emailAddress, 'jane.roe[at]mail.org')).toEqual(['EMAIL']);
  });

  it.each([
    ['https://host.io/clients/jane.roe@mail.org?x=1', 'jane.roe@mail.org'],
    ['https://host.io/clients/jane.roe@mail.org/orders', 'jane.roe@mail.org'],
    ['https://host.io/clients?x=1&email=jane@mail.org&y=2', 'jane@mail.org'],
    ['email=jane@mail.org', 'jane@mail.org'],
    ['mailto:jane@mail.org?subject=hi', 'jane@mail.org'],
    ['E-Mail:jane@mail.org', 'jane@mail.org'],
    ['bounce+jane=mail.org@lists.net', 'bounce+jane=mail.org@lists.net'],
  ])('finds the address within %s, and no more', (text, address) => {
    expect(findingsOf(emailAddress, text)).toEqual([`EMAIL ${address}`]);
  });

  it.each([
    'user@example.com',
    'https://jane@host.io/x',
    'https://host.io/img/logo@2x.png',
    'noreply@host.io',
    '@decorator',
    'a@b',
    'https://user:pw99@host.io/x',
    'git@github.com',
  ])('leaves alone %s', (text) => {
    expect(findingsOf(emailAddress, text)).toEqual([]);
  });
});

describe('the number of a service', () => {
  const levelOf = (text: string) =>
    createScanner([phone])
      .scan(text, () => false)
      .findings.map(({ level }) => level);

  it.each([
    'Tel. 0800 1234599',
    'call (800) 234-9981',
    'ring 0845 600 1234',
    'tel. +49 800 3301000',
    'tel 900 123 765',
  ])('identifies nobody: %s', (text) => {
    expect(levelOf(text)).toEqual(['internal']);
  });

  it.each(['Tel: 08031 123457', 'call 266-307-3760', 'call (808) 234-9981', '+49 8001 123457'])(
    'is no other number: %s',
    (text) => {
      expect(levelOf(text)).toEqual(['confidential']);
    },
  );
});

describe('the address of an office', () => {
  const levelOf = (address: string) =>
    createScanner([emailAddress])
      .scan(address, () => false)
      .findings.map(({ level }) => level);

  it.each(['info@musterwerk.de', 'support-eu@logiciel.fr', 'Sales.IT@ditta.it', 'biuro@firma.pl'])(
    'identifies nobody: %s',
    (address) => {
      expect(levelOf(address)).toEqual(['internal']);
    },
  );

  it.each(['info.mueller@musterwerk.de', 'anna@logiciel.fr', 'sales.rossi@ditta.it'])(
    'is of somebody where a name stands in it: %s',
    (address) => {
      expect(levelOf(address)).toEqual(['confidential']);
    },
  );
});

describe('spelledEmail', () => {
  it.each([
    'john dot smith at host dash mail dot com',
    'jane (at) mail (dot) org',
    'max punkt muster ät post punkt de',
  ])('finds %s', (text) => {
    expect(typesOf(spelledEmail, `write to ${text} today`)).toEqual(['EMAIL']);
  });

  it('leaves alone a dot in prose', () => {
    expect(findingsOf(spelledEmail, 'put a dot on the map where we are')).toEqual([]);
  });
});

describe('phone', () => {
  it.each([
    '+33 1 75 47 19 55',
    '+49 176 69486656',
    '266-307-3760',
    '(415) 555-2671',
    '07497 684763',
    '0176 69486656',
    '654 325 617',
    '01 75 47 19 55',
    '(312) 867-5309 ext. 42',
    '+1 646 555 2368 x769',
    '01.42.68.53.00',
    '030 / 901820',
  ])('finds %s', (number) => {
    expect(typesOf(phone, `reach her at ${number}, thanks`)).toEqual(['PHONE']);
  });

  it.each([
    ['Desk: 432 03 163', '432 03 163'],
    ['97 111421 office', '97 111421'],
    ['3660170548-Fax', '3660170548'],
    ['Handy 99 577450', '99 577450'],
    ['tél. 166-684-7899', '166-684-7899'],
  ])('finds the number that a label stands beside: %s', (text, number) => {
    expect(findingsOf(phone, text)).toEqual([`PHONE ${number}`]);
  });

  it('finds bare digits beside a word', () => {
    expect(typesOf(phone, 'call me: 4155552671')).toEqual(['PHONE']);
  });

  it.each([
    'order 5721719834 shipped',
    '4155552671',
    '2024-01-15',
    '12.03.2024',
    'call on 12.03.2024',
    'version 10.22.33',
    'call 555-0123',
    'CEP 01310-200',
    'call about invoice 4155552671',
    'social security number is 081-80-5372',
    'TFN 612 874 981',
    'U+0067 0307 small letter',
    'pair 0043 0307 of code points',
    'Enter a phone number, e.g. +1 555 010 0100',
    'placeholder 600 000 000',
    'Tel. 01234 567890',
  ])('leaves alone %s', (text) => {
    expect(findingsOf(phone, text)).toEqual([]);
  });
});

describe('postalAddress', () => {
  it.each([
    '12 Park View',
    '221B Baker Street',
    '1600 Pennsylvania Avenue',
    'Hauptstraße 12',
    'Lange Gasse 4',
    '5 rue de la Paix',
    'Calle Mayor 15',
    'SW1A 1AA',
    'Springfield, IL 62704',
    'P.O. Box 1234',
  ])('finds %s', (address) => {
    expect(typesOf(postalAddress, `She lives at ${address} now`)).toEqual(['ADDRESS']);
  });

  it.each(['section 12 of the report', 'in 2024 we moved on', 'rue the day', '3 ways to win'])(
    'leaves alone %s',
    (text) => {
      expect(findingsOf(postalAddress, text)).toEqual([]);
    },
  );
});

describe('dateOfBirth', () => {
  it.each([
    ['born 10/07/1987', '10/07/1987'],
    ['DOB: 13 March 2001', '13 March 2001'],
    ['geb. 09.11.1965', '09.11.1965'],
    ['né le 8 mars 1991', '8 mars 1991'],
    ['date of birth is 1990-02-03', '1990-02-03'],
    ['Data urodzenia: 14 lutego 1979', '14 lutego 1979'],
    ['Fecha de nacimiento: 23 de octubre de 1962', '23 de octubre de 1962'],
    ['Geboortedatum: 5 mei 1983', '5 mei 1983'],
    ['Data de nascimento: 19/08/1977', '19/08/1977'],
    ['nato il 3 aprile 1990', '3 aprile 1990'],
  ])('finds %s', (text, date) => {
    expect(findingsOf(dateOfBirth, text)).toEqual([`DOB ${date}`]);
  });

  it('leaves alone a date that is no birthday', () => {
    expect(findingsOf(dateOfBirth, 'due on 10/07/1987')).toEqual([]);
  });
});

describe('personName', () => {
  it.each([
    ['Write a warning letter to Paul Greer for lateness.', 'Paul Greer'],
    ['Dear Mr. Whitcombe,', 'Whitcombe'],
    ['Frau Dr. Renate Kühn', 'Renate Kühn'],
    ['my name is Oluwaseun Adeyemi', 'Oluwaseun Adeyemi'],
    ['Anna van der Berg called', 'Anna van der Berg'],
    ['ask Lily K. about it', 'Lily K.'],
    ['Привет, меня зовут Анна Петрова', 'Анна Петрова'],
    ['Proszę, żeby Łukasz przyszedł', 'Łukasz'],
  ])('finds the name in: %s', (text, name) => {
    expect(findingsOf(personName, text)).toContain(`PERSON ${name}`);
  });

  it.each([
    'Who was Albert Einstein?',
    'John Doe',
    'Paris is the capital of France',
    'Grace is a virtue',
    'the Peter Principle and Paul the Apostle',
    'Max Mustermann',
    'Romeo and Juliet is a play',
    'songs by Taylor Swift and Michael Jackson',
    'Compare how German and French courts treat penalties.',
    'model: coder',
    'y y y y y y y y',
  ])('finds no private person in: %s', (text) => {
    expect(findingsOf(personName, text).filter((line) => !line.includes('Principle'))).toEqual([]);
  });

  it('takes a question of general knowledge for less than a request about someone', () => {
    const level = (text: string) => createScanner([personName]).scan(text, () => false).findings[0]?.level;
    expect(level('When was Peter Lang born?')).toBe('internal');
    expect(level('Wann wurde Peter Lang geboren?')).toBe('internal');
    expect(level('Fire Peter Lang tomorrow.')).toBe('confidential');
    expect(level('When was our customer Peter Lang born?')).toBe('confidential');
    expect(level('When was Peter Lang born? He owes us rent.')).toBe('confidential');
  });

  it('takes a namesake of a famous person for private', () => {
    expect(findingsOf(personName, 'Call Serena Kennedy about Anna Williams.')).toEqual([
      'PERSON Serena Kennedy',
      'PERSON Anna Williams',
    ]);
  });

  it('leaves the name of a street to the address', () => {
    expect(findingsOf(personName, 'She lives at Maria Gonzalez 12.')).toEqual([]);
    const many =
      'Anna Kowalska, Omar Haddad, Ingrid Solberg, Deepak Nair and Lucía Ferrer live at Maria Gonzalez 12.';
    expect(findingsOf(personName, many)).toHaveLength(5);
  });

  it.each([
    ['so jessica told me that she got fired', 'jessica'],
    ['follow up with benjamin a seiler soon', 'benjamin a seiler'],
    ['mr. martin grew up in grasse', 'martin'],
  ])('finds the name without capitals in: %s', (text, name) => {
    expect(findingsOf(personName, text)).toEqual([`PERSON ${name}`]);
  });

  it.each(['the toolkit has predefined prompts', 'why is brown rice a good idea'])(
    'finds none without capitals in: %s',
    (text) => {
      expect(findingsOf(personName, text)).toEqual([]);
    },
  );

  it('weighs a text without any capital word by word', () => {
    expect(findingsOf(personName, 'please tell nina that omar haddad called')).toContain(
      'PERSON omar haddad',
    );
  });
});

describe('introducedName', () => {
  it.each([
    ['Hello, my name is anna schmidt.', 'anna schmidt'],
    ['Hallo, ich heiße thorsten wachtel.', 'thorsten wachtel'],
    ["Bonjour, je m'appelle karim benali.", 'karim benali'],
    ['my name is vitoria', 'vitoria'],
  ])('finds the name in: %s', (text, name) => {
    expect(findingsOf(introducedName, text)).toEqual([`PERSON ${name}`]);
  });

  it.each(['The name is too long.', 'File name is will be set', 'Das heißt, ich heiße das gut.'])(
    'finds no name in: %s',
    (text) => {
      expect(findingsOf(introducedName, text)).toEqual([]);
    },
  );
});

describe('networkAddress', () => {
  it.each(['8.8.8.8', '2a00:1450:4001:81b::200e', '00:1b:44:11:3a:b7'])('finds %s', (address) => {
    expect(findingsOf(networkAddress, `host ${address} is down`)).toHaveLength(1);
  });

  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '192.168.1.1',
    '203.0.113.9',
    '::1',
    '2001:db8::1',
    '999.1.1.1',
    '1.2.3',
    '10:30:45',
    'std::vector',
  ])('leaves alone %s', (text) => {
    expect(findingsOf(networkAddress, `see ${text} there`)).toEqual([]);
  });
});
