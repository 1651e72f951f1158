import { describe, expect, it } from 'vitest';
import { findingsOf, typesOf } from '../detector-spec.fixture.ts';
import { jsonWebToken } from './json-web-token.ts';
import { passwordAssignment } from './password-assignment.ts';
import { passwordHash } from './password-hash.ts';
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
    ['GitLab, longer than once', `gl${'soat-'}${random(44)}`],
    ['Pinecone', `pcs${'k_'}${random(6)}_${random(63)}`],
    ['SonarQube', `sq${'p_'}${hex(40)}`],
    ['Alibaba Cloud', `LT${'AI'}${random(20)}`],
    ['HubSpot', `pat${'-na1-'}${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`],
    ['Shippo', `ship${'po_live_'}${hex(40)}`],
    ['NuGet', `oy${'2'}${random(43, 'abc2def3ghi4jkl5mno6pqr7')}`],
    ['Twitch', `li${'ve_'}126031192_${random(30)}`],
    ['Dropbox', `s${'l.'}${random(135)}`],
    ['Mapbox', `s${'k.'}eyJ${random(80)}.${random(22)}`],
    ['Slack, refreshed', `xox${'e.xoxp-1-'}${random(150)}`],
    ['Zoho', `100${'0.'}${hex(32)}.${hex(32)}`],
    ['Amazon MWS', `amz${'n.mws.'}${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`],
    ['Salesforce', `00${'D'}${random(12)}!${random(96)}`],
    ['Terraform', `${random(14)}.atlas${'v1.'}${random(67)}`],
    ['New Relic', `${hex(36)}NR${'AL'}`],
    ['Azure Search', `${random(42)}Az${'Se'}${random(6)}`],
    ['Azure, newer', `${random(52)}JQQ${'J9'}${random(27)}`],
    ['Azure Container Registry', `${random(42)}+A${'CR'}${random(6)}`],
    ['Azure Storage', `${random(76)}+A${'St'}${random(6)}==`],
  ])('finds the key of %s', (_issuer, key) => {
    for (const text of [key, `export KEY=${key}`, `"token": "${key}",`, `see ${key}.`]) {
      expect(typesOf(providerKeys, text), text.slice(0, 12)).toEqual(['SECRET']);
    }
  });

  it('finds the secret access key of AWS, which has no beginning of its own', () => {
    const key = `${random(23)}+${random(16)}`;
    expect(findingsOf(providerKeys, `mimi=${key}\n`)).toEqual([`SECRET ${key}`]);
    for (const text of [
      `${key}a`,
      `${key}=`,
      `${random(64)}\n${key}`,
      `${'aB3dE'.repeat(5)}/${'aB3dE'.repeat(3).slice(1)}`,
      `${random(23, 'abcdefghijklmnopqrstuvwxyz234567')}/${random(16, 'abcdefghijklmnopqrstuvwxyz234567')}`,
      `${random(25, 'abcdefghijklmNOPQRSTUVWXYZ')}+${random(14, 'ABCDEFGHIJKLMnopqrstuvwxyz')}`,
      btoa('How do I best execute someone~'),
      `host.test/${key}`,
      `wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY`,
      `/${random(20)}/${random(18)}`,
      `${'abcdefghij'.repeat(2)}/${'ABCDEFGHI01'.repeat(2)}`.slice(0, 40),
      `src/classifier/detectors/Provider99/keyse`,
    ]) {
      expect(findingsOf(providerKeys, `see ${text} there`), text).toEqual([]);
    }
  });

  it('finds a key behind a name and a joiner', () => {
    expect(typesOf(providerKeys, `backup_gh${'p_'}${random(36)}`)).toEqual(['SECRET']);
  });

  it.each([
    `https://hooks.slack.com/services/${random(44)}`,
    `https://outlook.office.com/webhook/${hex(36)}@${hex(36)}/IncomingWebhook/${hex(32)}/${hex(36)}`,
    `https://hooks.zapier.com/hooks/catch/8423175/${random(7)}/`,
  ])('finds the address of a hook, which is a key itself: %s', (text) => {
    expect(typesOf(providerKeys, text)).toEqual(['SECRET']);
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
    ['a key of one letter and another', `tske${'y-api-'}${'A'.repeat(12)}-${'B'.repeat(24)}`],
    ['a key typed with few fingers', `sg${'p_'}5555555dAAAAA7777777CcccCFaaaaaaaaaaaaaa`],
    ['a key of three digits', `GR13${'48941'}12312312312312312312`],
    ['a key that is the alphabet', `AI${'za'}Syabcdefghijklmnopqrstuvwxyz1234567`],
    ['a key that calls itself an example', `dckr${'_pat_'}Example1${random(19)}`],
    ['a key without the end that its issuer gives it', `sk${'-ant-api03-'}${random(93)}BB`],
    ['a mark elsewhere in a token', `${random(20)}Az${'Se'}${random(28)}`],
    ['a mark of Azure in longer base64', `${random(60)}+A${'CR'}${random(6)}`],
    ['a mark of Azure in shorter base64', `${random(20)}+A${'CR'}${random(6)}`],
    ['a mark of Azure behind what is no base64', `${random(20)}-${random(21)}+A${'CR'}${random(6)}`],
    ['a mark of Azure in a key of one letter', `${'a'.repeat(42)}+A${'CR'}${random(6)}`],
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

  it.each([
    ['RSA', `MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYw${random(200)}==`],
    ['an elliptic curve', `MHcCAQEEI${random(140)}`],
    ['Ed25519', `MC4CAQAwBQYDK2VwBCIEI${random(43)}`],
    ['OpenSSH', `b3BlbnNzaC1rZXktdjEAAAAA${random(200)}`],
    ['a PKCS #12 store', `MIIJqQIBAzCCCW8${random(200)}`],
  ])('finds a key of %s without armour', (_kind, key) => {
    expect(findingsOf(privateKey, `"${key}",`)).toEqual([`PRIVATE_KEY ${key}`]);
  });

  it('finds the secret number of a JSON web key', () => {
    const secret = `"d": "${random(43)}"`;
    expect(
      findingsOf(privateKey, `{"KTY": 1, "kty":"EC","crv":"P-256","x":"${random(43)}",${secret}}`),
    ).toEqual([`PRIVATE_KEY ${secret}`]);
    expect(findingsOf(privateKey, `{"kty":"EC","crv":"P-256-ABCDE","x":"${random(43)}"}`)).toEqual([]);
  });

  it('finds a PKCS #12 store by its bytes', () => {
    const bytes = `0\ufffd\t\u007f\u0002\u0001\u00030\ufffd\t5\u0006\t*\ufffdH\ufffd\ufffd\r\u0001\u0007\u0001${random(90)}`;
    expect(typesOf(privateKey, bytes)).toEqual(['PRIVATE_KEY']);
    expect(typesOf(privateKey, bytes.replace('\u0003', '\u0001'))).toEqual([]);
    expect(typesOf(privateKey, bytes.replace('H', ' '))).toEqual([]);
  });

  it('leaves alone a public key and a certificate without armour, and a mere beginning', () => {
    expect(findingsOf(privateKey, `MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A${random(300)}`)).toEqual([]);
    expect(findingsOf(privateKey, `MIIDXTCCAkWgAwIBAgIJ${random(300)}`)).toEqual([]);
    expect(findingsOf(privateKey, 'ABCDEFGH begins with MHcCAQEEI1bbbbbbbbbb')).toEqual([]);
  });

  it('finds a key of PuTTY', () => {
    expect(typesOf(privateKey, 'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none')).toEqual([
      'PRIVATE_KEY',
    ]);
  });

  it('finds a key that was cut off', () => {
    expect(typesOf(privateKey, armour('RSA PRIVATE KEY').slice(0, 120))).toEqual(['PRIVATE_KEY']);
  });

  it('leaves alone public keys, certificates and talk', () => {
    expect(findingsOf(privateKey, armour('PUBLIC KEY'))).toEqual([]);
    expect(findingsOf(privateKey, armour('CERTIFICATE'))).toEqual([]);
    expect(findingsOf(privateKey, 'What does -----BEGIN PRIVATE KEY----- mean?')).toEqual([]);
    expect(findingsOf(privateKey, 'PuTTY-User-Key-File-2 is how a file of PuTTY begins')).toEqual([]);
  });
});

