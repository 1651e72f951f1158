import type { Capabilities } from '../domain/deployment.ts';
import type { Operation } from '../domain/model-request.ts';
import { PROVIDER_TYPES, type ShapeAbility } from './provider-types.ts';

/** What an operator, or a runner, says of a model. Undefined is unsaid. */
export interface StatedCapabilities {
  readonly tools?: boolean | undefined;
  readonly images?: boolean | undefined;
  readonly structuredOutput?: boolean | undefined;
  readonly contextTokens?: number | undefined;
  readonly maxOutputTokens?: number | undefined;
  /** Everything that it can be asked for. */
  readonly serves?: readonly Operation[] | undefined;
  readonly fillInTheMiddle?: boolean | undefined;
}

/**
 * What a model can do where it is served: what is said of it, as far as its provider has words for it. What a shape cannot
 * say is known to be lacking before the first request; what it can say and nobody spoke of stays unknown, and is tried.
 */
export function capabilitiesOf(codec: string, stated: StatedCapabilities = {}): Capabilities {
  const { serves } = stated;
  const can = (operation: ShapeAbility & Operation): boolean | undefined =>
    lacksWords(codec, operation) ? false : serves?.includes(operation);
  const completion = can('completion');
  return {
    tools: stated.tools,
    images: stated.images,
    structuredOutput: stated.structuredOutput,
    contextTokens: stated.contextTokens,
    maxOutputTokens: stated.maxOutputTokens,
    chat: serves?.includes('chat'),
    completion,
    embeddings: can('embeddings'),
    fillInTheMiddle: gaps(codec, { completion, stated: stated.fillInTheMiddle }),
    tokenIds: lacksWords(codec, 'tokenIds') ? false : undefined,
  };
}

/** Whether requests to a provider of this codec cannot be told of something. */
export function lacksWords(codec: string, ability: ShapeAbility): boolean {
  return typeOf(codec)?.lacks.includes(ability) === true;
}

function gaps(
  codec: string,
  { completion, stated }: { readonly completion: boolean | undefined; readonly stated: boolean | undefined },
): boolean | undefined {
  if (completion === false || lacksWords(codec, 'fillInTheMiddle')) return false;
  return stated ?? (typeOf(codec)?.mayOverhearSuffix === true ? false : undefined);
}

function typeOf(codec: string) {
  return Object.values(PROVIDER_TYPES).find((type) => type.codec === codec);
}
