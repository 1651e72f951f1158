import type { Finish, ModelResponse, OutputPart } from '../../domain/model-response.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import { buildTrie } from './surrogate-trie.ts';
import { type Restorable, TextRestorer } from './text-restorer.ts';

/** Puts the originals of one request back into its answer. */
export interface AnswerRestorer {
  whole(response: ModelResponse): ModelResponse;
  /** As the parts come; leaving the loop leaves that of the source. */
  stream(parts: AsyncIterable<readonly StreamPart[]>): AsyncIterable<readonly StreamPart[]>;
}

export interface RestoringTerms {
  readonly originals: ReadonlyMap<string, string>;
  /** The answer's text was asked for as JSON. */
  readonly isTextJson: boolean;
}

/** Undefined where nothing comes back. */
export function createAnswerRestorer({ originals, isTextJson }: RestoringTerms): AnswerRestorer | undefined {
  if (originals.size === 0) return undefined;
  const restorable: Restorable = { originals, trie: buildTrie(originals.keys()) };
  const restoring = (isJson: boolean) => new TextRestorer(restorable, { isJson });
  const restore = (text: string, isJson = isTextJson): string => {
    const restorer = restoring(isJson);
    return restorer.push(text) + restorer.flush();
  };
  return {
    whole: (response) => ({
      ...response,
      parts: response.parts.map((part) => restorePart(part, restore)),
      finish: restoreFinish(response.finish, restore),
      // They are of the words that the model said, which are no longer those of the answer.
      logprobs: undefined,
    }),
    async *stream(parts) {
      const stream = new StreamRestorer(restoring, { isTextJson, restore });
      for await (const batch of parts) {
        const restored = batch.flatMap((part) => stream.next(part));
        if (restored.length > 0) yield restored;
      }
      const rest = stream.flush();
      if (rest.length > 0) yield rest;
    },
  };
}

type Restore = (text: string, isJson?: boolean) => string;

function restorePart(part: OutputPart, restore: Restore): OutputPart {
  switch (part.type) {
    case 'text':
      return { ...part, text: restore(part.text) };
    case 'reasoning':
    case 'refusal':
      return { ...part, text: restore(part.text, false) };
    case 'tool-call':
      return { ...part, argumentsJson: restore(part.argumentsJson, true) };
    case 'redacted-reasoning':
      return part;
  }
}

function restoreFinish(finish: Finish, restore: Restore): Finish {
  return finish.stopSequence === undefined
    ? finish
    : { ...finish, stopSequence: restore(finish.stopSequence, false) };
}

type Delta = Extract<StreamPart, { type: 'text-delta' | 'reasoning-delta' | 'refusal-delta' }>;

/** Restores a stream part by part; whatever ends a text lets go of what was held of it. */
class StreamRestorer {
  readonly #restoring: (isJson: boolean) => TextRestorer;
  readonly #terms: { readonly isTextJson: boolean; readonly restore: Restore };
  /** The text under way, and what its deltas are called. */
  #open: { readonly type: Delta['type']; readonly restorer: TextRestorer } | undefined;
  readonly #calls = new Map<number, TextRestorer>();

  constructor(
    restoring: (isJson: boolean) => TextRestorer,
    terms: { readonly isTextJson: boolean; readonly restore: Restore },
  ) {
    this.#restoring = restoring;
    this.#terms = terms;
  }

  next(part: StreamPart): StreamPart[] {
    switch (part.type) {
      case 'text-delta':
      case 'reasoning-delta':
      case 'refusal-delta':
        return this.#delta(part);
      case 'tool-call-delta': {
        const restorer = this.#call(part.index);
        return argumentsOf(part.index, restorer.push(part.argumentsDelta));
      }
      case 'tool-call-end': {
        const rest = this.#calls.get(part.index)?.flush() ?? '';
        this.#calls.delete(part.index);
        return [...argumentsOf(part.index, rest), part];
      }
      case 'ping':
      case 'usage':
      case 'start':
        return [part];
      case 'finish':
        return [...this.flush(), { ...part, finish: restoreFinish(part.finish, this.#terms.restore) }];
      case 'failure':
        return [...this.flush(), part];
      default:
        return [...this.#closeText(), part];
    }
  }

  /** All that is still held. */
  flush(): StreamPart[] {
    const calls = [...this.#calls].flatMap(([index, restorer]) => argumentsOf(index, restorer.flush()));
    this.#calls.clear();
    return [...this.#closeText(), ...calls];
  }

  #delta(part: Delta): StreamPart[] {
    const closed = this.#open !== undefined && this.#open.type !== part.type ? this.#closeText() : [];
    const isJson = part.type === 'text-delta' && this.#terms.isTextJson;
    this.#open ??= { type: part.type, restorer: this.#restoring(isJson) };
    return [...closed, ...textOf(part.type, this.#open.restorer.push(part.text))];
  }

  #closeText(): StreamPart[] {
    if (this.#open === undefined) return [];
    const { type, restorer } = this.#open;
    this.#open = undefined;
    return textOf(type, restorer.flush());
  }

  #call(index: number): TextRestorer {
    let restorer = this.#calls.get(index);
    if (restorer === undefined) {
      restorer = this.#restoring(true);
      this.#calls.set(index, restorer);
    }
    return restorer;
  }
}

function textOf(type: Delta['type'], text: string): StreamPart[] {
  return text === '' ? [] : [{ type, text }];
}

function argumentsOf(index: number, argumentsDelta: string): StreamPart[] {
  return argumentsDelta === '' ? [] : [{ type: 'tool-call-delta', index, argumentsDelta }];
}
