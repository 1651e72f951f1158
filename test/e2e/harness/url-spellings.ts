/** Ways to write the loopback and other inner addresses that one reader of addresses takes and another does not. */
const HOSTS = [
  '127.0.0.1',
  'localhost',
  'LOCALHOST.',
  '127.1',
  '127.0.1',
  '127.127.127.127',
  '0',
  '0.0.0.0',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0x7f.1',
  '0177.0.0.1',
  '017700000001',
  '00000177.0.0.1',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[::1%25lo]',
  '１２７.０.０.１',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '127．0．0．1',
  'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
  'loc\u00adalhost',
  'local\u200bhost',
  '%31%32%37.0.0.1',
  '127.0.0.1%00.example.com',
  '127.0.0.1.nip.io',
  'localtest.me',
  'xn--localhost-.example',
  '169.254.169.254',
  '2852039166',
  '[fd00:ec2::254]',
  'metadata.google.internal',
] as const;

/** What stands before the host: schemes, credentials, other ways to begin. */
const BEFORE = [
  'http://',
  'https://',
  'HTTP://',
  ' http://',
  'http:/',
  'http:',
  '//',
  '\\\\',
  'http:\\\\',
  'ht\ttp://',
  'http://user:secret@',
  'http://example.com@',
  'http://example.com:80@',
  'http://example.com%40',
  'http://example.com\\@',
  'ws://',
  'ftp://',
  'gopher://',
] as const;

const OTHERS = [
  'file:///etc/hostname',
  'file://localhost/etc/hostname',
  'dict://127.0.0.1:1/',
  'unix:/var/run/docker.sock',
  'http+unix://%2Fvar%2Frun%2Fdocker.sock/',
  'jar:http://127.0.0.1!/',
  'view-source:http://127.0.0.1/',
  'javascript:fetch("http://127.0.0.1")',
  'data:text/uri-list,http://127.0.0.1/',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1/"/></svg>',
] as const;

/** Addresses that mean a server at `port` of this machine, or one that nobody outside may ask, each spelled its own way. */
export function urlSpellings(port: number): readonly string[] {
  const plain = HOSTS.map((host) => `http://${host}:${port}/`);
  const odd = HOSTS.flatMap((host, index) =>
    Array.from({ length: 5 }, (_, turn) => {
      const before = BEFORE[(index * 5 + turn) % BEFORE.length]!;
      return `${before}${host}:${port}/v1?a=1#@example.com`;
    }),
  );
  return [...plain, ...odd, ...OTHERS];
}
