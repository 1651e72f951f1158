import type { LogId, TenantId } from './ids.ts';
import type { Label } from './label.ts';

/** What a record says of content that is kept apart from it, encrypted. */
export interface PayloadReference {
  /** Name of the content in its store. */
  readonly ref: string;
  /** HMAC-SHA-256 under a random key of its own, in hexadecimal: a bare hash of a short prompt could be guessed. */
  readonly commit: string;
}

/** What content belongs to; bound to it, so that it cannot be passed off as another's. */
export interface PayloadOwner {
  readonly log: LogId;
  readonly request: string;
  readonly tenant: TenantId;
  /** The label in words, for instance `confidential health personal`. */
  readonly label: string;
}

/** A label as content is bound to it. */
export function payloadLabel({ level, categories }: Pick<Label, 'level' | 'categories'>): string {
  return [level, ...[...categories].sort()].join(' ');
}

/** Keeps content encrypted, each piece under a key of its own; destroying that key is what erases it. */
export interface PayloadStore {
  /** Encrypts now and writes in the background; what cannot be written is told to the process log. */
  keep(owner: PayloadOwner, content: string): PayloadReference;
  /** The content; undefined when it was erased. @throws PayloadError when it is not what was kept. */
  open(owner: PayloadOwner, reference: PayloadReference): Promise<string | undefined>;
  /** Destroys the key, then the content. False when it was erased before. */
  erase(ref: string): Promise<boolean>;
  /** Names of what was kept before this time. */
  olderThan(wallMs: number): Promise<readonly string[]>;
  /** Fulfilled once everything kept so far is written. */
  settled(): Promise<void>;
}
