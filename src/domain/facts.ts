import type { CleanedFact } from './cleaning.ts';
import type { KeyId, TenantId } from './ids.ts';
import type { Injection } from './injection.ts';
import type { Label, Level } from './label.ts';
import type { Operation } from './model-request.ts';
import type { Task } from './work.ts';

/** What a request needs of a model, beyond text and its operation. */
export const NEEDS = [
  'tools',
  'images',
  'files',
  'structured-output',
  'server-tools',
  'remote-media',
  'fill-in-the-middle',
  'token-ids',
] as const;
export type Need = (typeof NEEDS)[number];

/** Where a caller may say that it would rather be served: on the premises, or off them. */
export const PREFERRED_PLACES = ['local', 'cloud'] as const;

/**
 * Everything a decision may depend on: versioned, free of content, made of integers and text, and recorded with
 * the decision so that it can be recomputed years later.
 */
export interface Facts {
  readonly v: 1;
  readonly tenant: TenantId;
  readonly label: Label;
  /** Left out where nothing of the kind was found, as in records from before it was looked for. */
  readonly injection?: Injection | undefined;
  /** Left out for `chat`, as in records from before anything else could be asked. */
  readonly operation?: Exclude<Operation, 'chat'> | undefined;
  /** 0 to 1000. */
  readonly complexityThousandths: number;
  readonly task: Task;
  /** What the caller says the work is (`x-demarc-task`), for instance a task of an industry preset. */
  readonly declaredTask?: string | undefined;
  readonly inputTokens: number;
  readonly maxOutputTokens: number | undefined;
  /** Messages of a conversation; texts to be embedded; 1 for a text to be completed. */
  readonly messages: number;
  readonly needs: readonly Need[];
  readonly stream: boolean;
  readonly requestedModel: string;
  /** What the caller would rather have (`x-demarc-prefer`): one of {@link PREFERRED_PLACES}, or a deployment. */
  readonly prefer?: string | undefined;
  readonly principal: PrincipalFacts;
  /** What came of cleaning it, where a rule asks for that. */
  readonly cleaned?: readonly CleanedFact[] | undefined;
}

/** What is asked, in facts of any age. */
export function operationOf({ operation }: Pick<Facts, 'operation'>): Operation {
  return operation ?? 'chat';
}

/** What the law and the rules may know of who is asking. */
export interface PrincipalFacts {
  readonly keyId: KeyId;
  readonly keyName: string;
  /** Models this key may ask for; undefined means every one. */
  readonly allowedModels: readonly string[] | undefined;
  /** The highest level this key may send off the premises. */
  readonly maxOutboundLevel: Level;
}
