import { describe, expect, it } from 'vitest';
import { findingsOf, typesOf } from '../detector-spec.fixture.ts';
import { jsonWebToken } from './json-web-token.ts';
import { passwordAssignment } from './password-assignment.ts';
import { entropyOf, isPlaceholder } from './placeholder.ts';
import { privateKey } from './private-key.ts';
import { providerKeys } from './provider-keys.ts';
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
    ['Anthropic', `sk${'-ant-api03-'}${random(90)}`],
    ['Stripe', `sk${'_live_'}${random(24)}`],
    ['Google', `AI${'za'}${random(35)}`],
    ['npm', `np${'m_'}${random(36)}`],
    ['PyPI', `py${'pi-'}${random(80)}`],
    ['Hugging Face', `h${'f_'}${random(34)}`],
    ['SendGrid', `S${'G.'}${random(22)}.${random(43)}`],
    ['DigitalOcean', `do${'p_v1_'}${hex(64)}`],
    ['Databricks', `da${'pi'}${hex(32)}`],
    ['Vault', `hv${'s.'}${random(40)}`],
    ['Telegram', `123456789:A${'A'}${random(33)}`],
    ['Twilio', `S${'K'}${hex(32)}`],
    ['Mailchimp', `${hex(32)}-us12`],
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
    ['DB_URL', 'mysql://svc:Ido1MBrKXBlW@10.4.2.17:3306/orders'],
    ['DB_URL', 'connect to postgresql://app:s3cretPw9@db/prod now'],
    ['SECRET', `https://api.host.test/v1?access_token=${random(24)}`],
    ['SECRET', `curl -u admin:Tr0ub4dor3 https://host.test`],
    ['SECRET', `Authorization: Bearer ${random(32)}`],
  ])('finds %s in: %s', (type, text) => {
    expect(typesOf(urlPassword, text)).toContain(type);
  });

  it.each([
    'https://example.com/path?token=YOUR_TOKEN',
    'postgresql://user:${PASSWORD}@db/prod',
    'ratio 3:4@home',
    'Authorization: Bearer <token>',
    'https://host.test/a:b',
  ])('leaves alone %s', (text) => {
    expect(findingsOf(urlPassword, text)).toEqual([]);
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
