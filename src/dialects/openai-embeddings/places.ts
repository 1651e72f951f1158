import { placesBy } from '../place-shapes.ts';

/** Where texts stand in a request of OpenAI's Embeddings. */
export const placesOf = placesBy([{ at: '/input', is: 'user' }]);
