import { describe, expect, it } from 'vitest';
import { findingsOf, typesOf } from '../detector-spec.fixture.ts';
import { jsonWebToken } from './json-web-token.ts';
import { passwordAssignment } from './password-assignment.ts';
import { entropyOf, isPlaceholder } from './placeholder.ts';
import { privateKey } from './private-key.ts';
import { providerKeys } from './provider-keys.ts';
import { requestCredentials } from './request-credentials.ts';
import { seedPhrase } from './seed-phrase.ts';
import { urlPassword } from './url-password.ts';

/** Put together at run time, so that no scanner of this repository takes a fixture for a leak. */
function random(length: number, alphabet = 'aB3dE5gH7jK9mN2pQ4sT6vW8xY0z'): string {
  return Array.from({ length }, (_, index) => alphabet[(index * 11 + 5) % alphabet.length]).join('');
}
const hex = (length: number) => random(length, '0a1b2c3d4e5f6789');

describe('providerKeys', () => {
  it.each([
    ['AWS', `AK${'IA'}${random(16, 'ABCDEFGH23456789')}`],
    ['GitHub', `gh${'p_'}${random(36)}`],
    ['GitHub fine-grained', `github${'_pat_'}${random(60)}`],
    ['GitLab', `gl${'pat-'}${random(20)}`],
    ['Slack', `xo${'xb-'}123456789012-${random(24)}`],
    ['OpenAI', `sk${'-'}${random(48)}`],
    ['OpenAI project', `sk${'-proj-'}${random(60)}`],
    ['Anthropic', `sk${'-ant-api03-'}${random(93)}AA`],
    ['Stripe', `sk${'_live_'}${random(24)}`],
    ['Google', `AI${'za'}${random(35)}`],
    ['npm', `np${'m_'}${random(36)}`],
    ['PyPI', `py${'pi-'}AgEIcHlwaS5vcmc${random(80)}`],
    ['Hugging Face', `h${'f_'}${random(34, 'aBcdEfghIjKlmnOpqrStuVwxyZ')}`],
    ['SendGrid', `S${'G.'}${random(22)}.${random(43)}`],
    ['DigitalOcean', `do${'p_v1_'}${hex(64)}`],
    ['Databricks', `da${'pi'}${hex(32)}`],
    ['Vault', `hv${'s.'}${random(40)}`],
    ['Telegram', `123456789:A${'A'}${random(33)}`],
    ['Twilio', `S${'K'}${hex(32)}`],
    ['Mailchimp', `${hex(32)}-us12`],
    ['Azure', `aB3${'8Q~'}${random(34)}`],
    ['Facebook', `123456789012345|${random(27)}`],
    ['Doppler', `dp.${'pt.'}${random(43)}`],
    ['Groq', `gs${'k_'}${random(52)}`],
  ])('finds the key of %s', (_issuer, key) => {
    for (const text of [key, `export KEY=${key}`, `"token": "${key}",`, `see ${key}.`]) {
      expect(typesOf(providerKeys, text), text.slice(0, 12)).toEqual(['SECRET']);
    }
  });

  it('finds a key behind a name and a joiner', () => {
    expect(typesOf(providerKeys, `backup_gh${'p_'}${random(36)}`)).toEqual(['SECRET']);
  });

  it('finds the address of a chat hook, which is a key itself', () => {
    expect(typesOf(providerKeys, `https://hooks.slack.com/services/${random(44)}`)).toEqual(['SECRET']);
  });

  it.each([
    ['the example key of the AWS documentation', `AK${'IA'}IOSFODNN7EXAMPLE`],
    ['a commit', hex(40)],
    ['a UUID', 'ba9e43b0-9eea-4610-e972-3e25a968bdb7'],
    ['a placeholder', `sk-your${'-api-key-here-'}xxxxxxxx`],
    ['a long word', 'internationalization-of-everything'],
    ['a package', 'sk-learn-contrib-hdbscan-plus'],
    ['a key that was cut short', `gh${'p_'}${random(20)}`],
    ['a key of one letter', `AI${'za'}${'a'.repeat(35)}`],
    ['a method', 's.AcceptanceTimeoutSeconds'],
    ['an asset', `box.ico-${hex(32)}.png`],
  ])('leaves alone %s', (_why, text) => {
    expect(findingsOf(providerKeys, text)).toEqual([]);
  });
});

