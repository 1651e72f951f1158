import { type WritableJson, writeJson } from '../../domain/json/write-json.ts';
import { UNSIGNED } from '../../domain/unsigned-thinking.ts';
import { serverSentEvent } from '../server-sent-event.ts';

type BlockKind = 'text' | 'refusal' | 'thinking' | 'redacted-thinking' | 'tool-use';

interface Block {
  readonly kind: BlockKind;
  /** The `content_block` that opens it. */
  readonly opening: WritableJson;
  /** Deltas that are not yet on the wire. */
  waiting: WritableJson[];
  isStarted: boolean;
  isEnded: boolean;
}

interface Call {
  readonly block: Block;
  hasArguments: boolean;
}

/**
 * The content blocks of a streamed message. This shape never has two blocks open, while an upstream may write several
 * calls at once: the first block of the queue is open on the wire, and those behind it wait until it ends. Blocks keep
 * the order in which they began and are numbered from 0 without a gap.
 */
export class ContentBlocks {
  readonly #queue: Block[] = [];
  readonly #calls = new Map<number, Call>();
  #index = 0;
  #callsBegun = 0;
  #characters = 0;

  get callsBegun(): number {
    return this.#callsBegun;
  }

  /** How much the model has said, for an estimate of its tokens. */
  get characters(): number {
    return this.#characters;
  }

  text(kind: 'text' | 'refusal', text: string): void {
    if (text === '') return;
    this.#characters += text.length;
    const block = this.#current(kind) ?? this.#begin(kind, { type: 'text', text: '' });
    block.waiting.push({ type: 'text_delta', text });
  }

  thinking(thinking: string): void {
    if (thinking === '') return;
    this.#characters += thinking.length;
    this.#thinkingBlock().waiting.push({ type: 'thinking_delta', thinking });
  }

  /** The signature is the last delta of its block, in an event of its own. */
  sign(signature: string): void {
    const block = this.#thinkingBlock();
    block.waiting.push({ type: 'signature_delta', signature });
    block.isEnded = true;
  }

  redactedThinking(data: string): void {
    this.#begin('redacted-thinking', { type: 'redacted_thinking', data }).isEnded = true;
  }

  beginCall(index: number, id: string, name: string): void {
    // A number used again without an end: the former call would hold up all that follow.
    this.endCall(index);
    const block = this.#begin('tool-use', { type: 'tool_use', id, name, input: {} });
    this.#calls.set(index, { block, hasArguments: false });
    this.#callsBegun += 1;
  }

  /** Passed on as the model wrote it, valid or not: the caller collects and parses it. */
  continueCall(index: number, argumentsDelta: string): void {
    const call = this.#calls.get(index);
    if (call === undefined || argumentsDelta === '') return;
    call.hasArguments = true;
    call.block.waiting.push({ type: 'input_json_delta', partial_json: argumentsDelta });
    this.#characters += argumentsDelta.length;
  }

  /** A call without arguments has no delta: its `input` stays the empty object that opened it. */
  endCall(index: number): void {
    const call = this.#calls.get(index);
    if (call === undefined) return;
    if (!call.hasArguments) this.#characters += '{}'.length;
    call.block.isEnded = true;
    this.#calls.delete(index);
  }

  /** Ends the block being written, unless it is a call: calls end by their number. */
  endBlock(): void {
    const block = this.#queue.at(-1);
    if (block === undefined || block.kind === 'tool-use' || block.isEnded) return;
    if (block.kind === 'thinking') this.sign(UNSIGNED);
    block.isEnded = true;
  }

  endAll(): void {
    this.endBlock();
    for (const index of this.#calls.keys()) this.endCall(index);
  }

  /** The events of everything that can go out now. */
  flush(): string {
    let events = '';
    for (let head = this.#queue[0]; head !== undefined; head = this.#queue[0]) {
      events += this.#write(head);
      if (!head.isEnded) return events;
      events += this.#event('content_block_stop', {});
      this.#index += 1;
      this.#queue.shift();
    }
    return events;
  }

  #thinkingBlock(): Block {
    const opening = { type: 'thinking', thinking: '', signature: '' };
    return this.#current('thinking') ?? this.#begin('thinking', opening);
  }

  #current(kind: BlockKind): Block | undefined {
    const block = this.#queue.at(-1);
    return block?.kind === kind && !block.isEnded ? block : undefined;
  }

  #begin(kind: BlockKind, opening: WritableJson): Block {
    this.endBlock();
    const block: Block = { kind, opening, waiting: [], isStarted: false, isEnded: false };
    this.#queue.push(block);
    return block;
  }

  #write(block: Block): string {
    let events = '';
    if (!block.isStarted) events += this.#event('content_block_start', { content_block: block.opening });
    block.isStarted = true;
    for (const delta of block.waiting) events += this.#event('content_block_delta', { delta });
    block.waiting = [];
    return events;
  }

  #event(type: string, members: { readonly [name: string]: WritableJson }): string {
    return serverSentEvent(writeJson({ type, index: this.#index, ...members }), type);
  }
}
