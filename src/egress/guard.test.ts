import { describe, expect, it } from 'vitest';
import { type ClassifiedRequest, sealClassification } from '../domain/classified-request.ts';
import type { Deployment } from '../domain/deployment.ts';
import type { DeploymentName, ProviderName } from '../domain/ids.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import type { Level } from '../domain/label.ts';
import type { ChatRequest } from '../domain/model-request.ts';
import type { ProviderCodec } from '../domain/provider-codec.ts';
import { createDoor, type Sender } from './door.ts';
import { type ClearedRequest, clear } from './guard.ts';

const LAW = { airGapped: false, requirements: [] };
const SENDER = { maxOutboundLevel: 'restricted' } as const;

function request(): ChatRequest {
  return {
    operation: 'chat',
    requestedModel: 'auto',
    messages: [],
    tools: [],
    toolChoice: undefined,
    parallelToolCalls: undefined,
    maxOutputTokens: undefined,
    stopSequences: [],
    sampling: {},
    responseFormat: undefined,
    reasoning: undefined,
    endUserId: undefined,
    stream: false,
    includeStreamUsage: false,
    source: { format: 'openai-chat', document: tokeniseText('{}') },
  };
}

function classified(level: Level): ClassifiedRequest {
  return sealClassification(request(), {
    label: { level, categories: [], residency: [] },
    findings: [],
    findingsLeftOut: 0,
    reasons: [],
    classifierVersion: 'test',
  });
}

function deployment(clearance: Level): Deployment {
  return {
    name: 'outside' as DeploymentName,
    model: 'm',
    provider: {
      name: 'p' as ProviderName,
      type: 'test',
      endpoint: { kind: 'url', url: new URL('http://127.0.0.1:1/') },
      apiKey: undefined,
      destination: {
        placement: 'api',
        region: undefined,
        retention: undefined,
        agreements: [],
        certifications: [],
        clearance,
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
    timeouts: { connectMs: 1, firstTokenMs: 1, idleMs: 1, totalMs: 1 },
    pricing: { kind: 'unknown' },
  };
}

const CODEC: ProviderCodec = {
  type: 'test',
  format: 'openai-chat',
  encodeRequest: () => ({ format: 'openai-chat', path: '/x', headers: {}, body: 'bytes', dropped: [] }),
  credentialHeaders: () => ({}),
  decodeResponse: () => ({ code: 'upstream_protocol', cause: 'test' }),
  createStreamDecoder: () => ({ push: () => [], end: () => [] }),
  mapError: () => ({ code: 'upstream_error', cause: 'test' }),
};

function door() {
  const sent: string[] = [];
  const sender: Sender = {
    send: ({ encoded }) => {
      sent.push(encoded.body);
      return Promise.resolve({ kind: 'failed', failure: { code: 'upstream_error', cause: 'test' } });
    },
  };
  return { door: createDoor({ sender, codecFor: () => CODEC, aids: { pseudonym: (id) => id } }), sent };
}

const passage = { signal: new AbortController().signal, record: () => Promise.resolve() };

function clearedFor(level: Level): ClearedRequest {
  const clearance = clear({
    classified: classified(level),
    deployment: deployment('internal'),
    sender: SENDER,
    law: LAW,
    needs: [],
  });
  if (clearance.kind !== 'cleared') throw new Error('the test expects a clearance');
  return clearance.request;
}

describe('the guard', () => {
  it('clears what the destination may see and says why it refuses the rest', () => {
    const question = { deployment: deployment('internal'), sender: SENDER, law: LAW, needs: [] };
    expect(clear({ ...question, classified: classified('internal') }).kind).toBe('cleared');
    expect(clear({ ...question, classified: classified('confidential') })).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'level' }],
    });
  });

  it('does not clear a label that was asserted instead of found', () => {
    const honest = classified('restricted');
    const forged: ClassifiedRequest = {
      ...honest,
      classification: { ...honest.classification, label: { level: 'public', categories: [], residency: [] } },
    };
    expect(() =>
      clear({ classified: forged, deployment: deployment('internal'), sender: SENDER, law: LAW, needs: [] }),
    ).toThrow('must be classified');
  });

  it('freezes what it cleared, so that the destination cannot be swapped afterwards', () => {
    const cleared = clearedFor('internal');
    expect(() => Object.assign(cleared, { deployment: deployment('public') })).toThrow(TypeError);
    expect(() => Object.assign(cleared.classified, { request: request() })).toThrow(TypeError);
  });
});

describe('the door', () => {
  it('sends a cleared request', async () => {
    const { door: out, sent } = door();
    await out.open(clearedFor('internal'), passage);
    expect(sent).toEqual(['bytes']);
  });

  it('refuses a clearance that nobody gave, however it was made', async () => {
    const { door: out, sent } = door();
    const genuine = clearedFor('internal');
    const swapped: ClearedRequest = { ...genuine, deployment: deployment('public') };
    const revived = JSON.parse(JSON.stringify({ ...genuine })) as ClearedRequest;
    const inherited = Object.create(genuine) as ClearedRequest;
    for (const forged of [swapped, revived, inherited])
      await expect(out.open(forged, passage)).rejects.toThrow('forged');
    expect(sent).toEqual([]);
  });

  it('takes one clearance for one attempt', async () => {
    const { door: out, sent } = door();
    const cleared = clearedFor('internal');
    await out.open(cleared, passage);
    await expect(out.open(cleared, passage)).rejects.toThrow('already used');
    expect(sent).toHaveLength(1);
  });

  it('sends nothing before it is on record, and nothing at all when it cannot be', async () => {
    const { door: out, sent } = door();
    let write = () => {};
    const recorded = new Promise<void>((resolve) => {
      write = resolve;
    });
    const sending = out.open(clearedFor('internal'), { ...passage, record: () => recorded });
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toEqual([]);
    write();
    await sending;
    expect(sent).toHaveLength(1);
    await expect(
      out.open(clearedFor('internal'), { ...passage, record: () => Promise.reject(new Error('disk full')) }),
    ).rejects.toThrow('disk full');
    expect(sent).toHaveLength(1);
  });
});
