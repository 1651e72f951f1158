import type { FilePart, ImagePart, ToolResultPart } from '../domain/model-request.ts';
import { unsupportedParameter } from './unsupported-parameter.ts';

/** What a tool message that holds nothing but text says of a result; {@link mediaOfResult} is the rest. */
export function textOfResult({ content }: ToolResultPart): string {
  const text = content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
  const hasMedia = content.some((part) => part.type !== 'text');
  return text === '' && hasMedia ? 'The result is in the next message.' : text;
}

/**
 * What follows a tool message in the user's: images and files of the result.
 * @throws DemarcError `unsupported_parameter` for a part that nobody knows.
 */
export function mediaOfResult({ content }: ToolResultPart): (ImagePart | FilePart)[] {
  return content.flatMap((part) => {
    if (part.type === 'text') return [];
    if (part.type !== 'unknown') return [part];
    throw unsupportedParameter(
      'messages',
      'a tool result holds content that the model chosen cannot be sent',
    );
  });
}
