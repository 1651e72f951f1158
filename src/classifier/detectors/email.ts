import { findingOf, firstMatchIn, thinned } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const DOMAIN = /@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}-])/iuy;
const LOCAL_PART = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]$/u;
const BRACKETED =
  /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64} {0,2}[[({] {0,1}(?:at|@|ät) {0,1}[\])}] {0,2}[A-Za-z0-9-]{1,63}(?: {0,2}(?:[[({] {0,1}(?:dot|punkt|point|\.) {0,1}[\])}]|\.) {0,2}[A-Za-z0-9-]{1,63}){1,5}/gi;
const SPOKEN =
  /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{1,40}(?: (?:dot|punkt|point|dash|underscore) [A-Za-z0-9_-]{1,40}){0,4} (?:at|ät|arobase|arroba) [A-Za-z0-9-]{1,40}(?: (?:dash|minus|hyphen) [A-Za-z0-9-]{1,40}){0,3} (?:dot|punkt|point|punto) [a-z]{2,12}(?: (?:dot|punkt|point|punto) [a-z]{2,12}){0,2}/gi;
const AT_WORD = /\b(?:at|arobase|arroba)\b|ät/i;
/** Domains set apart for examples (RFC 2606) and addresses that are no person's. */
const EXAMPLE =
  /@(?:[\w-]{1,63}\.){0,3}(?:example\.(?:com|org|net)|example|test|invalid|localhost|domain\.com|users\.noreply\.github\.com)$/i;
/** `logo@2x.png`, `ca@valencia.po`. */
const FILE = /\.(?:png|jpe?g|gif|svg|webp|avif|ico|css|js|json|html?|header|xml|ya?ml|po|txt)$/i;
const NOBODY = /^(?:noreply|no-reply|donotreply|mailer-daemon|git)@/i;
/** What stands before the `@` of addresses that many people read: of offices, not of one person. */
const OFFICES = new Set(
  `info infos information support service services contact contacts contactus kontakt contacto contatti contatto contato
  hello hallo hola ciao sales vertrieb verkauf ventas vendite vendas verkoop sprzedaz billing accounting accounts invoices
  invoice rechnung rechnungen buchhaltung compta comptabilite facturation facturacion fatturazione contabilidad contabilita
  contabilidade faturamento boekhouding administratie ksiegowosc faktury help helpdesk hotline aide ayuda aiuto ajuda pomoc hulp
  hilfe admin administrator administration administracion amministrazione office buero bureau oficina ufficio escritorio
  kantoor biuro sekretariat secretariat secretaria segreteria secretariaat team press presse prensa stampa imprensa pers
  media marketing hr personal personalabteilung rh jobs job careers career karriere bewerbung bewerbungen recrutement empleo
  lavoro kariera rekrutacja security abuse postmaster webmaster hostmaster root privacy datenschutz rgpd gdpr dpo legal
  rechtsabteilung feedback newsletter news orders order bestellung bestellungen commande commandes pedidos ordini
  bestellingen zamowienia shop store tienda negozio winkel sklep customer customers customercare customerservice
  kundenservice kundendienst serviceclient clients client clientes clienti klantenservice atencion atencioncliente
  atencionalcliente assistenza assistencia soporte suporte sav reclamos reclami reclamacoes reklamation reklamacje
  reception empfang accueil recepcion receptie recepcja booking bookings reservations reservierung reservation reservas
  prenotazioni partners partner investors ir events event training it dev ops devops noc api bugs notifications
  notification alerts alert licensing opensource community maintainers`
    .trim()
    .split(/\s+/),
);
const NOT_LETTERS = /[^a-z]+/;
/** Keys of a form or a query whose value is an address. */
const NAME_OF_FIELD =
  /^(?:[\w-]{0,20}mail[\w-]{0,20}|to|from|cc|bcc|user(?:name)?|login|contact|sender|recipient|reply-?to|owner|account|id|q|query|search)$/i;
