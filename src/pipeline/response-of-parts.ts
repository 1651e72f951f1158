import type { Finish, ModelResponse, OutputPart } from '../domain/model-response.ts';
import type { StreamPart } from '../domain/stream-part.ts';

/**
 * A streamed answer as a whole one, to be looked at like any other. Text is put together across blocks, since looking
 * asks for what was said and not for how it was cut; log-probabilities are left to whoever counts them.
 */
export function responseOfParts(parts: readonly StreamPart[]): ModelResponse {
  const said = { text: '', refusal: '' };
  const calls: { id: string; name: string; argumentsJson: string }[] = [];
  const open = new Map<number, (typeof calls)[number]>();
  let finish: Finish = { reason: 'unknown' };
  for (const part of parts) {
    switch (part.type) {
      case 'text-delta':
        said.text += part.text;
        break;
      case 'refusal-delta':
        said.refusal += part.text;
        break;
      case 'tool-call-start': {
        const call = { id: part.id, name: part.name, argumentsJson: '' };
        calls.push(call);
        open.set(part.index, call);
        break;
      }
      case 'tool-call-delta': {
        const call = open.get(part.index);
        if (call !== undefined) call.argumentsJson += part.argumentsDelta;
        break;
      }
      case 'finish':
        finish = part.finish;
        break;
      default:
    }
  }
  const output: OutputPart[] = [];
  if (said.text !== '') output.push({ type: 'text', text: said.text });
  if (said.refusal !== '') output.push({ type: 'refusal', text: said.refusal });
  for (const { argumentsJson, ...call } of calls) {
    // A call without arguments streams none; whole, it has `{}`.
    output.push({ type: 'tool-call', ...call, argumentsJson: argumentsJson === '' ? '{}' : argumentsJson });
  }
  return { id: undefined, model: undefined, parts: output, finish, usage: undefined };
}
