import type { MediaSource } from '../domain/model-request.ts';
import type { Field } from './field.ts';

const EXPECTED = 'an http or https URL, or a data URL such as data:image/png;base64,…';

/**
 * A URL that a caller gave for an image or a file: a base64 data URL (RFC 2397) is taken apart, a web address is kept
 * as it is. Any other scheme is refused, since some model servers would open `file:` on their own machine.
 */
export function readMediaUrl(field: Field): MediaSource {
  const url = field.name();
  const scheme = url.slice(0, url.indexOf(':') + 1).toLowerCase();
  if (scheme === 'http:' || scheme === 'https:') return { kind: 'url', url };
  const source = scheme === 'data:' ? parseDataUrl(url) : undefined;
  if (source === undefined) throw field.mustBe(EXPECTED);
  return source;
}

/** Undefined unless the URL names its media type and is base64. */
function parseDataUrl(url: string): MediaSource | undefined {
  const comma = url.indexOf(',');
  const [mediaType = '', ...parameters] = url.slice('data:'.length, Math.max(comma, 0)).split(';');
  if (mediaType === '' || parameters.at(-1)?.toLowerCase() !== 'base64') return undefined;
  return { kind: 'base64', mediaType: mediaType.toLowerCase(), data: url.slice(comma + 1) };
}
