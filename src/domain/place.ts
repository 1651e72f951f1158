/** Where in a request a text stands: who speaks there, or what brought it in. */
export const PLACES = [
  'system',
  'developer',
  'user',
  'assistant',
  'tool-call',
  'tool-result',
  'passage',
  'file',
  'tool-schema',
  'parameter',
] as const;
export type Place = (typeof PLACES)[number];

const BROUGHT_IN: ReadonlySet<Place> = new Set(['tool-result', 'passage', 'file']);

/** What nobody in the conversation said: it is there to be read, and an instruction in it comes from outside. */
export function isBroughtIn(place: Place): boolean {
  return BROUGHT_IN.has(place);
}
