import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../src/domain/json/json-node.ts';
import { leavesOf } from '../../src/domain/json/leaves.ts';
import { tokeniseText } from '../../src/domain/json/tokenise.ts';
import type { ProviderCodec } from '../../src/domain/provider-codec.ts';
import { anthropic } from '../../src/providers/anthropic/index.ts';
import { embedded } from '../../src/providers/embedded/index.ts';
import { openai, openaiCompatible } from '../../src/providers/openai-compatible/index.ts';
import { sampleAids, sampleDeployment, sampleRequest } from '../../src/providers/sample-request.fixture.ts';
import { bodyText, jsonText } from './random-json.ts';

/** What a pseudonym looks like here. */
const PSEUDONYM = /^[0-9a-f]{64}$/;
const text = fc.constantFrom('"ada@example.test"', '"\\u00e4"', 'null');
const flag = fc.constantFrom('true', 'false');

const chatBody = bodyText({
  messages: jsonText,
  stream: flag,
  stream_options: fc.oneof(
    fc.constant('null'),
    fc.constant('{ "include_obfuscation" : false }'),
    fc.constant('{}'),
  ),
  user: text,
  safety_identifier: text,
  prompt_cache_key: text,
  store: flag,
  max_completion_tokens: fc.constantFrom('5', '9007199254740993', 'null'),
  tools: jsonText,
});

const block = fc.oneof(
  jsonText,
  fc.constantFrom(
    '{"type":"thinking","thinking":"signed 9007199254740993","signature":"EqQB"}',
    '{"type":"thinking","thinking":"unsigned","signature":"demarc-unsigned"}',
    '{"type":"redacted_thinking","data":"EmwK"}',
    '{"type":"tool_use","id":"t","name":"f","input":{"n":1e400}}',
  ),
);
const message = fc
  .tuple(fc.constantFrom('user', 'assistant'), fc.array(block, { maxLength: 4 }))
  .map(([role, blocks]) => `{"role":"${role}","content":[${blocks.join(', ')}]}`);
const messagesBody = bodyText({
  messages: fc.array(message, { maxLength: 4 }).map((list) => `[${list.join(' ,')}]`),
  system: jsonText,
  stream: flag,
  metadata: text.map((user) => `{"user_id" : ${user}, "n":1e400}`),
  thinking: jsonText,
});

/** Fields at the root that the codec may rewrite or add; what is ours to write there. */
const OWNED: Readonly<Record<string, readonly string[]>> = {
  'openai-chat': [
    'model',
    'stream',
    'stream_options',
    'user',
    'safety_identifier',
    'prompt_cache_key',
    'store',
    'include_usage',
    'max_tokens',
    'max_completion_tokens',
  ],
  'anthropic-messages': ['model', 'stream'],
};

function encode(codec: ProviderCodec, source: string, isStreamed: boolean, keepsNothing: boolean): string {
  const deployment = sampleDeployment(keepsNothing ? { retention: { kind: 'none' } } : {});
  const request = sampleRequest(codec.format, { stream: isStreamed }, source);
  return codec.encodeRequest(request, deployment, sampleAids).body;
}

describe.each([
  ['openai', openai, chatBody],
  ['openai-compatible', openaiCompatible, chatBody],
  ['embedded', embedded, chatBody],
  ['anthropic', anthropic, messagesBody],
] as const)('a request to %s in its own shape', (_, codec, body) => {
  const owned = OWNED[codec.format] ?? [];

  it('lets nothing leave that was not in the source, but what is ours (A6, case 30)', () => {
    fc.assert(
      fc.property(body, fc.boolean(), fc.boolean(), (source, isStreamed, keepsNothing) => {
        const seen = new Set(leavesOf(tokeniseText(source)).map((leaf) => `${leaf.kind} ${leaf.text}`));
        for (const leaf of leavesOf(tokeniseText(encode(codec, source, isStreamed, keepsNothing)))) {
          const isOurs =
            (leaf.kind === 'key' && owned.includes(leaf.text)) ||
            (leaf.kind === 'string' && (leaf.text === 'model-there' || PSEUDONYM.test(leaf.text)));
          expect(isOurs || seen.has(`${leaf.kind} ${leaf.text}`), leaf.text).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the bytes of every field that is not ours (case 37)', () => {
    const rewritten = new Set([...owned, 'metadata', 'messages']);
    fc.assert(
      fc.property(body, fc.boolean(), (source, isStreamed) => {
        const before = tokeniseText(source);
        const after = tokeniseText(encode(codec, source, isStreamed, false));
        if (before.root.kind !== 'object' || after.root.kind !== 'object') throw new Error('not an object');
        const members = after.root.members.map(({ key, value }) => [
          sourceOf(after, key),
          sourceOf(after, value),
        ]);
        for (const { key, value } of before.root.members) {
          const isKept =
            !rewritten.has(key.value) || (key.value === 'messages' && codec.format === 'openai-chat');
          if (isKept) expect(members).toContainEqual([sourceOf(before, key), sourceOf(before, value)]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('never lets the name of the end user leave (case 69)', () => {
    fc.assert(
      fc.property(body, fc.boolean(), (source, isStreamed) => {
        const named = source.replaceAll('asked-for', 'x');
        expect(encode(codec, named, isStreamed, false)).not.toContain('ada@example.test');
      }),
      { numRuns: 200 },
    );
  });
});

describe('thinking in a request to anthropic in its own shape', () => {
  it('leaves signed and redacted thinking byte for byte, and none that is unsigned (cases 80, 81)', () => {
    fc.assert(
      fc.property(messagesBody, (source) => {
        const sent = encode(anthropic, source, false, false);
        const count = (body: string, word: string) => body.split(word).length - 1;
        const signed = '{"type":"thinking","thinking":"signed 9007199254740993","signature":"EqQB"}';
        expect(count(sent, signed)).toBe(count(source, signed));
        expect(count(sent, '"data":"EmwK"')).toBe(count(source, '"data":"EmwK"'));
        const { root } = tokeniseText(sent);
        const assistants =
          root.kind === 'object' ? sourceOf({ text: sent, root }, root).split('{"role":') : [];
        const thinkingOfAssistants = assistants.filter((part) => part.startsWith('"assistant"')).join('');
        expect(thinkingOfAssistants).not.toContain('demarc-unsigned');
      }),
      { numRuns: 300 },
    );
  });
});
