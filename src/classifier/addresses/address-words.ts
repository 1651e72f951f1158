import { hashOfWord } from '../names/fold-letters.ts';

/** What words tell of an address, in the languages of Europe and America. Written without accents and in lower case. */
const WORDS = {
  /** Stand after the name of the street: `Park Road`, `Lange Gasse`, `Deák utca`. */
  streetAfter:
    'street st road rd avenue ave av lane ln drive dr boulevard blvd court ct close way place pl terrace ter square sq crescent cres parkway pkwy highway hwy view gardens grove hill circle cir row mews trail trl loop alley plaza path pike run crossing ridge walk wharf quay kingsway close freeway expressway turnpike estate heights strasse str weg platz gasse allee ring ufer damm chaussee steig straat laan weg plein gracht kade singel dreef utca u ut utja ter korut ter gade gata gatan vej vei veien vegen gate allé bulevard ulica cesta trg namesti nabrezi trida katu tie polku caddesi sokak sokagi',
  /** Stand before it: `rue de la Paix`, `ul. Polna`, `Calle Mayor`. */
  streetBefore:
    'rue avenue av boulevard bd blvd impasse chemin allee allees place quai cours passage square route villa esplanade sentier calle c avda avenida plaza pza paseo carrera camino camino ronda travesia glorieta callejon carretera via viale piazza piazzale corso largo vicolo strada contrada borgo lungomare rua r avenida travessa praca alameda estrada beco calcada ulica ul aleja al aleje osiedle os plac pl rondo skwer str strada strasse am im zum zur unter fuente colonia cami carrer rambla',
  unit: 'apt apartment apartments suite ste unit flat floor fl room rm bldg building door dept m lok lokal mieszkanie appartement appt app bat batiment etage esc escalera piso puerta pta planta int interno scala piano andar bus box bloco bloque etaj stock og wohnung whg top',
  /** A box instead of a street. */
  box: 'box postfach apartado casella skrytka psc postbus postboks caixa',
  region:
    'al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc ab bc mb nb nl ns nt nu on pe qc sk yt nsw vic qld tas aa ae ap',
  /** Say that an address is meant. */
  context:
    'address addresses adresse adressen anschrift direccion direcciones domicilio indirizzo residenza residente adres adresu zamieszkaly zamieszkala mieszka morada endereco residencia lives live living lived resides residing residence located situated moved move moving ship shipping shipped deliver delivery delivered mail mailing send sent billing street wohnt wohnhaft wohne lebt zieht ziehe gezogen lieferadresse habite habitant demeurant domicilie sis livrer livraison vive vivo reside domiciliado enviar entrega abita abito spedire consegna woont woon wonende bezorgen gevestigd mora moro vivem reside mieszkam ulicy meet meeting taxi drops return office offices house home flat pick visit',
  /** Name a number that is a postcode. */
  postcode: 'zip zipcode postcode postalcode plz postleitzahl cap cep postnummer',
} as const;

export type AddressWord = keyof typeof WORDS;

const KINDS = Object.keys(WORDS) as readonly AddressWord[];
const BIT = Object.fromEntries(KINDS.map((kind, index) => [kind, 1 << index])) as Readonly<
  Record<AddressWord, number>
>;
const BITS_BY_HASH = new Map<number, number>();
/** By the last bits of a hash, whether the map may have it. */
const MAY_HAVE = new Uint8Array(16_384);
for (const kind of KINDS) {
  for (const word of WORDS[kind].split(' ')) {
    const hash = hashOfWord(word, 0, word.length);
    MAY_HAVE[hash & 16_383] = 1;
    BITS_BY_HASH.set(hash, (BITS_BY_HASH.get(hash) ?? 0) | BIT[kind]);
  }
}

export function isAddressWord(hash: number, kind: AddressWord): boolean {
  return MAY_HAVE[hash & 16_383] === 1 && ((BITS_BY_HASH.get(hash) ?? 0) & BIT[kind]) !== 0;
}

/** Ends of words that are the name of a street by themselves: `Hauptstraße`, `Keizersgracht`, `Storgatan`. */
const STREET_END =
  /(?:stra(?:ss|ß)e|str|weg|platz|gasse|allee|damm|ufer|steig|pfad|markt|berg|hof|straat|laan|plein|gracht|kade|singel|dreef|dijk|steenweg|plaats|gat(?:a|an)|gade|vej|vejen|vei|veien|veg|vegen|vägen|gården|katu|tie|kuja|polku|vägar|gränd|torg|torget|stien|stræde|gata|braut|vegur|stígur|utca|ulice)$/i;
export const ADDRESS_WORD_PATTERNS: readonly RegExp[] = [STREET_END];

export function hasStreetEnd(word: string): boolean {
  return word.length >= 6 && STREET_END.test(word);
}
