/**
 * One server-sent event (WHATWG HTML §9.2) with JSON text as its data. Written by `writeJson` the data has no
 * line break; a vendor's raw JSON may have one between tokens, where a space means the same. So nothing that a model
 * says can end an event or begin another.
 */
export function serverSentEvent(json: string, event?: string): string {
  const data = json.includes('\n') || json.includes('\r') ? json.replace(/[\r\n]/g, ' ') : json;
  return event === undefined ? `data: ${data}\n\n` : `event: ${event}\ndata: ${data}\n\n`;
}
