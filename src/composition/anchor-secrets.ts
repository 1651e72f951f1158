import { readFile } from 'node:fs/promises';
import { AnchorError } from '../audit/anchors/anchor-target.ts';
import type { AwsCredentials } from '../audit/anchors/aws-signature.ts';
import type { TlsMaterial } from '../audit/anchors/syslog-transport.ts';
import type { S3Place, SyslogPlace } from '../config/anchor-place.ts';
import type { SecretSource } from '../config/read-secret-source.ts';
import { Secret } from '../domain/secret.ts';

/** The keys of a bucket, read anew each time, so that lent ones can be replaced. @throws AnchorError */
export async function credentialsOf({
  accessKey,
  secretKey,
  sessionToken,
}: S3Place): Promise<AwsCredentials> {
  return {
    accessKey: await secretOf(accessKey),
    secretKey: await secretOf(secretKey),
    sessionToken: sessionToken === undefined ? undefined : await secretOf(sessionToken),
  };
}

async function secretOf(source: SecretSource): Promise<Secret> {
  if (source.kind === 'env') return source.secret;
  const text = (await textOf(source.path))?.trim() ?? '';
  if (/^[\x21-\x7e]{1,8192}$/.test(text)) return new Secret(text);
  throw new AnchorError('a key file holds no key: it must be one line without spaces');
}

/** Whom to trust instead of the system's authorities, as PEM. @throws AnchorError */
export function authoritiesOf({ ca }: Pick<S3Place, 'ca'>): Promise<string | undefined> {
  return textOf(ca);
}

/** What a connection to a daemon is made with. @throws AnchorError */
export async function tlsOf({ ca, certificate, key }: SyslogPlace): Promise<TlsMaterial> {
  return { authorities: await textOf(ca), certificate: await textOf(certificate), key: await textOf(key) };
}

// The path of a secret is nobody's who reads a status.
async function textOf(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined;
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new AnchorError('a file with a key or certificate of this place cannot be read');
  }
}
