import type { RawJson } from '../domain/json/write-json.ts';

/**
 * How sure a model was of its words: the geometric mean of the probabilities of its tokens, from log-probabilities in
 * OpenAI's shape, `{"content":[{"logprob":-0.1}, …]}`, whole or piece by piece.
 */
export class ConfidenceMeter {
  #sum = 0;
  #tokens = 0;

  see(logprobs: RawJson | undefined): void {
    if (logprobs === undefined) return;
    for (const token of contentOf(logprobs.text)) {
      const logprob = (token as { logprob?: unknown } | null)?.logprob;
      if (typeof logprob !== 'number' || logprob > 0) continue;
      this.#sum += logprob;
      this.#tokens += 1;
    }
  }

  /** 0 to 1; undefined where the model gave none. */
  get confidence(): number | undefined {
    return this.#tokens === 0 ? undefined : Math.exp(this.#sum / this.#tokens);
  }
}

function contentOf(text: string): readonly unknown[] {
  try {
    const { content } = (JSON.parse(text) ?? {}) as { content?: unknown };
    return Array.isArray(content) ? content : [];
  } catch {
    return [];
  }
}
