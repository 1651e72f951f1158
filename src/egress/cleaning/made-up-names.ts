// Names of nobody: given names are few and common, but no words that a model would say of itself (urban, vera); family
// names are put together and stand in no register known to us.
const GIVEN =
  'Almut Brunhild Carla Dario Eilika Falko Greta Henrik Ilse Jonas Karin Leander Mirja Nils Odila Pavel Rieke Soren Thekla Ulrika ' +
  'Verena Wanda Xaver Yara Zita Arvid Britta Cosima Detlev Elin Fabio Gesa Hilka Ivo Jorun Kolja Linnea Marit Nora Ottilie ' +
  'Paulina Rurik Saskia Tjark Uwe Vivien Wiebke Yannis';
const FIRST =
  'Vel Tor Bran Kes Mar Lind Hal Ost Fen Gro Rav Sel Tam Ulv Wes Yar Zor Bel Cor Dan Eck Fal Gar Hov';
const MIDDLE = 'an el or in ar ev un ol em ik os ad er am is ul';
const LAST = 'dersen berg qvist mund stad holt weld ford lund mark sted rup brink vald grove thal';
const TOWNS = 'Nordhaven Ostwick Lindmere Falkenrode Westergard Brannhall Kestrup Velmoor';
const WAYS = 'Street Lane Road Avenue';

const given = GIVEN.split(' ');
const first = FIRST.split(' ');
const middle = MIDDLE.split(' ');
const last = LAST.split(' ');
const towns = TOWNS.split(' ');
const ways = WAYS.split(' ');

export function givenName(bytes: Uint8Array): string {
  return pick(given, bytes, 0);
}

/** One of some 98,000. */
export function familyName(bytes: Uint8Array): string {
  return `${pick(first, bytes, 1)}${pick(middle, bytes, 2)}${pick(middle, bytes, 4)}${pick(last, bytes, 3)}`;
}

export function street(bytes: Uint8Array): string {
  return `${1 + (bytes[5] ?? 0)} ${familyName(bytes)} ${pick(ways, bytes, 8)}`;
}

/** As most of Europe writes it. */
export function streetFirst(bytes: Uint8Array): string {
  return `${familyName(bytes)} ${pick(ways, bytes, 8)} ${1 + (bytes[5] ?? 0)}`;
}

/** On one line, without a comma at its ends. */
export function streetAddress(bytes: Uint8Array): string {
  const code = `00${String(((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0))
    .padStart(5, '0')
    .slice(0, 3)}`;
  return `${street(bytes)}, ${code} ${pick(towns, bytes, 9)}`;
}

function pick(list: readonly string[], bytes: Uint8Array, index: number): string {
  return list[(bytes[index] ?? 0) % list.length]!;
}