describe('jsonWebToken', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it('finds a token whose header decodes', () => {
    const token = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: '1' })}.${random(43)}`;
    expect(findingsOf(jsonWebToken, `Bearer ${token}`)).toEqual([`JWT ${token}`]);
  });

  it('leaves alone what only looks like one', () => {
    expect(findingsOf(jsonWebToken, `ey${random(40)}.${random(40)}.${random(40)}`)).toEqual([]);
    expect(findingsOf(jsonWebToken, 'they.are.here and eyes.of.blue')).toEqual([]);
  });
});

describe('privateKey', () => {
  const armour = (name: string) =>
    `-----BEGIN ${name}-----\n${random(64)}\n${random(64)}\n-----END ${name}-----`;

  it.each([
    'RSA PRIVATE KEY',
    'PRIVATE KEY',
    'OPENSSH PRIVATE KEY',
    'EC PRIVATE KEY',
    'PGP PRIVATE KEY BLOCK',
  ])('finds %s, whole', (name) => {
    expect(findingsOf(privateKey, `key:\n${armour(name)}\nthanks`)).toEqual([`PRIVATE_KEY ${armour(name)}`]);
  });

  it('finds a key that was cut off', () => {
    expect(typesOf(privateKey, armour('RSA PRIVATE KEY').slice(0, 120))).toEqual(['PRIVATE_KEY']);
  });

  it('leaves alone public keys, certificates and talk', () => {
    expect(findingsOf(privateKey, armour('PUBLIC KEY'))).toEqual([]);
    expect(findingsOf(privateKey, armour('CERTIFICATE'))).toEqual([]);
    expect(findingsOf(privateKey, 'What does -----BEGIN PRIVATE KEY----- mean?')).toEqual([]);
  });
});

describe('urlPassword', () => {
  it.each([
    'mysql://svc:Ido1MBrKXBlW@10.4.2.17:3306/orders',
    'connect to postgresql://app:s3cretPw9@db/prod now',
    'redis://:Zk81pqLs@cache:6379/0',
    'amqps://worker:hT5_kk21x@mq.corp.test/vhost',
    'https://deploy:Tr0ub4dor@git.corp.test/x.git',
    'root:Xk92lmQp@tcp(127.0.0.1:3306)/app',
  ])('finds the password in: %s', (text) => {
    expect(typesOf(urlPassword, text)).toEqual(['DB_URL']);
  });

  it.each([
    'postgresql://user:${PASSWORD}@db/prod',
    'postgres://postgres:postgres@localhost:5432/app',
    'https://user:password@example.com',
    'ratio 3:4@home',
    'https://host.test/a:b',
  ])('leaves alone %s', (text) => {
    expect(findingsOf(urlPassword, text)).toEqual([]);
  });
});

describe('requestCredentials', () => {
  it.each([
    ['curl -u admin:Tr0ub4dor3 https://host.test', 'u admin:Tr0ub4dor3'],
    ["curl --user kevin:'pRf7vG2h1L8n' -X PATCH", "user kevin:'pRf7vG2h1L8n"],
    [`Authorization: Bearer ${random(32)}`, random(32)],
    [`-H "Authorization: Token ${hex(40)}"`, hex(40)],
    [`headers = {'Authorization': 'Basic ${btoa('bob:x81!kz')}'}`, btoa('bob:x81!kz')],
    ['machine api.host.test login bob password k8sd-92kd', 'k8sd-92kd'],
    ["CREATE USER bob IDENTIFIED BY 'Zk8!pq'", 'Zk8!pq'],
    ['mysql -h db -u root -pQx91kkz orders', 'Qx91kkz'],
    ['jdbc:oracle:thin:scott/t1gerZ9@//db:1521/x', 't1gerZ9'],
    [`the private key of my wallet is 0x${hex(64)}`, `0x${hex(64)}`],
  ])('finds what lets in, in: %s', (text, value) => {
    expect(findingsOf(requestCredentials, text)).toEqual([`SECRET ${value}`]);
  });

  it.each([
    'Authorization: Bearer <token>',
    'curl -u user:pass https://host.test',
    'curl -u "$USER:$PASS" https://host.test',
    'curl --user "username:password"',
    `the wallet sent it in transaction 0x${hex(64)}`,
    'The user interface: a machine to identify by name',
    'authorization is handled by the middleware 12345678',
    'mysql -u root -p',
  ])('leaves alone %s', (text) => {
    expect(findingsOf(requestCredentials, text)).toEqual([]);
  });
});

describe('passwordAssignment', () => {
  it.each([
    ['The root password is xansXW117!Xq6p, write it down.', 'xansXW117!Xq6p'],
    ['Das Passwort lautet Tango6738! - bitte notieren.', 'Tango6738!'],
    ['mot de passe : Zx81!koala', 'Zx81!koala'],
    ['la contraseña es Verano2024!x', 'Verano2024!x'],
    ['DB_PASSWORD=hunter2Hunter9', 'hunter2Hunter9'],
    ['dbPassword: "q8#Lm2!zz"', 'q8#Lm2!zz'],
    ['{"client_secret":"a8Zk20PqLmX93"}', 'a8Zk20PqLmX93'],
    [`aws_secret_access_key = ${random(40)}`, random(40)],
    [`https://api.host.test/v1?access_token=${random(24)}&user=3`, random(24)],
    ["define('DB_PASSWORD', 'kx92!mmQ');", 'kx92!mmQ'],
    ['var password string = "kx92!mmQ"', 'kx92!mmQ'],
    ['const apiKey: string = "kx92mmQ81zz0";', 'kx92mmQ81zz0'],
    ['conn.setPassword("kx92!mmQ");', 'kx92!mmQ'],
    ["  'password' => 'kx92!mmQ',", 'kx92!mmQ'],
    ['<add key="Password" value="kx92!mmQ"/>', 'kx92!mmQ'],
    ['<password>kx92!mmQ</password>', 'kx92!mmQ'],
    ['  - name: DB_PASSWORD\n    value: "kx92!mmQ"', 'kx92!mmQ'],
    ['mytool --password kx92mmQ8 --verbose', 'kx92mmQ8'],
    ['Server=tcp:db;User Id=sa;Password=kx92!mmQ;Encrypt=true', 'kx92!mmQ'],
    ['  password: MWYyZDFlMmU2N2Rm', 'MWYyZDFlMmU2N2Rm'],
    [`"auths": {"r.test": {"auth": "${btoa('bob:x81kz')}"}}`, btoa('bob:x81kz')],
    [`genericKey: '${random(32)}'`, random(32)],
    ['{"password":"swordfish"}', 'swordfish'],
    ['Le mot de passe du wifi est Zx81koala', 'Zx81koala'],
    ['La password per il portale è Estate2024!', 'Estate2024!'],
    ['Mein Kennwort für das Intranet ist jetzt Tango6738', 'Tango6738'],
    ['The PIN is 4821.', '4821'],
    ['Log in with user bob and password Tr1ckyP4ss please', 'Tr1ckyP4ss'],
    [`ENV API_TOKEN ${hex(20)}`, hex(20)],
    ['variable "db_password" { default = "k39Xp!2mQ" }', 'k39Xp!2mQ'],
    ['credentials: admin / Kx92mmQ8', 'Kx92mmQ8'],
    ['the passphrase is "correct horse battery staple"', 'correct horse battery staple'],
  ])('finds the value in: %s', (text, value) => {
    expect(findingsOf(passwordAssignment, text)).toEqual([`PASSWORD ${value}`]);
  });

  it.each([
    'password = os.environ["PASSWORD"]',
    'const token = process.env.TOKEN;',
    'password: string',
    'password=changeme',
    'password: ********',
    'The password is required.',
    'I forgot my password, what now?',
    'token = getToken(user)',
    'CREATE TABLE users (id int, password varchar(60))',
    'the key to success: practice',
    'secret: ${{ secrets.DEPLOY }}',
    "credentialsId: '29f63271-dc2f-4734-8221-5b31b5169bac'",
    'LLM_SECRET_NAME = "PROD-GPT4-API-KEY"',
    'KeyPair = X25519.KeyPair',
    'doc.Security.KeySize = PdfEncryptionKeySize.Key128Bit;',
    'tls.keyFile=server_rsa1024_priv.pem',
    `publicToken = "${random(43)}"`,
    'GITHUB_API_KEY=\nOTHER_API_KEY=',
    'nextPageToken: "CAUQAA12xyz9"',
    'password: req.body.password',
    '"password": "Passwort"',
    'if (password.length < 8) { throw new Error("too short"); }',
    'The password must be at least 12 characters long.',
    'Das Passwort ist abgelaufen.',
    'la contraseña es obligatoria',
    'Le mot de passe est incorrect.',
    'Token usage: 12500 tokens of 200000',
    '| password | string | required |',
    'primary key: user_id_2024_index_v2',
    'password=%s',
    'api_key = "YOUR_API_KEY_HERE"',
    'secret: vault:secret/data/app#password',
    'password: !Ref DbPassword',
    'pin: GPIO17',
    'the password policy ISO27001 asks for',
    'token ERC20 and password SHA256sum',
  ])('leaves alone %s', (text) => {
    expect(findingsOf(passwordAssignment, text)).toEqual([]);
  });
});

