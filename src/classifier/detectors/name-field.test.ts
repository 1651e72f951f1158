import { describe, expect, it } from 'vitest';
import { findingsOf } from '../detector-spec.fixture.ts';
import { nameField } from './name-field.ts';

describe('nameField', () => {
  it.each([
    '{"firstName":"Ottokar","lastName":"Oberndörfer"}',
    '<lastName>Oberndörfer</lastName>',
    '<given value="Ottokar"/><family value="Oberndörfer"/>',
    '<name><given>Ottokar</given><family>Oberndörfer</family></name>',
    '{"given":["Ottokar"],"family":"Oberndörfer"}',
    'familyName=Oberndörfer',
    "last_name: 'Oberndörfer'",
    'last-name: Oberndörfer',
    'LAST_NAME=OBERNDÖRFER',
    'Last Name: Oberndörfer',
    '<th>Nachname</th><td>Oberndörfer</td>',
    'Nachname: Oberndörfer',
    'nom de famille : Oberndörfer',
    'Apellidos: Oberndörfer',
    'Cognome: Oberndörfer',
    'achternaam: Oberndörfer',
    'Apelido: Oberndörfer',
    'Nazwisko: Oberndörfer',
  ])('reads the family name of %s', (text) => {
    const names = findingsOf(nameField, text).map((line) => line.toLowerCase());
    expect(names).toContain('person oberndörfer');
  });

  it.each([
    ['surname: van der Waalsdonk', 'van der Waalsdonk'],
    ['Apellidos: Zubizarreta Goñi', 'Zubizarreta Goñi'],
    ['"lastName": "O’Hanrahan"', 'O’Hanrahan'],
    ['"lastName": "McKellop"', 'McKellop'],
    ['"lastName": "Oberndörfer-Weiß"', 'Oberndörfer-Weiß'],
  ])('takes the whole of %s', (text, name) => {
    expect(findingsOf(nameField, text)).toEqual([`PERSON ${name}`]);
  });

  it.each([
    'lastName: String',
    'lastName: Joi.string()',
    'last_name = CharField(max_length=50)',
    'lastName: FormControl',
    'last_name: Required',
    '"lastName": "Nachname"',
    '"surname": "Příjmení"',
    'surname: Word',
    '{"family":"Roboto","size":12}',
    '<fontset><family>Roboto</family></fontset>',
    'const ways = (given: Given) => given',
    'fileName: Oberndörfer',
  ])('leaves alone %s', (text) => {
    expect(findingsOf(nameField, text)).toEqual([]);
  });
});
