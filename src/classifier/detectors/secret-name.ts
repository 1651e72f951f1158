import { createWordTable } from '../words/word-table.ts';

const listOf = (words: string): readonly string[] => words.split(/\s+/).filter((word) => word !== '');

/** Names of secrets: what is assigned to one, or said to be one, is a secret. */
const STRONG_WORDS = listOf(`
  password passwords passwd passphrase passcode pwd pass pw psw pswd passkey secret secrets token creds credential
  credentials apikey apikeys apitoken apisecret accesskey accesstoken secretkey secretaccesskey privatekey privatetoken
  clientsecret appsecret appkey authtoken authkey refreshtoken bearertoken sessiontoken masterkey sharedkey accountkey
  signingkey signingsecret encryptionkey decryptionkey dbpassword dbpasswd dbpass dbpwd rootpassword adminpassword
  userpassword userpass mysqlpassword pgpassword redispassword requirepass masterauth webhooksecret sharedsecret
  jwtsecret sharedaccesskey storagekey sastoken sessionsecret cookiesecret keypass storepass psk
  passwort passwörter kennwort geheimnis zugangsdaten losungswort zugangscode zugangsschlüssel
  contraseña contraseñas contrasena clave credenciales passe mdp motdepasse identifiants parola credenziali
  senha wachtwoord hasło haslo pin`);
/** Names that are one of a secret beside another word (`api key`), or when the value looks like nothing else. */
const WEAK_WORDS = listOf(`
  key keys pat tokens auth authorization schlüssel clé chiave chave sleutel klucz cookie nonce salt sig`);
const WEAK: ReadonlySet<string> = new Set(WEAK_WORDS);
/** What people choose themselves: an ordinary word or a row of digits may be one. Machines make the other secrets. */
const CHOSEN: ReadonlySet<string> = new Set(
  listOf(`
  password passwords passwd passphrase passcode pwd pass pw psw pswd dbpassword dbpasswd dbpass dbpwd rootpassword
  adminpassword userpassword userpass mysqlpassword pgpassword redispassword requirepass masterauth keypass storepass
  passwort passwörter kennwort losungswort zugangscode zugangsdaten contraseña contraseñas contrasena clave passe mdp
  motdepasse parola senha wachtwoord hasło haslo pin`),
);
const QUALIFIER =
  /(?:secret|token|api|access|auth|private|client|signing|encryption|crypt|master|account|shared|security|license|licence|hmac|wpa|session|jwt|subscription|consumer|integration|deploy|webhook|instrumentation|app|admin|unseal|write|ingest)[ _.-]?(?:access[ _.-]?)?$/i;
/** The same, right before a place. */
const QUALIFIED = new RegExp(`(?<=${QUALIFIER.source.slice(0, -1)})`, 'iy');
/** By two characters, five bits each: whether a word of a pattern ends in them. */
function endingsOf(pattern: RegExp): Uint8Array {
  const endings = new Uint8Array(1 << 10);
  for (const [word] of pattern.source.matchAll(/[a-z\d]{2,}/g)) endings[endingAt(word, word.length)] = 1;
  return endings;
}

function endingAt(text: string, end: number): number {
  return ((text.charCodeAt(end - 2) & 31) << 5) | (text.charCodeAt(end - 1) & 31);
}

/** Tells most words before a name from those of a pattern. */
function mayEndIn(endings: Uint8Array, text: string, at: number): boolean {
  return endings[endingAt(text, at > 0 && ' _.-'.includes(text.charAt(at - 1)) ? at - 1 : at)] === 1;
}

const ENDS_QUALIFIER = endingsOf(QUALIFIER);
/** Before a word: a key or token that anyone may see, or that opens nothing. */
const OPEN =
  /(?:public|publishable|authenticity|csrf|xsrf|antiforgery|verification|next|page|continuation|sync|cancellation|primary|foreign|partition|sort|cache|object|row|map|idempotency|translation|i18n|group|unique|index|natural|composite|registry|host|design|erc20|ssh-rsa|hash|dictionary|(?<![a-z])per|lookup|entity|item|field|property|file|blob|content|message|request|log|model|react|widget|storage[ _.-]?item)[ _.-]?$/i;
