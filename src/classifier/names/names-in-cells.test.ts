import { describe, expect, it } from 'vitest';
import { findingsOf } from '../detector-spec.fixture.ts';
import { personName } from '../detectors/person-name.ts';
import { otherHalves } from './names-in-cells.ts';

const BOTH = ['PERSON Franziska', 'PERSON Oberndörfer'];

describe('otherHalves', () => {
  it.each([
    'Please call Franziska   Oberndörfer tomorrow.',
    'Please call Franziska\tOberndörfer tomorrow.',
    'Please call Franziska\n   Oberndörfer tomorrow.',
    'We hereby confirm what was agreed upon by phone with Franziska\nOberndörfer this morning.',
    '<td>Franziska</td><td>Oberndörfer</td>',
    '<tr>\n  <td>Franziska</td>\n  <td class="last">Oberndörfer</td>\n</tr>',
    '<div>Franziska</div> <div>Oberndörfer</div>',
    'Franziska;Oberndörfer;Berlin',
    'id;17;Franziska;Oberndörfer',
    '17,Franziska,Oberndörfer,5f3a',
    '"Franziska","Oberndörfer"',
    "['Franziska', 'Oberndörfer']",
    'Franziska\tOberndörfer\tBerlin',
    '| Franziska | Oberndörfer | Berlin |',
  ])('finds both halves of %j', (text) => {
    expect(findingsOf(personName, text)).toEqual(BOTH);
  });

  it.each([
    '<td>Oberndörfer</td><td>Franziska</td>',
    'N:Oberndörfer;Franziska;;;',
    '17;Oberndörfer;Franziska',
  ])('finds both halves of %j, the surname first', (text) => {
    expect(findingsOf(personName, text)).toEqual([...BOTH].reverse());
  });

  it.each(['FRANZISKA OBERNDÖRFER', 'to:\nFRANZISKA OBERNDÖRFER\n17', 'OBERNDÖRFER, FRANZISKA'])(
    'finds a name in capitals that is the whole of a line: %j',
    (text) => {
      const name = text.split('\n').find((line) => line.includes('FRANZISKA'));
      expect(findingsOf(personName, text)).toEqual([`PERSON ${name}`]);
    },
  );

  it('finds both halves in capitals', () => {
    expect(findingsOf(personName, 'FRANZISKA;OBERNDÖRFER')).toEqual([
      'PERSON FRANZISKA',
      'PERSON OBERNDÖRFER',
    ]);
  });

  it('takes the whole of a double surname', () => {
    expect(findingsOf(personName, '| Franziska | Oberndörfer-Weiß |')).toEqual([
      'PERSON Franziska',
      'PERSON Oberndörfer-Weiß',
    ]);
  });

  it.each([
    'Regards,\nFranziska\nGeschäftsführung',
    'Danke, Franziska\nRechnungsabgleich folgt',
    'Hi Franziska\n\nRechnungsabgleich folgt',
    '| Franziska | Projektleitung | Berlin |',
    '| Franziska |\n| Oberwert | 17 |',
    '<ul><li>Franziska</li><li>Betriebsrat</li></ul>',
    '| Franziska | Oberhuber County Day |',
    '"Franziska","kommt"',
    '<comment lang="de">Franziska</comment>\n<comment lang="pl">Oberwert</comment>',
    'Franziska; Umsatzziel: 17',
    '"Franziska" und "Oberwert"',
    "['Franziska', 'FRNZ', 'Frz']",
  ])('takes nothing else for a half in %j', (text) => {
    const start = text.indexOf('Franziska');
    expect(otherHalves(text, [{ start, end: start + 'Franziska'.length }])).toEqual([]);
  });
});
