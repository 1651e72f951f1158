import type { StreamPart } from '../domain/stream-part.ts';

/**
 * What is wrong with the order of these parts, or undefined: the grammar of `domain/stream-part.ts`, with usage also
 * allowed right after the start, where an upstream counts its input before it answers.
 */
export function grammarFault(parts: readonly StreamPart[]): string | undefined {
  const openCalls = new Set<number>();
  const seenCalls = new Set<number>();
  let block: string | undefined;
  let hasFinished = false;
  for (const [at, part] of parts.entries()) {
    const fault = (text: string) => `${text} at ${at} (${part.type})`;
    const isLast = at === parts.length - 1;
    if (part.type === 'failure') return isLast ? undefined : fault('a part after a failure');
    if (part.type === 'ping' || part.type === 'usage') continue;
    if (hasFinished) return fault('a part after the finish');
    switch (part.type) {
      case 'start':
        if (parts.slice(0, at).some(({ type }) => type !== 'ping')) return fault('a late start');
        break;
      case 'text-delta':
      case 'reasoning-delta':
      case 'refusal-delta':
        if (openCalls.size > 0) return fault('text inside a call');
        if (block !== undefined && block !== part.type) return fault('a block inside another');
        block = part.type;
        break;
      case 'reasoning-signature':
        if (block !== 'reasoning-delta') return fault('a signature without reasoning');
        break;
      case 'block-end':
        if (block === undefined) return fault('an end without a block');
        block = undefined;
        break;
      case 'redacted-reasoning':
        if (block !== undefined) return fault('a block inside another');
        break;
      case 'tool-call-start':
        if (block !== undefined) return fault('a call inside a block');
        if (seenCalls.has(part.index)) return fault('an index used twice');
        seenCalls.add(part.index);
        openCalls.add(part.index);
        break;
      case 'tool-call-delta':
        if (!openCalls.has(part.index)) return fault('a delta of no open call');
        break;
      case 'tool-call-end':
        if (!openCalls.delete(part.index)) return fault('an end of no open call');
        break;
      case 'finish':
        if (openCalls.size > 0) return fault('a finish before the end of a call');
        hasFinished = true;
    }
  }
  return hasFinished ? undefined : 'neither a finish nor a failure';
}
