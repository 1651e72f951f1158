import { placesBy } from '../place-shapes.ts';

/** Where texts stand in a request of OpenAI's Completions: there are no turns, so all text is its caller's. */
export const placesOf = placesBy([
  { at: '/prompt', is: 'user' },
  { at: '/suffix', is: 'user' },
]);
