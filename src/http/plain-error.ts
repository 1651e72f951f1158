/** The error shape for what happens outside any dialect; OpenAI's, which most clients can read. */
export function openaiErrorBody(code: string, message: string): string {
  return JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code } });
}
