import { type JsonDocument, type JsonNode, memberOf } from '../../domain/json/json-node.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import { makeCallId } from './call-id.ts';
import { argumentsText, wordOf } from './chat-message.ts';

/** More calls than this in one answer are a fault of the upstream. */
const MAX_CALLS = 1024;

interface Call {
  /** Ours: 0, 1, 2 … whatever the upstream counted. */
  readonly index: number;
  readonly upstreamIndex: string | undefined;
  id: string | undefined;
  name: string | undefined;
  /** Arguments that came before the name. */
  early: string;
  hasArguments: boolean;
  isStarted: boolean;
  isEnded: boolean;
}

/** A short machine word for what the upstream did wrong. */
export interface AssemblyFault {
  readonly fault: 'tool-call-without-name' | 'tool-call-reopened' | 'too-many-tool-calls';
}

interface Fragment {
  readonly upstreamIndex: string | undefined;
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly argumentsDelta: string;
}

/**
 * Puts the fragments of tool calls together. OpenAI gives id and name once per index; others leave out the index or
 * the id, use index 0 for every call, repeat the name, or change the id from fragment to fragment.
 */
export class ToolCallAssembler {
  readonly #calls: Call[] = [];

  get hasCalls(): boolean {
    return this.#calls.length > 0;
  }

  /** One element of `delta.tool_calls`, or the `delta.function_call` of the API before tools. */
  add(document: JsonDocument, node: JsonNode, answerId: string | undefined): StreamPart[] | AssemblyFault {
    const fragment = readFragment(document, node);
    const call = this.#find(fragment) ?? this.#open(fragment);
    if (call === undefined) return { fault: 'too-many-tool-calls' };
    if (call.isEnded) return fragment.argumentsDelta === '' ? [] : { fault: 'tool-call-reopened' };
    call.id ??= fragment.id;
    call.name ??= fragment.name;
    if (call.name === undefined) {
      call.early += fragment.argumentsDelta;
      return [];
    }
    const parts: StreamPart[] = [];
    if (!call.isStarted) {
      call.isStarted = true;
      call.id ??= makeCallId(answerId, call.index, call.name);
      parts.push({ type: 'tool-call-start', index: call.index, id: call.id, name: call.name });
    }
    return [...parts, ...deltaOf(call, call.early + fragment.argumentsDelta)];
  }

  /** Ends every call that is still open. */
  endAll(): StreamPart[] | AssemblyFault {
    const parts: StreamPart[] = [];
    for (const call of this.#calls) {
      if (call.isEnded) continue;
      if (!call.isStarted) return { fault: 'tool-call-without-name' };
      if (!call.hasArguments) parts.push(...deltaOf(call, '{}'));
      parts.push({ type: 'tool-call-end', index: call.index });
      call.isEnded = true;
    }
    return parts;
  }

  #find(fragment: Fragment): Call | undefined {
    const call = this.#candidate(fragment);
    return call !== undefined && isAnotherCall(call, fragment) ? undefined : call;
  }

  #candidate({ upstreamIndex, id, name }: Fragment): Call | undefined {
    if (upstreamIndex !== undefined) {
      return this.#calls.findLast((call) => call.upstreamIndex === upstreamIndex);
    }
    if (id !== undefined) return this.#calls.findLast((call) => call.id === id);
    return name === undefined ? this.#calls.at(-1) : undefined;
  }

  #open({ upstreamIndex, id, name }: Fragment): Call | undefined {
    if (this.#calls.length >= MAX_CALLS) return undefined;
    const call: Call = {
      index: this.#calls.length,
      upstreamIndex,
      id,
      name,
      early: '',
      hasArguments: false,
      isStarted: false,
      isEnded: false,
    };
    this.#calls.push(call);
    return call;
  }
}

function readFragment(document: JsonDocument, node: JsonNode): Fragment {
  const index = memberOf(node, 'index');
  const called = memberOf(node, 'function') ?? node;
  return {
    upstreamIndex: index?.kind === 'number' ? index.raw : undefined,
    id: wordOf(node, 'id'),
    name: wordOf(called, 'name'),
    argumentsDelta: argumentsText(document, called),
  };
}

/** A fragment that names a tool begins a new call where it does not fit the one at its index. */
function isAnotherCall(call: Call, { id, name }: Fragment): boolean {
  if (name === undefined || call.name === undefined) return false;
  if (name !== call.name) return true;
  return id === undefined ? call.hasArguments : call.id !== undefined && id !== call.id;
}

function deltaOf(call: Call, argumentsDelta: string): StreamPart[] {
  call.early = '';
  if (argumentsDelta === '') return [];
  call.hasArguments = true;
  return [{ type: 'tool-call-delta', index: call.index, argumentsDelta }];
}
