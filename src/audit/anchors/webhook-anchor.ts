import { request as requestOverHttp } from 'node:http';
import { request as requestOverHttps } from 'node:https';
import type { Secret } from '../../domain/secret.ts';
import { AnchorError, type AnchorTarget } from './anchor-target.ts';

export interface WebhookAnchorOptions {
  readonly url: URL;
  /** For instance a token that the place asks for: what stands before the secret, and the secret. */
  readonly headers: ReadonlyMap<string, { readonly scheme: string; readonly secret: Secret }>;
  /** Longest for one request. Default 10,000. */
  readonly timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 10_000;

/** Posts each state to the one address that the configuration names; redirects are not followed. */
export function webhookAnchor({ url, headers, timeoutMs = TIMEOUT_MS }: WebhookAnchorOptions): AnchorTarget {
  const open = url.protocol === 'https:' ? requestOverHttps : requestOverHttp;
  return {
    name: `webhook ${url.host}`,
    put: (anchor) =>
      new Promise((resolve, reject) => {
        const body = JSON.stringify(anchor);
        const request = open(url, {
          method: 'POST',
          signal: AbortSignal.timeout(timeoutMs),
          headers: {
            ...Object.fromEntries([...headers].map(([name, value]) => [name, headerValue(value)])),
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'user-agent': 'demarc',
          },
        });
        request.on('response', (response) => {
          response.resume();
          const { statusCode = 0 } = response;
          if (statusCode >= 200 && statusCode < 300) resolve();
          else reject(new AnchorError(`the webhook at ${url.host} answered ${statusCode}`));
        });
        request.on('error', () => reject(new AnchorError(`the webhook at ${url.host} cannot be reached`)));
        request.end(body);
      }),
  };
}

function headerValue({ scheme, secret }: { readonly scheme: string; readonly secret: Secret }): string {
  return scheme === '' ? secret.reveal() : `${scheme} ${secret.reveal()}`;
}
