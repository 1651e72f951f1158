import { createHash, createHmac } from 'node:crypto';
import type { Secret } from '../../domain/secret.ts';

// AWS Signature Version 4, the form with an Authorization header and a body that is signed as a whole: "Authenticating
// Requests: Using the Authorization Header" in the Amazon S3 API Reference.

export interface AwsCredentials {
  readonly accessKey: Secret;
  readonly secretKey: Secret;
  /** Of credentials that were lent for a while. */
  readonly sessionToken?: Secret | undefined;
}

/** A request before it is signed. Path and query are as they are meant: {@link targetOf} encodes them. */
export interface AwsRequest {
  readonly method: string;
  /** With the port, where it is not the scheme's own. */
  readonly host: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | undefined;
  /** By names in lower case. All are signed. */
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body, in hexadecimal. */
  readonly bodyHash: string;
}

export interface SigningScope {
  readonly credentials: AwsCredentials;
  readonly region: string;
  readonly service: string;
  /** RFC 3339, in UTC. S3 refuses what is more than 15 minutes off. */
  readonly at: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/** The headers to send, the signature among them. */
export function signAwsRequest(request: AwsRequest, scope: SigningScope): Record<string, string> {
  const { accessKey, sessionToken } = scope.credentials;
  const stamp = `${scope.at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const headers: Record<string, string> = { ...request.headers, host: request.host, 'x-amz-date': stamp };
  if (sessionToken !== undefined) headers['x-amz-security-token'] = sessionToken.reveal();
  const names = Object.keys(headers).sort();
  const signedNames = names.join(';');
  const canonical = [
    request.method,
    encodePath(request.path),
    encodeQuery(request.query),
    ...names.map((name) => `${name}:${(headers[name] ?? '').trim().replaceAll(/ +/g, ' ')}`),
    '',
    signedNames,
    request.bodyHash,
  ].join('\n');
  const within = `${stamp.slice(0, 8)}/${scope.region}/${scope.service}/aws4_request`;
  const toSign = [ALGORITHM, stamp, within, sha256(canonical)].join('\n');
  const signature = hmac(signingKey(scope, stamp.slice(0, 8)), toSign).toString('hex');
  const credential = `${accessKey.reveal()}/${within}`;
  return {
    ...headers,
    authorization: `${ALGORITHM} Credential=${credential}, SignedHeaders=${signedNames}, Signature=${signature}`,
  };
}

/** What stands in the request line: encoded exactly as it was signed. */
export function targetOf({ path, query }: Pick<AwsRequest, 'path' | 'query'>): string {
  const encoded = encodeQuery(query);
  return encoded === '' ? encodePath(path) : `${encodePath(path)}?${encoded}`;
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function signingKey({ credentials, region, service }: SigningScope, day: string): Buffer {
  const first = hmac(`AWS4${credentials.secretKey.reveal()}`, day);
  return [region, service, 'aws4_request'].reduce((key, part) => hmac(key, part), first);
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function encodePath(path: string): string {
  return path.split('/').map(encode).join('/');
}

function encodeQuery(query: Readonly<Record<string, string>> = {}): string {
  return Object.entries(query)
    .map(([name, value]) => ({ name: encode(name), value: encode(value) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');
}

/** All but the unreserved characters of RFC 3986; encodeURIComponent leaves five more. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
