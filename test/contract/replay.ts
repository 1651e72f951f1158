import { readFileSync } from 'node:fs';
import type { WireFormat } from '../../src/domain/model-request.ts';
import type { ProviderCodec } from '../../src/domain/provider-codec.ts';
import type { StreamPart } from '../../src/domain/stream-part.ts';

/** The bytes of an upstream's answer, as they stand in `upstreams/`. */
export function recorded(name: string): Buffer {
  return readFileSync(new URL(`./upstreams/${name}`, import.meta.url));
}

/** Puts the bytes through a codec, cut at these places. */
export function replay(
  codec: ProviderCodec,
  bytes: Uint8Array,
  cuts: readonly number[] = [],
  format: WireFormat = codec.format,
): StreamPart[] {
  const decoder = codec.createStreamDecoder(format);
  const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length].sort((a, b) => a - b);
  const parts: StreamPart[] = [];
  for (const [index, end] of places.slice(1).entries())
    parts.push(...decoder.push(bytes.subarray(places[index], end)));
  parts.push(...decoder.end());
  return parts;
}

/** Puts the bytes through a codec one by one. */
export function replayByteByByte(
  codec: ProviderCodec,
  bytes: Uint8Array,
  format: WireFormat = codec.format,
): StreamPart[] {
  const decoder = codec.createStreamDecoder(format);
  const parts: StreamPart[] = [];
  for (const byte of bytes) parts.push(...decoder.push(Uint8Array.of(byte)));
  return [...parts, ...decoder.end()];
}

/** A stream in few words: `text:…`, `call 0 name(arguments)`, `finish:…`. */
export function summary(parts: readonly StreamPart[]): string[] {
  const lines: string[] = [];
  const callLines = new Map<number, number>();
  let isOpen = false;
  const say = (kind: string, text: string) => {
    if (isOpen && lines.at(-1)?.startsWith(`${kind}:`)) lines[lines.length - 1] += text;
    else lines.push(`${kind}:${text}`);
    isOpen = true;
  };
  for (const part of parts) {
    switch (part.type) {
      case 'text-delta':
        say('text', part.text);
        break;
      case 'reasoning-delta':
        say('reasoning', part.text);
        break;
      case 'refusal-delta':
        say('refusal', part.text);
        break;
      case 'block-end':
        isOpen = false;
        break;
      case 'reasoning-signature':
        lines.push(`signature:${part.signature.slice(0, 6)}`);
        break;
      case 'redacted-reasoning':
        lines.push(`redacted:${part.data.slice(0, 6)}`);
        break;
      case 'tool-call-start':
        callLines.set(part.index, lines.length);
        lines.push(`call ${part.id} ${part.name} `);
        break;
      case 'tool-call-delta':
        lines[callLines.get(part.index)!] += part.argumentsDelta;
        break;
      case 'finish':
        lines.push(
          `finish:${part.finish.reason}${part.finish.stopSequence ? ` ${part.finish.stopSequence}` : ''}`,
        );
        break;
      case 'failure':
        lines.push(`failure:${part.failure.code} ${part.failure.cause}`);
        break;
      case 'start':
        lines.push(`start:${part.id} ${part.model}`);
        break;
      case 'usage':
      case 'ping':
      case 'tool-call-end':
    }
  }
  return lines;
}
