import type { ProviderCodec } from '../../domain/provider-codec.ts';
import type { Secret } from '../../domain/secret.ts';

/** Headers that frame the message or choose its reader: the transport's own to set. */
const RESERVED = new Set([
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,128}$/;
/** Visible ASCII, spaces and tabs: no line break can start a second header. */
const HEADER_VALUE = /^[\t\x20-\x7e]*$/;

export interface RequestHeadersOptions {
  readonly codec: ProviderCodec;
  /** The codec's own, beside the credentials. */
  readonly headers: Readonly<Record<string, string>>;
  readonly apiKey: Secret | undefined;
  readonly accept: 'text/event-stream' | 'application/json';
}

/**
 * The headers of an upstream request, names in lower case. Undefined when the credential holds characters that no
 * header can carry.
 *
 * @throws when the codec sets a header that is not its own: a fault of ours.
 */
export function requestHeaders(options: RequestHeadersOptions): Record<string, string> | undefined {
  const { codec, apiKey, accept } = options;
  const headers: Record<string, string> = { accept, 'user-agent': 'demarc' };
  for (const [name, value] of Object.entries(options.headers)) {
    if (RESERVED.has(name.toLowerCase()) || !HEADER_NAME.test(name) || !HEADER_VALUE.test(value))
      throw new Error('a codec set a request header that it must not set');
    headers[name.toLowerCase()] = value;
  }
  const credentials = apiKey === undefined ? {} : codec.credentialHeaders(apiKey.reveal());
  for (const [name, value] of Object.entries(credentials)) {
    if (!HEADER_NAME.test(name) || !HEADER_VALUE.test(value)) return undefined;
    headers[name.toLowerCase()] = value;
  }
  return { ...headers, 'accept-encoding': 'identity' };
}