/** From the `://` of an address on, where a user or a password follows. */
const WITHIN_URL = /:\/\/[^\s/"'<>`]{0,100}$/;
const MAX_BEFORE = 104;
const make = findingOf('EMAIL', 'confidential', 'personal');
/** That of an office identifies nobody. */
const makeOffice = findingOf('EMAIL', 'internal', 'personal');

/** Addresses of e-mail spelled `name [at] host (dot) com` or `name dot surname at host dot com`. */
export const spelledEmail: Signal = {
  name: 'spelled-email',
  version: '1',
  words: ['dot', 'punkt', 'arobase', 'arroba', 'point', 'punto'],
  patterns: [BRACKETED, SPOKEN, AT_WORD],
  detect: (text, view) => spelledAddresses(text, view.hits),
};

/** Addresses of e-mail as they are typed, and `name[at]host.com`. */
export const emailAddress: Signal = {
  name: 'email-address',
  version: '1',
  patterns: [DOMAIN, LOCAL_PART, EXAMPLE, FILE, NOBODY, NOT_LETTERS, NAME_OF_FIELD, WITHIN_URL],
  detect: (text, { traits }) => {
    const found: RawFinding[] = [];
    if (traits.hasAt) addPlain(text, found);
    for (const sign of traits.hasAt ? BRACKETED_SIGNS : BRACKETED_WORDS) addBracketed(text, sign, found);
    return found;
  },
};

function addPlain(text: string, found: RawFinding[]): void {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at === 0 || !isLocal(text.charCodeAt(at - 1))) continue;
    DOMAIN.lastIndex = at;
    if (!DOMAIN.test(text)) continue;
    const end = DOMAIN.lastIndex;
    let start = at;
    while (start > 0 && at - start < 64 && isLocal(text.charCodeAt(start - 1))) start -= 1;
    start = startWithin(text, start, at);
    // Markdown, code and mail headers put quotes around an address.
    while (start < at && /^[.'*`=/{|?&-]$/.test(text[start]!)) start += 1;
    if (start === at) continue;
    const address = text.slice(start, end);
    if (isPassword(text, start) || EXAMPLE.test(address) || FILE.test(address) || NOBODY.test(address))
      continue;
    found.push(isOffice(text.slice(start, at)) ? makeOffice({ start, end }) : make({ start, end }));
  }
}

/** `info`, `support-eu`, `sales.it`: the word for an office, and nothing after it as long as a name. */
function isOffice(local: string): boolean {
  const [first = '', ...rest] = local.toLowerCase().split(NOT_LETTERS);
  return OFFICES.has(first) && rest.every((part) => part.length < MIN_NAME || OFFICES.has(part));
}

/** Shorter parts of an address are a country or a team. */
const MIN_NAME = 3;

/** What ASCII an address may have before its `@`. */
const IS_LOCAL = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) IS_LOCAL[code] = LOCAL_PART.test(String.fromCharCode(code)) ? 1 : 0;

function isLocal(code: number): boolean {
  return code < 0x80 ? IS_LOCAL[code] === 1 : LOCAL_PART.test(String.fromCharCode(code));
}

/** Where an address begins that stands in the path or the query of another: `/clients/jane@host.de`, `?to=jane@host.de`. */
function startWithin(text: string, start: number, at: number): number {
  const local = text.slice(start, at);
  let from = 0;
  for (const sign of '/?&') from = Math.max(from, local.lastIndexOf(sign) + 1);
  // `bounce+jane=host.de@lists.org`, but not `email=jane@host.de`.
  const equals = local.indexOf('=', from);
  return start + (equals > from && NAME_OF_FIELD.test(local.slice(from, equals)) ? equals + 1 : from);
}

/** `scheme://user:password@host` is a credential, and another signal's; `scheme://user@host` is the address of a machine. */
function isPassword(text: string, start: number): boolean {
  return WITHIN_URL.test(text.slice(Math.max(0, start - MAX_BEFORE), start));
}

function spelledAddresses(text: string, hits: readonly number[]): RawFinding[] {
  const found: RawFinding[] = [];
  let covered = 0;
  for (const at of thinned(hits, 20)) {
    if (at < covered) continue;
    const from = Math.max(covered, at - 130);
    const to = Math.min(text.length, at + 80);
    if (!AT_WORD.test(text.slice(from, to))) continue;
    const match = firstMatchIn(BRACKETED, text, from, to) ?? firstMatchIn(SPOKEN, text, from, to);
    if (match === undefined) continue;
    found.push(make(match));
    covered = match.end;
  }
  return found;
}

const BRACKETED_WORDS = ['[at]', '(at)', '{at}'];
const BRACKETED_SIGNS = [...BRACKETED_WORDS, '[@]', '(@)'];

/** `name [at] host.com`, with no word for the dot. */
function addBracketed(text: string, sign: string, found: RawFinding[]): void {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    const match = firstMatchIn(BRACKETED, text, Math.max(0, at - 67), Math.min(text.length, at + 130));
    if (match !== undefined) found.push(make(match));
  }
}
