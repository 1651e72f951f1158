import type { Deployment } from '../../src/domain/deployment.ts';
import type { DeploymentName, ProviderName } from '../../src/domain/ids.ts';
import type { ModelResponse } from '../../src/domain/model-response.ts';
import type { EncodedRequest, ProviderCodec, StreamDecoder } from '../../src/domain/provider-codec.ts';
import { Secret } from '../../src/domain/secret.ts';
import type { StreamPart } from '../../src/domain/stream-part.ts';
import type { UpstreamFailure } from '../../src/domain/upstream-failure.ts';

/** As much of OpenAI's shape as tests of the transport need; the real codecs are tested in their own folder. */
export const stubCodec: ProviderCodec = {
  type: 'stub',
  format: 'openai-chat',
  encodeRequest: () => stubRequest({}),
  credentialHeaders: (apiKey) => ({ authorization: `Bearer ${apiKey}` }),
  decodeResponse,
  createStreamDecoder: () => new StubDecoder(),
  mapError: ({ status, headers, body }) => ({
    code: status === 429 ? 'rate_limited' : 'upstream_error',
    status,
    // Deliberately careless: what an upstream wrote stands in the failure, for the transport to catch.
    cause: /"message":"([^"]*)"/.exec(Buffer.from(body).toString())?.[1] ?? `empty-${body.length}`,
    retryAfterS: headers['retry-after'] === undefined ? undefined : Number(headers['retry-after']),
  }),
};

/** A chat request as a codec would have encoded it. */
export function stubRequest(body: object, stream = false): EncodedRequest {
  const message = { role: 'user', content: 'hello' };
  return {
    format: 'openai-chat',
    path: '/chat/completions',
    headers: {},
    body: JSON.stringify({
      model: 'fake-model',
      messages: [message],
      ...(stream ? { stream } : {}),
      ...body,
    }),
    dropped: [],
  };
}

export interface StubDeploymentOptions {
  readonly url?: string;
  readonly socketPath?: string;
  readonly apiKey?: string;
  readonly name?: string;
  readonly placement?: Deployment['provider']['destination']['placement'];
  readonly timeouts?: Partial<Deployment['timeouts']>;
}

/** A deployment at `url`, with limits that no honest test meets. */
export function stubDeployment(options: StubDeploymentOptions): Deployment {
  const { url, socketPath, apiKey, name = 'stub', placement = 'on-premises', timeouts } = options;
  return {
    name: name as DeploymentName,
    model: 'fake-model',
    provider: {
      name: 'stub-provider' as ProviderName,
      type: 'stub',
      endpoint:
        socketPath === undefined
          ? { kind: 'url', url: new URL(url ?? 'http://127.0.0.1:1') }
          : { kind: 'socket', path: socketPath },
      apiKey: apiKey === undefined ? undefined : new Secret(apiKey),
      destination: {
        placement,
        region: undefined,
        retention: undefined,
        agreements: [],
        certifications: [],
        clearance: 'restricted',
        except: [],
      },
    },
    capabilities: {
      tools: undefined,
      images: undefined,
      structuredOutput: undefined,
      contextTokens: undefined,
      maxOutputTokens: undefined,
    },
    timeouts: { connectMs: 3_000, firstTokenMs: 20_000, idleMs: 20_000, totalMs: 60_000, ...timeouts },
    pricing: { kind: 'unknown' },
  };
}

function decodeResponse(body: Uint8Array): ModelResponse | UpstreamFailure {
  const value = parse(Buffer.from(body).toString());
  const content = value?.choices?.[0]?.message?.content;
  if (typeof content !== 'string') return { code: 'upstream_protocol', cause: 'wrong-shape' };
  return {
    id: value?.id,
    model: undefined,
    parts: [{ type: 'text', text: content }],
    finish: { reason: 'stop' },
    usage: undefined,
  };
}

interface StubBody {
  readonly id?: string;
  readonly error?: object;
  readonly choices?: readonly {
    readonly message?: { readonly content?: string };
    readonly delta?: { readonly content?: string };
    readonly finish_reason?: string | null;
  }[];
}

function parse(text: string): StubBody | undefined {
  try {
    return JSON.parse(text) as StubBody;
  } catch {
    return undefined;
  }
}

class StubDecoder implements StreamDecoder {
  readonly #utf8 = new TextDecoder();
  #rest = '';
  #isFinished = false;
  #isDone = false;

  push(chunk: Uint8Array): StreamPart[] {
    const lines = (this.#rest + this.#utf8.decode(chunk, { stream: true })).split('\n');
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > 1024 * 1024) return [failure('line-too-long')];
    return lines.flatMap((line) => (line.startsWith('data: ') ? this.#event(line.slice(6)) : []));
  }

  end(): StreamPart[] {
    return this.#isFinished ? [] : [failure('no-finish')];
  }

  #event(data: string): StreamPart[] {
    if (data === '[DONE]') this.#isDone = true;
    if (this.#isDone) return [];
    const value = parse(data);
    if (value === undefined) return [failure('bad-json-line')];
    if (value.error !== undefined) return [failure('error-event')];
    const choice = value.choices?.[0];
    const parts: StreamPart[] = [];
    if (choice?.delta?.content) parts.push({ type: 'text-delta', text: choice.delta.content });
    if (typeof choice?.finish_reason === 'string') {
      this.#isFinished = true;
      parts.push({ type: 'block-end' }, { type: 'finish', finish: { reason: 'stop' } });
    }
    return parts;
  }
}

function failure(cause: string): StreamPart {
  return { type: 'failure', failure: { code: 'upstream_incomplete', cause } };
}