const ENDS_OPEN = endingsOf(OPEN);
const FIRST_NAME = /[a-z\d]{2}[_.-]?$/i;
/** Before a name in a template, which says what to put there: `{{ password | …`. */
const IN_TEMPLATE = /\{\{-? ?(?:[\w.]{1,20}[._])?$/;
/** After a word: what is named stands beside the secret, such as its length or the file it lies in. */
const BESIDE: ReadonlySet<string> = new Set(
  listOf(`
  id ids name names file filename files path paths dir directory folder url urls uri endpoint host hostname port length
  len size bits bytes type types policy field fields label labels format ref refs reference header headers count max
  min expiry expires expired expiration expire ttl timeout arn algorithm alg algo provider class char chars charset
  alphabet regex pattern placeholder hint prompt required enabled disabled reset link page location version position
  index usage usages limit budget mode vault manager scope scopes selector alias pair pairs strength str chain ring
  board stroke code codes press pressed down up event frame frames schema column table map prefix suffix rotation age
  source status state validator generator factory error message msg title description icon input form visibility
  strategy digest hash hashes fingerprint thumbprint info metadata method group role user username exchange management
  encoding ops agreement derivation meshing interval cost price stream bucket parser store selector spec request signature signatures helper num
  checksum ms sec secs seconds minutes hours days rate ratio latency throughput`),
);
/** The words of a name: `KeyFile`, `KEY_FILE`, `key-file`. */
const PARTS = /[A-Z]?[a-z]{1,30}|[A-Z]{1,30}/g;
export const SECRET_NAME_PATTERNS: readonly RegExp[] = [
  QUALIFIER,
  QUALIFIED,
  OPEN,
  FIRST_NAME,
  IN_TEMPLATE,
  PARTS,
];

/** The words that wake the detectors of secrets that are named. */
export const SECRET_WORDS: readonly string[] = [...STRONG_WORDS, ...WEAK_WORDS];

const WEAK_TABLE = createWordTable(WEAK_WORDS.map((word) => [word, true] as const));

/** Whether the word that begins at `at` is a weak name with nothing before it that makes it more. */
export function isWeakName(text: string, at: number): boolean {
  if (WEAK_TABLE.at(text, at) === undefined) return false;
  if (!mayEndIn(ENDS_QUALIFIER, text, at)) return true;
  QUALIFIED.lastIndex = at;
  return !QUALIFIED.test(text);
}

/** `fair`: a key that has a first name (`algoliaKey`), of which more is believed than of a plain `key`. */
export type NameStrength = 'strong' | 'fair' | 'weak' | 'none';

/** Whether the word names a secret that people choose, rather than one that a machine makes. */
export function namesChosenSecret(word: string): boolean {
  return CHOSEN.has(word.toLowerCase());
}

/**
 * How much a name says that what it is given is a secret; `text[start, wordEnd)` is the word in it that woke the
 * detector, `nameEnd` where the name ends.
 */
export function strengthOfName(
  text: string,
  { start, wordEnd, nameEnd }: { start: number; wordEnd: number; nameEnd: number },
): NameStrength {
  const before = text.slice(Math.max(0, start - 24), start);
  if (
    (mayEndIn(ENDS_OPEN, text, start) && OPEN.test(before)) ||
    (before.includes('{{') && IN_TEMPLATE.test(before))
  )
    return 'none';
  if (nameEnd > wordEnd) {
    const parts = text.slice(wordEnd, nameEnd).match(PARTS);
    if (parts?.some((part) => BESIDE.has(part.toLowerCase())) === true) return 'none';
  }
  const word = text.slice(start, wordEnd).toLowerCase();
  if (!WEAK.has(word)) return 'strong';
  if (mayEndIn(ENDS_QUALIFIER, text, start) && QUALIFIER.test(before)) return 'strong';
  return word === 'key' && FIRST_NAME.test(before) ? 'fair' : 'weak';
}
