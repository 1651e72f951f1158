import {
  itemsOf,
  type JsonDocument,
  type JsonNode,
  memberOf,
  sourceOf,
  stringOf,
} from '../../domain/json/json-node.ts';
import { RawJson } from '../../domain/json/write-json.ts';

/** The text of a message's or a delta's `content`: a string, or a list of text parts as some servers send it. */
export function contentText(message: JsonNode | undefined): string {
  const content = memberOf(message, 'content');
  if (content?.kind !== 'array') return stringOf(content) ?? '';
  return itemsOf(content)
    .map((part) => stringOf(memberOf(part, 'text')) ?? '')
    .join('');
}

/** DeepSeek, vLLM, llama.cpp and LM Studio say `reasoning_content`; Ollama, OpenRouter and newer vLLM `reasoning`. */
export function reasoningText(message: JsonNode | undefined): string {
  return stringOf(memberOf(message, 'reasoning_content')) || stringOf(memberOf(message, 'reasoning')) || '';
}

export function refusalText(message: JsonNode | undefined): string {
  return stringOf(memberOf(message, 'refusal')) ?? '';
}

/** The arguments of a `function` as JSON text: a string as it reads, an object as it stands; '' when there are none. */
export function argumentsText(document: JsonDocument, called: JsonNode | undefined): string {
  const node = memberOf(called, 'arguments');
  if (node === undefined || (node.kind === 'literal' && node.value === null)) return '';
  return node.kind === 'string' ? node.value : sourceOf(document, node);
}

/** The text of a member, undefined also when it is empty: Ollama once sent `""` for "not finished yet". */
export function wordOf(node: JsonNode | undefined, name: string): string | undefined {
  const word = stringOf(memberOf(node, name));
  return word === '' ? undefined : word;
}

/** The log-probabilities of a choice as they stand. */
export function logprobsOf(document: JsonDocument, choice: JsonNode): RawJson | undefined {
  const node = memberOf(choice, 'logprobs');
  return node?.kind === 'object' ? new RawJson(sourceOf(document, node)) : undefined;
}

/** The choice that is answered: the one with index 0, or the only one of a server that does not number them. */
export function firstChoice(root: JsonNode): JsonNode | undefined {
  return itemsOf(memberOf(root, 'choices')).find((choice) => {
    const index = memberOf(choice, 'index');
    return index?.kind !== 'number' || Number(index.raw) === 0;
  });
}
