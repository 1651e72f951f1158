import type { ModelResponse } from '../domain/model-response.ts';
import type { StreamPart } from '../domain/stream-part.ts';
import type { Usage } from '../domain/usage.ts';

/**
 * Adds up what an attempt used while its parts go by. Counts from the upstream are taken as they are; where the
 * upstream was cut or silent, what was delivered is estimated and marked so, because it was paid for.
 */
export class UsageTracker {
  #reported: Usage | undefined;
  #delivered = '';
  #tokensBefore = 0;
  readonly #estimateTokens: (text: string) => number;

  constructor(estimateTokens: (text: string) => number) {
    this.#estimateTokens = estimateTokens;
  }

  see(parts: readonly StreamPart[]): void {
    for (const part of parts) {
      if (part.type === 'usage') this.#report(part.usage);
      else this.#delivered += textOf(part);
    }
    if (this.#delivered.length > FLUSH_CHARACTERS) this.#flush();
  }

  seeWhole(response: ModelResponse): void {
    if (response.usage !== undefined) this.#report(response.usage);
    for (const part of response.parts) {
      this.#delivered +=
        part.type === 'tool-call' ? part.name + part.argumentsJson : 'text' in part ? part.text : '';
    }
  }

  /** What was used, given how much was asked; `complete` is false for an answer that was cut or abandoned. */
  settle(complete: boolean, estimatedInputTokens: number): Usage {
    const reported = this.#reported;
    if (complete && reported?.inputTokens !== undefined && reported.outputTokens !== undefined)
      return reported;
    this.#flush();
    return {
      ...reported,
      inputTokens: reported?.inputTokens ?? estimatedInputTokens,
      outputTokens: Math.max(this.#tokensBefore, reported?.outputTokens ?? 0),
      source: 'estimated',
    };
  }

  /** Counts are cumulative: a later one replaces an earlier, member by member. */
  #report(usage: Usage): void {
    const known = Object.entries(usage).filter(([, value]) => value !== undefined);
    this.#reported = {
      ...this.#reported,
      ...(Object.fromEntries(known) as Partial<Usage>),
      source: 'upstream',
    };
  }

  #flush(): void {
    if (this.#delivered !== '') this.#tokensBefore += this.#estimateTokens(this.#delivered);
    this.#delivered = '';
  }
}

/** Text is counted in pieces, so that a long answer is never held whole. */
const FLUSH_CHARACTERS = 8_192;

function textOf(part: StreamPart): string {
  switch (part.type) {
    case 'text-delta':
    case 'reasoning-delta':
    case 'refusal-delta':
      return part.text;
    case 'tool-call-start':
      return part.name;
    case 'tool-call-delta':
      return part.argumentsDelta;
    default:
      return '';
  }
}