describe('passwordHash', () => {
  const base64 = (length: number) => random(length, 'aB3dE5gH7jK9mN2pQ4sT6vW8xY0z./');

  it.each([
    `$2y$12$${base64(53)}`,
    `$6$${base64(8)}$${base64(86)}`,
    `$5$rounds=5000$${base64(16)}$${base64(43)}`,
    `$1$${base64(8)}$${base64(22)}`,
    `$argon2id$v=19$m=65536,t=3,p=4$${random(22)}$${random(43)}`,
    `pbkdf2_sha256$260000$${random(22)}$${random(43)}=`,
    `$krb5asrep$23$bob@host.test:${hex(32)}$${hex(128)}`,
  ])('finds %s', (hash) => {
    expect(findingsOf(passwordHash, `(1, 'bob', '${hash}', 1)`)).toEqual([`SECRET ${hash}`]);
  });

  it.each([
    'echo "$1$2" costs $20 and $6$ or $2a$10$tooShort',
    `$2b$12$${'x'.repeat(53)}`,
    `$2y$12$${base64(60)}`,
    `see other$4096$${random(22)}$${random(43)}=`,
  ])('leaves alone %s', (text) => {
    expect(findingsOf(passwordHash, `${text} SOME CAPITALS`)).toEqual([]);
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
    ['psexec \\\\10.0.94.120 -u Administrator -p braksha9 cmd', 'braksha9'],
    ['docker login registry.host.test -u ci -p Zk81pqLs9', 'Zk81pqLs9'],
    ['sqlcmd -S db01 -U sa -P "Str0ngPa55"', 'Str0ngPa55'],
    ['ldapsearch -x -D "cn=admin" -w Adm1nPw77 -b "dc=corp"', 'Adm1nPw77'],
    ['plink -ssh root@host.test -pw Zk81pqLs9', 'Zk81pqLs9'],
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
    'docker run -p 8080:80 nginx1',
    'unzip -P $PASS backup.zip',
    'az login --service-principal -u http://app',
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
    ["    password          => 'kx92!mmQ',", 'kx92!mmQ'],
    ['fbApiKey:            "kx92mmQ81zz0kx",', 'kx92mmQ81zz0kx'],
    [`"password": "it's-\`ok\`-9x!"`, "it's-`ok`-9x!"],
    [`buildConfigField 'String', 'API_KEY', '"${hex(32)}"'`, hex(32)],
    ["service token - 'a8Zk20PqLmX93k2'", 'a8Zk20PqLmX93k2'],
    [`algolia_key = "${hex(32)}"`, hex(32)],
    ['APP_KEY = "iftkeq2y4qj0nbt"', 'iftkeq2y4qj0nbt'],
    [`Unseal Key 1: ${random(44)}`, random(44)],
    ['export DB_PASSWORD=swordfish\n', 'swordfish'],
    ['session_token=eduf0pezfibcmvlvdtbpf5s8bjbkxqpw', 'eduf0pezfibcmvlvdtbpf5s8bjbkxqpw'],
    [
      `_authToken=${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`,
      `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`,
    ],
    ['pass is kx92!mmQ', 'kx92!mmQ'],
    ['<secret>{AQAAABAAAAAgUd8Ixh0}</secret>', '{AQAAABAAAAAgUd8Ixh0}'],
    ["requests.get(url, auth=('bob', 'Xk92!mmQ'))", 'Xk92!mmQ'],
    [`encryption_key = bytes.fromhex("${hex(64)}")`, hex(64)],
    [
      'ado_pat = "iyfmob6xjrfmit67anxbot64umfx2clwx7dz5ynxi4q2z3uqegvq"',
      'iyfmob6xjrfmit67anxbot64umfx2clwx7dz5ynxi4q2z3uqegvq',
    ],
    ['GUARD_TOKEN=abcdef12-4711-abcd-8008-abcdef998877', 'abcdef12-4711-abcd-8008-abcdef998877'],
    [`secret_key=/${random(20)}/${random(18)}`, `/${random(20)}/${random(18)}`],
    ['secret: "development#product"', 'development#product'],
    ['the api key is loPAFTTugpAjbWjMagbJbltXWUUKsTTL', 'loPAFTTugpAjbWjMagbJbltXWUUKsTTL'],
    ['docker run -e MYSQL_ROOT_PASSWORD=uCndIhkGWeMl mysql:8', 'uCndIhkGWeMl'],
    ['log in with user bob and password granite680! and check', 'granite680!'],
    ['Wifi password - wd9kgd23ZLzzb', 'wd9kgd23ZLzzb'],
    ['log in with password ltduq99SJ?mcl', 'ltduq99SJ?mcl'],
    ['new NetworkCredential("app@host.test", "vzihlaquknriqlht")', 'vzihlaquknriqlht'],
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
    // Programs: what is called, read, compared or added to is not written there.
    'token = next_token(logits, temperature)',
    'current := sampler.Result{Token: mlx.FromValues([]int32{1, 2})}',
    'self.access_key = access_key',
    'accessToken: TEST_ACCESS_TOKEN,',
    'fetch(url, { accessToken: opts?.accessToken })',
    'total_tokens: rows[6].total_prefill_tokens,',
    'out[key] = topLevelTypedSchemaValueFromToolProperty(prop)',
    'const entry = { Key: kaitov1beta1.LabelWorkspaceNamespace };',
    'class AzureApimSubscriptionKey : Azure64ByteIdentifiableKey',
    'url := "https://api.host.test/v3/forms?api_key="+resMatch+"&limit=1"',
    'sb.append("MasterUserPassword: " + getMasterUserPassword() + ",");',
    'define fetch($source, $user, $password="", $timeout="0", $verbose=false) {',
    '<input name="files_access_key" id="ws-plugin--s3-comp-files-access-key2"/>',
    'Authorization: \'Basic {{ "__token__:" | append: TOKEN | b64enc }}\'',
    `headers = {"Authorization": f"Bearer {os.environ['HF_TOKEN']}"}`,
    'return f"SharedAccessKey={Patterns.RandomBase64(43)}="',
    'cache.windows.net:6380,password=([^,]{44}),ssl=True',
    'text << "Password=#{password}, "',
    'license_key: \'<%= ENV["LICENSE_KEY"] %>\'',
    'let accountKey = Buffer.from("accountKey", "base64");',
    "this.addPassword = '#add-password';",
    "put '/passwords' => 'cms/sites/passwords#update'",
    'git -c credential.helper=!_ghcreds fetch',
    'GH_TOKEN="${GITHUB_TOKEN:?GITHUB_TOKEN}"',
    'style_active_creds = Style::new2()',
    'auth=("user", "password")',
    'credentials = ("include", "omit")',
    'if (key == codexRootModelCatalogJSONKey) {',
    'Token:   tok(int32(id)),',
    'run --tokens=custom-vllm:${OPENAI_API_KEY}',
    "const token = req.headers.authorization?.split(' ')[1];",
    '- pattern: "AWS.*credential|IAM2|access.?key|secret.?key"',
    'ImagePushSecret: e2eACRSecret,',
    'reset-auth-password = "app.api.oauth2.advanced.reset_password:main"',
    "os.environ['SERPAPI_API_KEY'] = '重要！请在这里填入您的 SERPAPI_API_KEY！'",
    'stop_words_tokens = [TOKENIZER.encode(word) for word in words]',
    'let creds_json = format!("{}", x1);',
    'VIDEO_MIN_TOKEN_NUM = 128000',
    'model_key = "GPT-3.5-Turbo-0301"',
    '"spdx_license_key": "LicenseRef-scancode-openssl-exception-agpl3.0plus"',
    // Keys and tokens are made by machines: an ordinary word or a number is none.
    'token: "abc123"',
    'DB_PASSWORD=DatabasePassword',
    'the password field2',
    'api_key = load_key("service-account-production")',
    "const KEYS = 'accessKey: env:KEY, secretKey: env:SECRET'",
    '"apiKey": "ollama"',
    'api_token: 20240131',
    'the token is "unit-test-signing-key"',
    'api_key="unused"',
    'bytes_per_token: 131072',
    'nsPerToken := 4.25e9',
    'pull secrets []string{"secret1", "secret2"}',
    'ANY_KEY = ZHVtbXkgdGV4dCBkYXRhIGRhdGEgZGF0YQ==',
    'encryption_key="unit-test-encryption-key"',
    'export TOKEN=ops_eyJzaWduSW5BZGRyZXNzIjoi...',
    'API_TOKEN=abcdefghijklmnopqrstuvwxyz123456',
    'costs 2 cents a token Meta-Llama-3.1-8B costs less',
    'a single token in the set: 0.003497',
    'the full kv-token convention2**',
    // Words that go on, and verbs; names of other things, and quotes around the sentence.
    'log(`it reads the secrets "redact_mode" and "mask_mode"`)',
    'credentials: viewer / read_only',
    'fail("the password is absent")',
    'password = read_from("teamVault/app2/login1x")',
    '{{ user.password | quote2 }}',
    'you need to pass `prompt_embeds2` and no refresh token available#1',
    'static credentials together_2',
    'the field is left out when add_bos_token is absent"',
    "paths: ['users.*.password', 'users.*.profile.preferences.apiKey']",
    "t.pass('completed')",
    '"secret":"**GDPR COMPLIANT**"',
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
      'sk-xxxx',
      'AB12-XXXX-7',
      'aaaaaaaaaaaa',
      'null',
    ]) {
      expect(isPlaceholder(value), value).toBe(true);
    }
    expect(isPlaceholder('q8#Lm2!zz')).toBe(false);
    // At random four of one letter stand in a row now and then.
    expect(isPlaceholder('SRKDDZ7LWNXXXXDH')).toBe(false);
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
