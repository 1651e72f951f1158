import { createHmac } from 'node:crypto';
import type { CleaningWay } from '../../domain/cleaning.ts';
import type { SurrogateKind } from '../../domain/surrogate-kind.ts';
import { type AlsoWritten, alsoWritten, namesAlsoWritten, sameWritten } from './also-written.ts';
import { familyName, givenName } from './made-up-names.ts';
import { makeSurrogate } from './make-surrogate.ts';
import { nameWords } from './name-words.ts';

/** What stands for an original, and what the original is that comes back for it. */
export interface Replacement {
  readonly surrogate: string;
  readonly original: string;
}

export interface BookTerms {
  readonly how: CleaningWay;
  /** Of this caller alone: the same original has the same surrogate in every one of its requests. */
  readonly key: Uint8Array;
  /** Whether a text, in lower case, stands in the request already: no surrogate may. */
  readonly isTaken: (folded: string) => boolean;
}

const MAX_TRIES = 200;
/** No name has these: it is written in some code. */
const DISGUISED = /[\d%&;\\=+_]/;
const FULL_LETTER = /^.\.?$/u;

/** The surrogates of one request, made as they are needed. Lives as long as the request and is written nowhere. */
export class SurrogateBook {
  readonly #terms: BookTerms;
  /** By kind and original, however it is written. */
  readonly #known = new Map<string, string>();
  readonly #given = new Set<string>();
  readonly #counts = new Map<string, number>();
  /** By surrogate, as it was put. */
  readonly #restorable = new Map<string, string>();
  /** Forms of a surrogate that nobody was given. Those that could stand for two originals stand for none. */
  readonly #forms = new Map<string, string | undefined>();

  constructor(terms: BookTerms) {
    this.#terms = terms;
  }

  /** What comes back for each surrogate that may come back. */
  get restorable(): ReadonlyMap<string, string> {
    const forms = [...this.#forms].filter(
      (form): form is [string, string] => form[1] !== undefined && !this.#restorable.has(form[0]),
    );
    return new Map([...this.#restorable, ...forms]);
  }

  /**
   * The surrogate for one place.
   * @param owner the original that this place is a mention of, where it is only a part of it: marks are one for both.
   */
  surrogateFor(
    place: { readonly kind: SurrogateKind; readonly type: string; readonly owner?: string | undefined },
    original: string,
  ): string {
    const { kind, type, owner = original } = place;
    if (kind === 'secret') return this.#mark('SECRET', canonical(owner));
    if (this.#terms.how === 'redact') return this.#mark(type, canonical(owner));
    const isPlain = kind !== 'person' || !DISGUISED.test(original);
    const surrogate = !isPlain
      ? this.#mark(type, original)
      : kind === 'person'
        ? this.#name(original)
        : this.#madeUp(kind, type, original);
    this.#remember(surrogate, original);
    return surrogate;
  }

  #madeUp(kind: Exclude<SurrogateKind, 'person' | 'secret'>, type: string, original: string): string {
    if (kind === 'token') return this.#mark(type, original);
    const compact = canonical(original);
    const known = `${kind}\0${compact}`;
    for (let attempt = this.#tries(known); attempt < MAX_TRIES; attempt += 1) {
      const made = makeSurrogate(kind, original, this.#bytes(kind, compact, attempt));
      if (made === undefined) break;
      const used = `${kind}\0${canonical(made)}`;
      const isOwn = this.#known.get(known) === used;
      if (!isOwn && (this.#given.has(used) || this.#terms.isTaken(made.toLowerCase()))) continue;
      this.#given.add(used);
      this.#known.set(known, used);
      this.#attempts.set(known, attempt);
      this.#rememberForms(alsoWritten(kind, { made, original }));
      const isOwnForm = (form: string) => (this.#restorable.get(form) ?? original) === original;
      return [made, ...sameWritten(kind, made)].find(isOwnForm) ?? made;
    }
    return this.#mark(type, original);
  }

  readonly #attempts = new Map<string, number>();

  #tries(known: string): number {
    return this.#attempts.get(known) ?? 0;
  }

  /** Word by word, so that a family name alone is still that of the same person. */
  #name(original: string): string {
    const words = nameWords(original);
    const names = words.filter(({ isName }) => isName);
    const parts = names.length === 0 ? words : names;
    const said: { made: string; original: string }[] = [];
    let result = '';
    let at = 0;
    for (const word of parts) {
      const isLast = word === parts.at(-1);
      const surrogate = likeCase(this.#namePart(word.text, isLast && parts.length > 1), word.text);
      if (!FULL_LETTER.test(word.text)) this.#remember(surrogate, word.text);
      said.push({ made: surrogate, original: word.text });
      result += original.slice(at, word.start) + surrogate;
      at = word.start + word.text.length;
    }
    this.#rememberForms(namesAlsoWritten(said));
    return parts.length === 0 ? this.#mark('PERSON', original) : result + original.slice(at);
  }

  #namePart(text: string, isFamily: boolean): string {
    const key = `name\0${canonical(text)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    for (let attempt = 0; ; attempt += 1) {
      const bytes = this.#bytes('name', canonical(text), attempt);
      const made = FULL_LETTER.test(text)
        ? familyName(bytes).slice(0, 1)
        : isFamily || attempt > 8
          ? familyName(bytes)
          : givenName(bytes);
      const isFree = !this.#given.has(made.toLowerCase()) && !this.#terms.isTaken(made.toLowerCase());
      if (!isFree && !FULL_LETTER.test(text) && attempt < MAX_TRIES) continue;
      this.#given.add(made.toLowerCase());
      this.#known.set(key, made);
      return made;
    }
  }

  /**
   * `[PERSON_1]`: the same mark for the same original, and none that stands in the request already. One that comes back
   * comes back as it was written, so that another way of writing has another mark.
   */
  #mark(type: string, original: string): string {
    const known = `mark\0${type}\0${original}`;
    let mark = this.#known.get(known);
    if (mark !== undefined) return mark;
    let count = this.#counts.get(type) ?? 0;
    do {
      count += 1;
      mark = `[${type}_${count}]`;
    } while (this.#terms.isTaken(mark.toLowerCase()));
    this.#counts.set(type, count);
    this.#known.set(known, mark);
    return mark;
  }

  #remember(surrogate: string, original: string): void {
    if (!this.#restorable.has(surrogate)) this.#restorable.set(surrogate, original);
  }

  #rememberForms(forms: readonly AlsoWritten[]): void {
    for (const [form, original] of forms) {
      if (!this.#forms.has(form)) this.#forms.set(form, original);
      else if (canonical(this.#forms.get(form) ?? '') !== canonical(original))
        this.#forms.set(form, undefined);
    }
  }

  #bytes(kind: string, original: string, attempt: number): Uint8Array {
    return createHmac('sha512', this.#terms.key).update(`${kind}\0${attempt}\0${original}`).digest();
  }
}

/** An original however it is written: without case, and without what separates its characters. */
function canonical(text: string): string {
  return stripped(text.normalize('NFKC')).toLowerCase();
}

function stripped(text: string): string {
  return text.replace(/[\s.,/-]/g, '');
}

function likeCase(made: string, original: string): string {
  if (original === original.toLowerCase())
    return original === original.toUpperCase() ? made : made.toLowerCase();
  return original.length > 1 && original === original.toUpperCase() ? made.toUpperCase() : made;
}
