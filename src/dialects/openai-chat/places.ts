import { placesBy } from '../place-shapes.ts';

/** Where texts stand in a request of OpenAI's Chat Completions; search results as its other APIs name them. */
export const placesOf = placesBy([
  {
    at: '/messages/*/content/*[type=file_search_result|file_search_call|search_result|document]',
    is: 'passage',
  },
  { at: '/messages/*/content/*[type=file|input_file]', is: 'file' },
  { at: '/messages/*[role=tool|function]', is: 'tool-result' },
  { at: '/messages/*[role=assistant]/tool_calls', is: 'tool-call' },
  { at: '/messages/*[role=assistant]/function_call', is: 'tool-call' },
  { at: '/messages/*[role=assistant]', is: 'assistant' },
  { at: '/messages/*[role=system]', is: 'system' },
  { at: '/messages/*[role=developer]', is: 'developer' },
  { at: '/messages', is: 'user' },
  { at: '/prediction', is: 'assistant' },
  { at: '/tools', is: 'tool-schema' },
  { at: '/functions', is: 'tool-schema' },
]);
