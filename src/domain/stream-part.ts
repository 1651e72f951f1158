import type { RawJson } from './json/write-json.ts';
import type { Finish } from './model-response.ts';
import type { UpstreamFailure } from './upstream-failure.ts';
import type { Usage } from './usage.ts';

/**
 * A step of a streamed answer, free of any vendor's shape. Order:
 *
 *   start? usage? (block)* usage? finish usage?       or at any point        failure
 *
 * where a block is text-delta+ block-end?, reasoning-delta+ reasoning-signature? block-end?, redacted-reasoning,
 * refusal-delta+ block-end?, or tool-call-start tool-call-delta* tool-call-end. Calls with different `index` may
 * interleave between start and end (OpenAI allows it); a decoder ends every call before `finish`. `usage` is cumulative: a later one
 * replaces the earlier, member by member where the later member is defined. A stream without `finish` was cut.
 */
export type StreamPart =
  | { readonly type: 'start'; readonly id: string | undefined; readonly model: string | undefined }
  | { readonly type: 'text-delta'; readonly text: string; readonly logprobs?: RawJson | undefined }
  | { readonly type: 'reasoning-delta'; readonly text: string }
  | { readonly type: 'reasoning-signature'; readonly signature: string }
  | { readonly type: 'redacted-reasoning'; readonly data: string }
  | { readonly type: 'refusal-delta'; readonly text: string }
  | { readonly type: 'block-end' }
  | { readonly type: 'tool-call-start'; readonly index: number; readonly id: string; readonly name: string }
  | { readonly type: 'tool-call-delta'; readonly index: number; readonly argumentsDelta: string }
  | { readonly type: 'tool-call-end'; readonly index: number }
  | { readonly type: 'usage'; readonly usage: Usage }
  | { readonly type: 'finish'; readonly finish: Finish }
  | { readonly type: 'ping' }
  | { readonly type: 'failure'; readonly failure: UpstreamFailure };

/** Whether a part is content: the one thing that commits an attempt. Empty deltas, pings and starts are not. */
export function isContent(part: StreamPart): boolean {
  switch (part.type) {
    case 'text-delta':
    case 'reasoning-delta':
    case 'refusal-delta':
      return part.text !== '';
    case 'tool-call-start':
    case 'redacted-reasoning':
      return true;
    default:
      return false;
  }
}
