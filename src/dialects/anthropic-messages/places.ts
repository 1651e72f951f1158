import { placesBy } from '../place-shapes.ts';

const CALLS = 'tool_use|server_tool_use|mcp_tool_use';
const RESULTS =
  'tool_result|mcp_tool_result|web_search_tool_result|web_fetch_tool_result|code_execution_tool_result|' +
  'bash_code_execution_tool_result|text_editor_code_execution_tool_result|tool_search_tool_result|memory_tool_result';

/** Where texts stand in a request of Anthropic's Messages; blocks as its API reference names them. */
export const placesOf = placesBy([
  { at: '/system', is: 'system' },
  // A document may stand among the blocks of a message, or among those of a result.
  { at: `/messages/*/content/*[type=${RESULTS}]/content/*[type=search_result]`, is: 'passage' },
  {
    at: `/messages/*/content/*[type=${RESULTS}]/content/*[type=document]/source[type=base64|url|file]`,
    is: 'file',
  },
  { at: `/messages/*/content/*[type=${RESULTS}]/content/*[type=document]`, is: 'passage' },
  { at: '/messages/*/content/*[type=search_result]', is: 'passage' },
  { at: '/messages/*/content/*[type=document]/source[type=base64|url|file]', is: 'file' },
  { at: '/messages/*/content/*[type=document]', is: 'passage' },
  { at: '/messages/*/content/*[type=container_upload]', is: 'file' },
  { at: `/messages/*/content/*[type=${CALLS}]`, is: 'tool-call' },
  { at: `/messages/*/content/*[type=${RESULTS}]`, is: 'tool-result' },
  { at: '/messages/*[role=system]', is: 'system' },
  { at: '/messages/*[role=assistant]', is: 'assistant' },
  { at: '/messages', is: 'user' },
  { at: '/tools', is: 'tool-schema' },
]);
