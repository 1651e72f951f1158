/** Words that documentation writes where a secret would stand. */
const STAND_IN =
  /example|placeholder|(?:^|[^a-z])your|changeme|change[_-](?:me|this|it)|dummy|redacted|insert|replace[_-]?|x{6}|(?:^|[^a-z0-9])x{4}|x{4}(?:$|[^a-z0-9])|\*{3}|\.{3}|…|#{4}|<[^<>]{1,60}>|\$\{[^{}]{1,80}|api_key|\{\{[^{}]{1,80}\}\}|#\{[^{}]{1,80}\}|%[A-Z_]{2,40}%|%\([a-z_]{1,40}\)s|my[_-]?(?:secret|password|token|api)|not[_-]?(?:a[_-]?)?(?:real|secret)|fake|t[o0]{2}[_-]?short|here$|goes[_-]?here|random[_-]?string|(?:^|[^a-z])(?:some|secret|password|token)[_-]?(?:secret|password|token|value|string)(?:$|[^a-z])|^\[[A-Z_ a-z]{2,40}\]$|^\{[A-Za-z_. ()'"]{1,80}\}$|\{[a-z_][a-z_.]{0,40}\d?(?:\}|[([])|(?:^|[^a-z])sample/i;
/** A regular expression that finds secrets is none. */
const EXPRESSION_OF_SECRETS = /\[\^|\\[bdswS]|\[(?:a-z|A-Z|0-9)|[\])]\{\d{1,4}(?:,\d{0,4})?\}|\(\?[:=!i]/;
/** What algorithms, encodings and types are called. */
const TECHNICAL =
  /^(?:base-?(?:16|32|58|62|64)(?:url)?|b64(?:enc|dec)(?:ode)?|utf-?(?:8|16|32)|(?:hmac-?)?sha-?(?:1|224|256|384|512)|md[45]|[her]s(?:256|384|512)|(?:aes|rsa|dsa|ec|ed|x)-?\d{2,5}(?:-?[cg][bc][cm])?|oauth-?[12](?:\.0)?|x\.?509|pkcs#?\d{1,2}|argon2(?:id?)?|pbkdf2|b?float\d{1,3}|u?int\d{1,3}|ipv[46]|http\/?[123](?:\.\d)?)$/i;
const NONSENSE = /^(?:abc|xyz|foo|bar|baz|qux)\d{0,4}$/i;
const REFERENCE =
  /^(?:\\{0,2}\$[A-Za-z_({0-9]|#\{|<%|\?[A-Z]|@|%[A-Za-z]|&[a-z]|process\.env|os\.(?:environ|getenv)|env[.:([]|getenv|secrets?[.[:]|vault[.:]|config[.[]|self\.|this\.|settings\.|ENV\[|System\.getenv|var\.|local\.|module\.|data\.|null\b|none\b|nil\b|true\b|false\b|undefined\b|string\b|str\b|input\(|getpass|prompt\(|async\b|await\b|function\b|new\b|return\b|!(?:Ref|Sub|GetAtt|vault)\b|arn:|ssm:|op:\/\/|projects\/|keyring:|ENC\[|\{cipher\}|kms:)/i;

export const PLACEHOLDER_PATTERNS: readonly RegExp[] = [
  STAND_IN,
  REFERENCE,
  EXPRESSION_OF_SECRETS,
  TECHNICAL,
  NONSENSE,
];
/** The words that a stand-in may consist of altogether, with what joins them. */
const ORDINARY_SECRETS = new Set([
  'password',
  'passwd',
  'passphrase',
  'secret',
  'token',
  'apikey',
  'accesstoken',
  'secretkey',
  'key',
  'pass',
  'user',
  'username',
  'test',
  'testing',
  'string',
  'value',
  'foo',
  'bar',
  'foobar',
  'baz',
  'abc',
  'todo',
  'tbd',
  'empty',
  'required',
  'optional',
  'hidden',
  'masked',
  'removed',
  'unset',
  'default',
  'credentials',
  'bearer',
  'basic',
  'mypassword',
  'mysecret',
  'passwort',
  'kennwort',
  'contraseña',
  'motdepasse',
  'senha',
  'yyy',
  'zzz',
  'xxx',
  'pwd',
  'pw',
  'root',
  'admin',
  'guest',
]);
/** What is longer says as much by its beginning. */
const MAX_LOOKED_AT = 400;

/** Whether a value stands in for a secret: a documentation placeholder, or a reference to where the secret is. */
export function isPlaceholder(value: string): boolean {
  const begin = value.length > MAX_LOOKED_AT ? value.slice(0, MAX_LOOKED_AT) : value;
  return (
    STAND_IN.test(begin) ||
    REFERENCE.test(begin) ||
    EXPRESSION_OF_SECRETS.test(begin) ||
    TECHNICAL.test(begin) ||
    isMonotonous(begin) ||
    isOrdinarySecret(begin)
  );
}

function isOrdinarySecret(value: string): boolean {
  if (NONSENSE.test(value)) return true;
  return value.length <= 24 && ORDINARY_SECRETS.has(value.replaceAll(/[\s_-]/g, '').toLowerCase());
}

/** Few different characters, or the same one again and again: what fingers type for want of a secret. */
export function isMonotonous(value: string): boolean {
  let longest = 1;
  let row = 1;
  let repeats = 0;
  for (let index = 1; index < value.length; index += 1) {
    if (value.charCodeAt(index) === value.charCodeAt(index - 1)) {
      row += 1;
      repeats += 1;
      if (row > longest) longest = row;
    } else row = 1;
  }
  return (
    longest >= Math.max(8, value.length / 2) ||
    (value.length >= 8 && repeats >= value.length / 2) ||
    hasFewCharacters(value, Math.min(3, value.length / 4))
  );
}

/** Whether no more than `most` different characters stand in it; most values are told by the first of theirs. */
function hasFewCharacters(value: string, most: number): boolean {
  const seen: string[] = [];
  for (const character of value) {
    if (seen.includes(character)) continue;
    seen.push(character);
    if (seen.length > most) return false;
  }
  return true;
}

/** The share of characters that follow on the one before as in the alphabet: `abcdef`, `12345`. */
export function shareInSequence(value: string): number {
  let steps = 0;
  for (let index = 1; index < value.length; index += 1) {
    if (value.charCodeAt(index) === value.charCodeAt(index - 1) + 1) steps += 1;
  }
  return value.length < 2 ? 0 : steps / (value.length - 1);
}

/** Shannon entropy in bits a character. */
export function entropyOf(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let entropy = 0;
  for (const count of counts.values()) {
    const share = count / value.length;
    entropy -= share * Math.log2(share);
  }
  return entropy;
}
