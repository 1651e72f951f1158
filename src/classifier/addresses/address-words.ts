import { hashOfWord } from '../words/fold-letters.ts';
import { createHashTable } from '../words/hash-table.ts';

/** What a word tells of an address: a bit for each, since a word may tell several things. */
export const STREET_AFTER = 1;
export const STREET_BEFORE = 2;
export const PLAIN_STREET = 4;
export const INNER = 8;
export const AND = 16;
export const UNIT = 32;
export const BOX = 64;
export const REGION = 128;
export const CONTEXT = 256;
export const POSTCODE_WORD = 512;
export const DISTRICT = 1_024;
export const NUMBER_WORD = 2_048;
export const DIRECTION = 4_096;
export const DOOR = 8_192;
export const POSTCODE_LINK = 16_384;

/** In the languages of Europe and America; in lower case, with accents or without. */
const WORDS: readonly (readonly [kind: number, words: string])[] = [
  // Stand after the name of the street: `Park Road`, `Lange Gasse`, `Deák utca`.
  [
    STREET_AFTER,
    'street st road rd avenue ave av lane ln parade drive dr boulevard blvd court ct close way place pl terrace ter square sq crescent cres parkway pkwy highway hwy view gardens grove hill circle cir row mews trail trl loop alley plaza path pike run crossing ridge walk wharf quay kingsway close freeway expressway turnpike estate heights strasse straße str weg platz gasse allee ring ufer damm chaussee steig straat laan weg plein gracht kade singel dreef utca u ut utja ter korut ter gade gata gatan vej vei veien vegen gate allé bulevard ulica cesta trg namesti nabrezi trida katu tie polku torv torget plads plass markt tori caddesi sokak sokagi',
  ],
  // Stand before it: `rue de la Paix`, `ul. Polna`, `Calle Mayor`.
  [
    STREET_BEFORE,
    'rue avenue av boulevard bd blvd impasse chemin allee allees place quai cours passage square route villa esplanade sentier calle c avda avenida plaza pza paseo carrera camino camino ronda travesia glorieta callejon carretera via viale piazza piazzale corso largo vicolo strada contrada borgo lungomare rua r avenida travessa praca alameda estrada beco calcada ulica ul aleja al aleje osiedle os plac pl rondo skwer str strada strasse straße jalan jln lorong am im zum zur unter fuente colonia cami carrer rambla',
  ],
  // Mean nothing but a street, also without a capital.
  [PLAIN_STREET, 'street road avenue boulevard lane'],
  // Stand within the name of a street or place in lower case.
  [
    INNER,
    'do dos das de du des da la le les el los las del della dello delle dei degli di d l der den dem die das van von zu zur zum am im an auf in upon on under sur sous lez en nad pod bei the of and y e et und i og och ten ter het aan dalla dalle dai da z u ve v pri na ob bis quater',
  ],
  // Stand between two names.
  [AND, 'and und et y'],
  [
    UNIT,
    'apt apartment apartments suite ste unit flat floor fl room rm bldg building door dept m lok lokal mieszkanie appartement appt app bat batiment etage esc escalera piso puerta pta planta int interno scala piano andar bus box bloco bloque etaj stock og wohnung whg top apto depto torre conjunto lot plot lote block blk hus lgh byt daire kat',
  ],
  // A box instead of a street.
  [BOX, 'box postfach apartado casella skrytka psc postbus postboks caixa'],
  [
    REGION,
    'al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc ab bc mb nb nl ns nt nu on pe qc sk yt nsw vic qld tas aa ae ap',
  ],
  // Say that an address is meant.
  [
    CONTEXT,
    'address addresses adresse adressen anschrift direccion direcciones domicilio indirizzo residenza residente adres adresu zamieszkaly zamieszkala mieszka morada endereco residencia lives live living lived resides residing residence located situated moved move moving ship shipping shipped deliver delivery delivered mail mailing send sent billing street wohnt wohnhaft wohne lebt zieht ziehe gezogen lieferadresse habite habitant demeurant domicilie sis livrer livraison vive vivo reside domiciliado enviar entrega abita abito spedire consegna woont woon wonende bezorgen gevestigd mora moro vivem reside mieszkam ulicy lakcim cim adresa bydliste bydlisko osoite adress bopael bolig bor bosatt asuu adresi ikamet meet meeting taxi drops return office offices house home flat pick visit',
  ],
  // Name a number that is a postcode.
  [
    POSTCODE_WORD,
    'zip zipcode postcode postcodes postalcode pincode eircode plz postleitzahl cap cep postnummer postnr postinumero irsz',
  ],
  // Stand between such a word and the number: `zip code is 29687`.
  [POSTCODE_LINK, 'is ist est es code codes codigo kod number'],
  // Begin the name of a part of a town: `Col. Roma Norte`, `Cité El Khadra`.
  [
    DISTRICT,
    'col colonia urb urbanizacion fracc fraccionamiento barrio bairro cite quartier quinta jardim vila distrito district sector mahallesi mah ward taman kampung kp desa',
  ],
  // Stand between a street and its number: `Caddesi No: 12`.
  [NUMBER_WORD, 'no nr num numero numer nummer'],
  // Stand before or after the name of a street: `1523 W Division St`, `Devon Street West`.
  [DIRECTION, 'n s e w ne nw se sw north south east west northeast northwest southeast southwest norte sur'],
  // Stand after the number of a floor: `3.º Esq.`, `2. tv`.
  [
    DOOR,
    'izq izda izquierda dcha derecha esq dto drt fte tv th mf sal stock og obergeschoss stockwerk etage piso andar',
  ],
];

const KINDS_BY_HASH = new Map<number, number>();
for (const [kind, words] of WORDS) {
  for (const word of words.split(' ')) {
    const hash = hashOfWord(word, 0, word.length);
    KINDS_BY_HASH.set(hash, (KINDS_BY_HASH.get(hash) ?? 0) | kind);
  }
}

const TABLE = createHashTable(KINDS_BY_HASH);

/** The bits of what a word tells of an address, by the hash of `hashOfWord`; 0 for nothing. */
export function addressKindsOf(hash: number): number {
  return TABLE.of(hash);
}
