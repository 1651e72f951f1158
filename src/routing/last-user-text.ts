import type { Message } from '../domain/model-request.ts';

/** What the user asks now: the text of the last message that has any. */
export function lastUserText(messages: readonly Message[]): string {
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index]!;
    if (message.role !== 'user') continue;
    const text = message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
    if (text.trim() !== '') return text;
  }
  return '';
}