describe('placeholders', () => {
  it('tells a stand-in or a reference from a value', () => {
    for (const value of [
      'your-key',
      '<token>',
      '${KEY}',
      '$KEY',
      'process.env.KEY',
      'xxxxxxxx',
      'aaaaaaaaaaaa',
      'null',
    ]) {
      expect(isPlaceholder(value), value).toBe(true);
    }
    expect(isPlaceholder('q8#Lm2!zz')).toBe(false);
  });

  it('measures entropy in bits a character', () => {
    expect(entropyOf('aaaa')).toBeCloseTo(0);
    expect(entropyOf('abcd')).toBe(2);
  });
});

describe('seedPhrase', () => {
  // Of the test vectors of BIP-39.
  const twelve = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
  const more =
    'dignity pass list indicate nasty swamp pool script soccer toe leaf photo multiply desk host tomato cradle drill spread actor shine dismiss champion exotic';

  it.each([
    [`seed phrase: ${twelve}`, twelve],
    [twelve, twelve],
    [`Here it is, mind it!\n${twelve}\nthanks`, twelve],
    // What is beside it may be a listed word too.
    [`keep it safe: ${twelve}`, `safe: ${twelve}`],
    [`my wallet words are ${more}.`, more],
    [`Please able ${more}`, `Please able ${more}`],
    [twelve.toUpperCase(), twelve.toUpperCase()],
    // Named, the last word may be wrong.
    [`recovery phrase = "${twelve.replace('yellow', 'winner')}"`, twelve.replace('yellow', 'winner')],
  ])('finds the phrase in: %s', (text, phrase) => {
    expect(findingsOf(seedPhrase, text)).toEqual([`SECRET ${phrase}`]);
  });

  it('finds one that was written down by number', () => {
    const listed = twelve
      .split(' ')
      .map((word, index) => `${index + 1}. ${word}`)
      .join('\n');
    expect(findingsOf(seedPhrase, listed)).toHaveLength(1);
  });

  it.each([
    // One word of the checksum is wrong, and nothing says what it is.
    twelve.replace('yellow', 'winner'),
    'Choose a seed phrase of twelve words and never show it to anybody, not even to us.',
    'legal winner thank year wave sausage worth useful',
    `abandon ability able about above absent absorb abstract absurd abuse access accident account accuse`,
  ])('leaves alone: %s', (text) => {
    expect(findingsOf(seedPhrase, text)).toEqual([]);
  });
});
