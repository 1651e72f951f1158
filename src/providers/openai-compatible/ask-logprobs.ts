import type { ChatRequest } from '../../domain/model-request.ts';
import type { EncodingAids } from '../../domain/provider-codec.ts';
import type { ChatTraits } from './chat-traits.ts';

/**
 * The members that ask how sure the model is of each of its words, where that is wanted and the server can tell. One
 * alternative for each token, because llama.cpp gives twenty where no number is said, and nothing for zero.
 */
export function logprobMembers(
  { stream, tools, wantsLogprobs }: ChatRequest,
  { traits, aids }: { readonly traits: ChatTraits; readonly aids: EncodingAids },
): { readonly logprobs?: true; readonly top_logprobs?: 1 } {
  // A caller that asks has its own words for it.
  if (aids.asksLogprobs !== true || wantsLogprobs === true) return {};
  const canGive =
    traits.givesLogprobs === 'always' ||
    (traits.givesLogprobs === 'streams-without-tools' && !(stream && tools.length > 0));
  return canGive ? { logprobs: true, top_logprobs: 1 } : {};
}
