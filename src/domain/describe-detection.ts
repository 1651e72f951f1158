import type { LabelReason } from './classification.ts';

/** What the operator's own model made of a request, for instance `guardian looked at the text and found 2 things more`. */
export function describeDetection({
  deployment,
  result,
  findings,
}: Extract<LabelReason, { readonly kind: 'detector' }>): string {
  if (result === 'unread') return `${deployment} gave no answer on what else is sensitive`;
  const what = result === 'read' ? 'the text' : 'the end of the text';
  const more =
    findings === 0 ? 'nothing more' : findings === 1 ? 'one thing more' : `${findings} things more`;
  return `${deployment} looked at ${what} and found ${more}`;
}
