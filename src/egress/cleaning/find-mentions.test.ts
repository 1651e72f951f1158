import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { createFindMentions } from './find-mentions.ts';
import { MENTION_PATTERNS, type Original } from './needles.ts';
import { MARK_PATTERNS } from './replace-places.ts';

const FRANZISKA: Original = { type: 'PERSON', kind: 'person', text: 'Franziska Oberndörfer' };
const ANNA: Original = { type: 'PERSON', kind: 'person', text: 'Anna Großmann' };
const DOUBLE: Original = { type: 'PERSON', kind: 'person', text: 'Renée Lefèvre-Dubois' };
const OCONNELL: Original = { type: 'PERSON', kind: 'person', text: 'Siobhán O’Connell' };
const NIETO: Original = { type: 'PERSON', kind: 'person', text: 'José Peña Nieto' };
const OSTERGAARD: Original = { type: 'PERSON', kind: 'person', text: 'Jürgen Østergård' };
const VON_DER_HEIDE: Original = { type: 'PERSON', kind: 'person', text: 'Dr. Clara von der Heide' };
const LUKASZ: Original = { type: 'PERSON', kind: 'person', text: 'Łukasz Østergård' };
const MUELLER: Original = { type: 'PERSON', kind: 'person', text: 'Sabine Muellerstein' };
const IVAN: Original = { type: 'PERSON', kind: 'person', text: 'Иван Петров' };
const NOVAK: Original = { type: 'PERSON', kind: 'person', text: 'Petr Novák' };
const SABINE: Original = { type: 'PERSON', kind: 'person', text: 'Sabine Hoffmeister' };
const KIM: Original = { type: 'PERSON', kind: 'person', text: 'Kim' };
const WILL: Original = { type: 'PERSON', kind: 'person', text: 'Will Young' };
const IBAN: Original = { type: 'IBAN', kind: 'iban', text: 'DE89 3704 0044 0532 0130 00' };
const CARD: Original = { type: 'CREDIT_CARD', kind: 'card', text: '4539 1488 0343 6467' };
const SSN: Original = { type: 'US_SSN', kind: 'shaped', text: '536-22-8137' };
const PHONE: Original = { type: 'PHONE', kind: 'phone', text: '+49 89 2180 4711' };
const LOCAL: Original = { type: 'PHONE', kind: 'phone', text: '089 / 2180-4711' };
const ADDRESS: Original = { type: 'ADDRESS', kind: 'address', text: 'Lindenstraße 17, 10969 Berlin' };
const EMAIL: Original = { type: 'EMAIL', kind: 'email', text: 'f.oberwaldner@kanzlei-brandt.de' };
const OFFICE: Original = { type: 'EMAIL', kind: 'email', text: 'info@kanzlei-brandt.de' };
const ACCOUNT: Original = { type: 'MEMBER_ID', kind: 'shaped', text: '12345' };

/** What stands in the text of the original, place by place. */
function found(original: Original, text: string): string[] {
  return createFindMentions([original])(text).map(({ start, end }) => text.slice(start, end));
}

describe('a mention', () => {
  it.each<[Original, string, string]>([
    [FRANZISKA, 'see franziska-oberndoerfer.pdf', 'franziska oberndoerfer'],
    [FRANZISKA, 'SHE IS OBERNDOERFER', 'OBERNDOERFER'],
    [FRANZISKA, 'account franziskaoberndoerfer', 'franziskaoberndoerfer'],
    [FRANZISKA, 'const OberndörferFranziska = 1', 'OberndörferFranziska'],
    [FRANZISKA, 'the tool askFranziska', 'Franziska'],
    [FRANZISKA, 'file Oberndörfer2024.docx', 'Oberndörfer'],
    [FRANZISKA, 'Ober\u0000ndörfer', 'Ober\u0000ndörfer'],
    [VON_DER_HEIDE, 'account claravonderheide', 'claravonderheide'],
    [DOUBLE, 'Ms Dubois, Renee, reneelefevredubois', 'Dubois Renee reneelefevredubois'],
    [DOUBLE, 'LefevreDubois_2.pdf, ReneeLefevreDubois', 'LefevreDubois ReneeLefevreDubois'],
    [OCONNELL, 'S. OConnell; siobhanOConnell', 'OConnell siobhanOConnell'],
    [NIETO, 'tags: [pena nieto]', 'pena nieto'],
    [OSTERGAARD, 'juergenostergaard', 'juergenostergaard'],
    [ANNA, 'MS GROSSMANN', 'GROSSMANN'],
    [ANNA, 'a.grossmann', 'grossmann'],
    [LUKASZ, 'lukasz_ostergard', 'lukasz ostergard'],
    [LUKASZ, 'Ostergaard or Oestergaard', 'Ostergaard Oestergaard'],
    [MUELLER, 'Frau Müllerstein', 'Müllerstein'],
    [IVAN, 'Ивану Петрову, о Петрове', 'Иван Петров Петров'],
    [NOVAK, 'Novákovi, s Novákem, paní Nováková', 'Novák Novák Novák'],
    [SABINE, 'der Hoffmeistersche Plan; Hoffmeisterschen', 'Hoffmeister Hoffmeister'],
    [KIM, 'ask Kim or KIM2, not kim', 'Kim KIM'],
    [IBAN, 'DE89_3704_0044_0532_0130_00', 'DE89_3704_0044_0532_0130_00'],
    [IBAN, 'DE89, 3704, 0044, 0532, 0130, 00', 'DE89, 3704, 0044, 0532, 0130, 00'],
    [CARD, '4539–1488–0343–6467', '4539–1488–0343–6467'],
    [CARD, '| 4539 | 1488 | 0343 | 6467 |', '4539 | 1488 | 0343 | 6467'],
    [SSN, '536–22–8137', '536–22–8137'],
    [PHONE, 'or 089 21804711', '89 21804711'],
    [PHONE, 'or 0049 (0)89 / 2180-4711', '89 / 2180-4711'],
    [LOCAL, 'or +49 89 2180 4711', '89 2180 4711'],
    [ADDRESS, 'at Lindenstraße 17,\n10969 Berlin', 'Lindenstraße 17,\n10969 Berlin'],
    [ADDRESS, 'LINDENSTRASSE 17 is', 'LINDENSTRASSE 17'],
    [EMAIL, 'user f.oberwaldner logged in', 'f.oberwaldner'],
  ])('of $text stands in %j as well: %s', (original, text, mention) => {
    expect(found(original, text).join(' ')).toBe(mention);
  });

  it.each<[Original, string]>([
    [FRANZISKA, 'oberndörferisch, franziskanisch'],
    [WILL, 'he will, if young; isYoungEnough, ifWill'],
    [OFFICE, 'for info, ask'],
    [ACCOUNT, '[1, 2, 3, 4, 5] and 123456'],
  ])('of $text is nothing that only looks a little like it: %s', (original, text) => {
    expect(found(original, text)).toEqual([]);
  });

  it('that begins within another and goes on behind it is found as well', () => {
    const find = createFindMentions([FRANZISKA, { ...OFFICE, text: 'franziska@firma-nord.de' }]);
    const text = 'OBERNDÖRFERFRANZISKA@FIRMA-NORD.DE';
    const ends = find(text).map(({ end }) => end);
    expect(Math.max(...ends)).toBe(text.length);
  });

  it('is looked for by expressions that are linear, says recheck', () => {
    for (const { source, flags } of [...MENTION_PATTERNS, ...MARK_PATTERNS])
      expect(checkSync(source, flags).status, source).toBe('safe');
  });
});
