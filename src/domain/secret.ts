import { inspect } from 'node:util';

/**
 * A credential that cannot be printed by accident: every way of turning it into text yields `[secret]`.
 * Only the transport reveals it, in the moment it writes the header.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
