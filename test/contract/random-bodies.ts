import type { SeededRandom } from '../../src/prove/seeded-random.ts';

/** Marks that stand for whatever a caller may write: each stands in one place of one body. */
export const MARK = /w\d+z|\b9\d{7}\b/g;

/**
 * Bodies in the shape that each dialect asks for, with every member it knows and some that nobody knows. Every string,
 * every made-up name and most numbers are marks, so that what of them leaves can be told.
 */
export class RandomBodies {
  readonly #random: SeededRandom;
  #count = 0;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** A path of the product and a body for it. */
  next(): { readonly format: Format; readonly body: object } {
    const format = this.#random.pick(FORMATS);
    return { format, body: { model: 'auto', ...this.#bodyOf(format), ...this.#unknown() } };
  }

  #bodyOf(format: Format): object {
    switch (format) {
      case 'openai-chat':
        return this.#chat();
      case 'anthropic-messages':
        return this.#messages();
      case 'openai-completions':
        return {
          prompt: this.#text(),
          ...this.#maybe({ suffix: this.#text(), user: this.#text(), stop: [this.#text()], stream: true }),
        };
      case 'openai-embeddings':
        return {
          input: this.#random.chance(0.5) ? this.#text() : [this.#text(), this.#text()],
          ...this.#maybe({ user: this.#text(), encoding_format: 'float' }),
        };
    }
  }

  #chat(): object {
    const id = this.#text();
    const name = this.#text();
    return {
      messages: [
        { role: this.#random.pick(['system', 'developer']), content: this.#text() },
        {
          role: 'user',
          content: this.#content(() => this.#chatPart()),
          ...this.#maybe({ name: this.#text() }),
        },
        {
          role: 'assistant',
          content: this.#text(),
          ...this.#maybe({ reasoning_content: this.#text() }),
          tool_calls: [
            { id, type: 'function', function: { name, arguments: JSON.stringify(this.#json(2)) } },
          ],
        },
        { role: 'tool', tool_call_id: id, content: this.#text() },
        { role: 'user', content: this.#text() },
      ],
      tools: [
        {
          type: 'function',
          function: { name, description: this.#text(), parameters: { type: 'object', ...this.#schema() } },
        },
      ],
      ...this.#maybe({
        tool_choice: { type: 'function', function: { name } },
        stop: [this.#text()],
        user: this.#text(),
        metadata: { [this.#text()]: this.#text() },
        seed: this.#number(),
        max_completion_tokens: this.#number(),
        response_format: { type: 'json_schema', json_schema: { name: this.#text(), schema: this.#schema() } },
        prediction: { type: 'content', content: this.#text() },
        logit_bias: { [this.#number()]: 5 },
        stream: true,
      }),
    };
  }

  #chatPart(): object {
    return this.#random.pick<() => object>([
      () => ({ type: 'text', text: this.#text() }),
      () => ({ type: 'text', text: this.#text(), [this.#text()]: this.#json(1) }),
      () => ({ type: 'image_url', image_url: { url: `https://${this.#text()}.example/${this.#text()}` } }),
      () => ({ type: 'image_url', image_url: { url: `data:image/png;base64,${this.#text()}` } }),
      () => ({ type: 'file', file: { filename: this.#text(), file_data: this.#text() } }),
      () => ({ type: this.#text(), [this.#text()]: this.#json(2) }),
    ])();
  }

  #messages(): object {
    const id = this.#text();
    const name = this.#text();
    return {
      max_tokens: this.#number(),
      system: this.#content(() => ({ type: 'text', text: this.#text() })),
      messages: [
        { role: 'user', content: this.#content(() => this.#block()) },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: this.#text(), signature: this.#text() },
            { type: 'text', text: this.#text() },
            { type: 'tool_use', id, name, input: { [this.#text()]: this.#json(2) } },
          ],
        },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: id, content: this.#content(() => this.#block()) },
            { type: 'text', text: this.#text() },
          ],
        },
      ],
      tools: [{ name, description: this.#text(), input_schema: { type: 'object', ...this.#schema() } }],
      ...this.#maybe({
        tool_choice: { type: 'tool', name },
        stop_sequences: [this.#text()],
        metadata: { user_id: this.#text() },
        stream: true,
      }),
    };
  }

  #block(): object {
    return this.#random.pick<() => object>([
      () => ({ type: 'text', text: this.#text() }),
      () => ({ type: 'text', text: this.#text(), cache_control: { type: 'ephemeral', ttl: this.#text() } }),
      () => ({ type: 'image', source: { type: 'url', url: `https://${this.#text()}.example/` } }),
      () => ({ type: 'image', source: { type: 'base64', media_type: 'image/png', data: this.#text() } }),
      () => ({ type: 'document', title: this.#text(), source: { type: 'text', data: this.#text() } }),
      () => ({ type: this.#text(), [this.#text()]: this.#json(2) }),
    ])();
  }

  #content(part: () => object): unknown {
    if (this.#random.chance(0.4)) return this.#text();
    return Array.from({ length: 1 + this.#random.below(3) }, part);
  }

  /** What no dialect knows. */
  #unknown(): object {
    if (this.#random.chance(0.6)) return {};
    return { [this.#text()]: this.#json(3) };
  }

  #schema(): object {
    const name = this.#text();
    return {
      properties: {
        [name]: {
          type: 'string',
          description: this.#text(),
          enum: [this.#text()],
          minLength: this.#number(),
          default: this.#text(),
        },
      },
      required: [name],
      ...this.#maybe({ $ref: this.#text(), $schema: this.#text(), [this.#text()]: this.#json(1) }),
    };
  }

  #json(depth: number): unknown {
    if (depth === 0 || this.#random.chance(0.3))
      return this.#random.chance(0.7) ? this.#text() : this.#number();
    if (this.#random.chance(0.5)) return [this.#json(depth - 1), this.#json(depth - 1)];
    return { [this.#text()]: this.#json(depth - 1), [this.#text()]: this.#json(depth - 1) };
  }

  #maybe(members: Record<string, unknown>): object {
    return Object.fromEntries(Object.entries(members).filter(() => this.#random.chance(0.4)));
  }

  #text(): string {
    return `w${this.#count++}z`;
  }

  #number(): number {
    return 90_000_000 + this.#count++;
  }
}

const FORMATS = [
  'openai-chat',
  'openai-chat',
  'anthropic-messages',
  'anthropic-messages',
  'openai-completions',
  'openai-embeddings',
] as const;
type Format = (typeof FORMATS)[number];
