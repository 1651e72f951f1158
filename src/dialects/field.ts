import { DemarcError } from '../domain/error-catalogue.ts';
import { type JsonDocument, type JsonNode, memberOf, sourceOf } from '../domain/json/json-node.ts';

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/**
 * A value of a request together with the place it stands at, so that what is wrong with it can be said precisely.
 * Faults name the place and what is allowed there, never what was found: it may be anybody's data. Names in a place
 * are those that a decoder asked for, so it cannot carry content either. `null` counts as absent, as both vendors
 * take it.
 */
export class Field {
  readonly node: JsonNode | undefined;
  readonly #document: JsonDocument;
  readonly #parent: Field | undefined;
  readonly #segment: string | number;

  private constructor(
    document: JsonDocument,
    node: JsonNode | undefined,
    at?: { parent: Field; segment: string | number },
  ) {
    this.node = node;
    this.#document = document;
    this.#parent = at?.parent;
    this.#segment = at?.segment ?? '';
  }

  /** The whole body. @throws DemarcError `invalid_request` unless it is an object. */
  static ofBody(document: JsonDocument): Field {
    if (document.root.kind !== 'object') {
      throw new DemarcError('invalid_request', { message: 'the body must be a JSON object' });
    }
    return new Field(document, document.root);
  }

  /** For instance `messages[2].role`; spelled out only when asked, since most fields are without fault. */
  get place(): string {
    if (this.#parent === undefined) return '';
    if (typeof this.#segment === 'number') return `${this.#parent.place}[${this.#segment}]`;
    const above = this.#parent.place;
    return above === '' ? this.#segment : `${above}.${this.#segment}`;
  }

  get isAbsent(): boolean {
    return this.node === undefined || (this.node.kind === 'literal' && this.node.value === null);
  }

  member(name: string): Field {
    return new Field(this.#document, memberOf(this.node, name), { parent: this, segment: name });
  }

  /** The items of an array; none when it is absent. */
  items(): Field[] {
    if (this.isAbsent) return [];
    if (this.node?.kind !== 'array') throw this.mustBe('an array');
    return this.node.items.map((item, index) => {
      return new Field(this.#document, item, { parent: this, segment: index });
    });
  }

  /** This field, once it is certain to be an object. */
  object(): Field {
    if (this.node?.kind !== 'object') throw this.mustBe('an object');
    return this;
  }

  text(): string {
    if (this.node?.kind !== 'string') throw this.mustBe('a string');
    return this.node.value;
  }

  /** A string that names something: never empty. */
  name(): string {
    if (this.node?.kind !== 'string' || this.node.value === '') throw this.mustBe('a non-empty string');
    return this.node.value;
  }

  optionalText(): string | undefined {
    return this.isAbsent ? undefined : this.text();
  }

  optionalBoolean(): boolean | undefined {
    if (this.isAbsent) return undefined;
    if (this.node?.kind !== 'literal' || this.node.value === null) throw this.mustBe('true or false');
    return this.node.value;
  }

  optionalNumber({ min, max }: Bounds): number | undefined {
    if (this.isAbsent) return undefined;
    const value = this.node?.kind === 'number' ? Number(this.node.raw) : Number.NaN;
    if (!(value >= min && value <= max)) throw this.mustBe(`a number from ${min} to ${max}`);
    return value;
  }

  /** An integer of at least `min` that a double holds exactly. */
  optionalInteger(min: number): number | undefined {
    if (this.isAbsent) return undefined;
    const value = this.node?.kind === 'number' ? Number(this.node.raw) : Number.NaN;
    if (!Number.isSafeInteger(value) || value < min) throw this.mustBe(`an integer of at least ${min}`);
    return value;
  }

  oneOf<Word extends string>(words: readonly Word[]): Word {
    const value = this.node?.kind === 'string' ? this.node.value : undefined;
    const found = words.find((word) => word === value);
    if (found === undefined) throw this.mustBe(`one of ${words.map((word) => `"${word}"`).join(', ')}`);
    return found;
  }

  optionalOneOf<Word extends string>(words: readonly Word[]): Word | undefined {
    return this.isAbsent ? undefined : this.oneOf(words);
  }

  /** The bytes of the value as they stand in the body; undefined when it is absent. */
  source(): string | undefined {
    return this.node === undefined || this.isAbsent ? undefined : sourceOf(this.#document, this.node);
  }

  /** The bytes of an object. */
  objectSource(): string {
    return sourceOf(this.#document, this.object().node!);
  }

  /** What to throw when the value is not what it should be. */
  mustBe(what: string): DemarcError {
    const place = this.place;
    const message = this.isAbsent ? `${place} is missing: it must be ${what}` : `${place} must be ${what}`;
    return new DemarcError('invalid_request', { message, param: place });
  }

  /** What to throw when the value is well formed and cannot be served. `why` follows the place. */
  unsupported(why: string): DemarcError {
    const place = this.place;
    return new DemarcError('unsupported_parameter', { message: `${place} ${why}`, param: place });
  }
}
