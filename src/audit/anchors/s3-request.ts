import { request as requestOverHttp } from 'node:http';
import { request as requestOverHttps } from 'node:https';
import { AnchorError } from './anchor-target.ts';
import { type AwsRequest, targetOf } from './aws-signature.ts';
import { connectionFailure } from './connection-failure.ts';

export interface S3Answer {
  readonly status: number;
  /** By names in lower case; of several, the first. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface S3Exchange {
  /** Scheme, host and port that are dialled. */
  readonly url: URL;
  readonly request: AwsRequest;
  /** Signed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | undefined;
  /** Authorities to trust instead of the system's, as PEM. */
  readonly authorities?: string | undefined;
  readonly timeoutMs: number;
}

/** An error or an anchor; S3 says no more than that here. */
const MAX_BYTES = 65_536;

/** Sends one request to the one address that the configuration names; redirects are not followed. */
export function askS3(exchange: S3Exchange): Promise<S3Answer> {
  const { url, request, headers, body, authorities, timeoutMs } = exchange;
  const open = url.protocol === 'https:' ? requestOverHttps : requestOverHttp;
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(connectionFailure(url.host, error));
    const outgoing = open(url, {
      method: request.method,
      path: targetOf(request),
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      ...(authorities === undefined ? {} : { ca: authorities }),
    });
    outgoing.on('error', fail);
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('error', fail);
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        chunks.push(chunk);
        if (bytes > MAX_BYTES) {
          reject(
            new AnchorError(`${url.host} answered with more than an anchor can be: is it an S3 endpoint?`),
          );
          outgoing.destroy();
        }
      });
      response.on('end', () => {
        const first = Object.entries(response.headersDistinct).map(([name, values]) => [
          name,
          values?.[0] ?? '',
        ]);
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(first), body: text });
      });
    });
    outgoing.end(body);
  });
}
