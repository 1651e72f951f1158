const OPEN = '<think>';
const CLOSE = '</think>';
/** White space before the opening tag that is held back while it is not clear whether a tag follows. */
const MAX_LEADING_SPACE = 64;

export interface TaggedText {
  readonly kind: 'text' | 'reasoning';
  readonly text: string;
}

/**
 * Separates reasoning that a local model writes into its content as `<think>…</think>`. Only a tag that begins the
 * content counts: later ones may be the model talking about tags. Takes the content in any pieces; what may be the
 * beginning of a tag is held until it is clear.
 */
export class ThinkTags {
  #state: 'undecided' | 'thinking' | 'after' | 'text' = 'undecided';
  #held = '';

  push(text: string): TaggedText[] {
    switch (this.#state) {
      case 'undecided':
        return this.#decide(this.#held + text);
      case 'thinking':
        return this.#think(this.#held + text);
      case 'after':
        return this.#trim(text);
      case 'text':
        return pieces('text', text);
    }
  }

  /** The content is complete: what was held is given as what it turned out to be. */
  end(): TaggedText[] {
    const held = this.#held;
    this.#held = '';
    return pieces(this.#state === 'thinking' ? 'reasoning' : 'text', held);
  }

  #decide(content: string): TaggedText[] {
    const start = content.trimStart();
    const isLongSpace = content.length - start.length > MAX_LEADING_SPACE;
    if (!isLongSpace && OPEN.startsWith(start)) return this.#hold(content);
    this.#held = '';
    if (isLongSpace || !start.startsWith(OPEN)) {
      this.#state = 'text';
      return pieces('text', content);
    }
    this.#state = 'thinking';
    return this.#think(start.slice(OPEN.length));
  }

  #think(content: string): TaggedText[] {
    const close = content.indexOf(CLOSE);
    if (close >= 0) {
      this.#held = '';
      this.#state = 'after';
      return [
        ...pieces('reasoning', content.slice(0, close)),
        ...this.#trim(content.slice(close + CLOSE.length)),
      ];
    }
    const clear = content.length - partialClose(content);
    this.#held = content.slice(clear);
    return pieces('reasoning', content.slice(0, clear));
  }

  /** Models put blank lines between their reasoning and their answer. */
  #trim(content: string): TaggedText[] {
    const text = content.trimStart();
    if (text !== '') this.#state = 'text';
    return pieces('text', text);
  }

  #hold(content: string): TaggedText[] {
    this.#held = content;
    return [];
  }
}

/** How many characters at the end of `content` may be the beginning of the closing tag. */
function partialClose(content: string): number {
  for (let length = Math.min(CLOSE.length - 1, content.length); length > 0; length -= 1) {
    if (content.endsWith(CLOSE.slice(0, length))) return length;
  }
  return 0;
}

function pieces(kind: TaggedText['kind'], text: string): TaggedText[] {
  return text === '' ? [] : [{ kind, text }];
}
