import { gzipSync } from 'node:zlib';
import { assertNever } from '../../src/domain/assert-never.ts';
import { JSON_HEADERS, sendEvents } from './answer.ts';
import type { FakeAnswer, FakeMisbehaviour, ReceivedRequest } from './script.ts';
import type { Shape } from './shape.ts';
import { head, type Wire } from './wire.ts';

const HTML = '<!doctype html><html><body>Please sign in</body></html>';
const SOME_ANSWER: FakeAnswer = { text: 'a fake answer of a few words', chunks: 8 };

export interface Scene {
  readonly wire: Wire;
  readonly shape: Shape;
  readonly request: ReceivedRequest;
}

/** Acts one misbehaviour out. */
export function misbehave(scene: Scene, reply: FakeMisbehaviour): Promise<void> | void {
  const { wire, shape, request } = scene;
  switch (reply.misbehave) {
    case 'status':
      return sendStatus(scene, reply);
    case 'redirect':
      return wire.respond(reply.status ?? 307, { location: reply.location }, '');
    case 'reset-before-response':
      return wire.reset();
    case 'never-answer':
      return wire.untilGone();
    case 'html-200':
      return wire.respond(200, { 'content-type': 'text/html; charset=utf-8' }, HTML);
    case 'empty-200':
      return wire.respond(200, JSON_HEADERS, '');
    case 'no-content-204':
      return wire.send(head(204, {}));
    case 'error-object-200':
      return wire.respond(200, JSON_HEADERS, shape.error(400, undefined, echoOfCredentials(request)));
    case 'gzip':
      return wire.respond(
        200,
        { ...JSON_HEADERS, 'content-encoding': 'gzip' },
        gzipSync(shape.whole(reply.answer ?? SOME_ANSWER, request.body ?? {})),
      );
    case 'json-though-stream':
      return wire.respond(200, JSON_HEADERS, shape.whole(reply.answer ?? SOME_ANSWER, request.body ?? {}));
    case 'raw':
      return sendRaw(wire, reply.bytes, reply.close ?? true);
    case 'garbage-bytes':
      return sendRaw(wire, Buffer.from('\u0000\u0001\u0002 SSH-2.0-none\r\n\r\n\u00ff', 'latin1'), true);
    case 'half-head':
      return sendRaw(wire, 'HTTP/1.1 200 OK\r\ncontent-ty', true);
    case 'huge-headers':
      return wire.respond(200, { ...JSON_HEADERS, 'x-filler': 'x'.repeat(1024 * 1024) }, '{}');
    case 'switching-protocols-101':
      return sendRaw(wire, head(101, { connection: 'upgrade', upgrade: 'h2c' }), false);
    case 'early-hints-103':
      return sendRaw(wire, head(103, { link: '</x>; rel=preload' }), false);
    case 'length-and-chunked':
      return sendRaw(
        wire,
        `${head(200, { ...JSON_HEADERS, 'content-length': '2', 'transfer-encoding': 'chunked' })}2\r\n{}\r\n0\r\n\r\n`,
        false,
      );
    case 'bad-chunk-size':
      return sendRaw(
        wire,
        `${head(200, { ...JSON_HEADERS, 'transfer-encoding': 'chunked' })}zz\r\n{}\r\n`,
        false,
      );
    case 'endless-body':
      return sendEndlessBody(wire, 200);
    case 'endless-error-body':
      return sendEndlessBody(wire, 500);
    case 'short-body':
      return sendShortBody(scene, reply.answer ?? SOME_ANSWER);
    case 'drip':
      return drip(scene, reply.intervalMs);
    case 'unsolicited-second-response':
      return sendTwice(scene, reply.answer ?? SOME_ANSWER, reply.delayMs ?? 0);
    default:
      return misbehaveInStream(scene, reply);
  }
}

type StreamTrouble = Extract<FakeMisbehaviour, { answer?: FakeAnswer }>;

/** Troubles that begin as a well-behaved stream. */
async function misbehaveInStream(scene: Scene, reply: StreamTrouble): Promise<void> {
  const { wire, shape, request } = scene;
  const events = shape.events(reply.answer ?? SOME_ANSWER, request.body ?? {});
  const first = 'chunks' in reply ? events.slice(0, reply.chunks ?? 3) : events.slice(0, 3);
  await wire.startStream();
  switch (reply.misbehave) {
    case 'reset-after-n-chunks':
      await sendEvents(wire, first);
      // The reset overtakes what is not yet read; a moment lets the chunks through.
      await wire.pause(30);
      return wire.reset();
    case 'stall-after-n-chunks':
      await sendEvents(wire, first);
      return wire.untilGone();
    case 'end-without-terminator':
      await sendEvents(wire, first);
      return wire.endStream();
    case 'bad-json-line':
      await sendEvents(wire, [
        ...first,
        'data: {"choices":[{"delta":{"content":"torn\n\n',
        ...events.slice(3),
      ]);
      return wire.endStream();
    case 'invalid-utf8':
      await sendEvents(wire, first);
      await wire.chunk(
        Buffer.concat([Buffer.from('data: {"x":"'), Buffer.from([0xff, 0xc3, 0x28]), Buffer.from('"}\n\n')]),
      );
      await sendEvents(wire, events.slice(3));
      return wire.endStream();
    case 'split-utf8-bytes':
      for (const byte of Buffer.from(events.join(''))) await wire.chunk(Uint8Array.of(byte));
      return wire.endStream();
    case 'error-event-mid-stream':
      await sendEvents(wire, [...first, shape.errorEvent(echoOfCredentials(request))]);
      return wire.endStream();
    case 'data-after-done':
      await sendEvents(wire, [
        ...events,
        ...Array.from({ length: 64 }, () => shape.contentEvent('stray '.repeat(20))),
      ]);
      return wire.untilGone();
    case 'stay-open':
      await sendEvents(wire, events);
      return wire.untilGone();
    case 'endless-line':
      await sendEvents(wire, first);
      await wire.chunk('data: ');
      while (wire.isOpen) await wire.chunk('x'.repeat(64 * 1024));
      return;
    case 'endless-events':
      await sendEvents(wire, first);
      while (wire.isOpen) await wire.chunk(shape.contentEvent('y'.repeat(1024)).repeat(8));
      return;
    case 'short-body':
    case 'gzip':
    case 'json-though-stream':
    case 'unsolicited-second-response':
      throw new Error('not a trouble within a stream');
    default:
      return assertNever(reply);
  }
}

async function sendStatus(
  { wire, shape, request }: Scene,
  reply: Extract<FakeMisbehaviour, { misbehave: 'status' }>,
): Promise<void> {
  const { status, retryAfterS, errorCode, headers } = reply;
  await wire.respond(
    status,
    {
      ...JSON_HEADERS,
      ...(retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) }),
      ...headers,
    },
    shape.error(status, errorCode, echoOfCredentials(request)),
  );
}

/** Some upstreams quote the key they refused; none of it may travel further. */
function echoOfCredentials({ headers, text }: ReceivedRequest): string {
  const credentials = headers['authorization'] ?? headers['x-api-key'] ?? 'no credentials';
  return `refused: ${credentials}; you said: ${text.slice(0, 200)}`;
}

async function sendRaw(wire: Wire, bytes: string | Uint8Array, close: boolean): Promise<void> {
  await wire.send(bytes);
  if (close) wire.end();
}

async function sendEndlessBody(wire: Wire, status: number): Promise<void> {
  await wire.send(head(status, { ...JSON_HEADERS, 'transfer-encoding': 'chunked' }));
  while (wire.isOpen) await wire.chunk(' '.repeat(64 * 1024));
}

async function sendShortBody({ wire, shape, request }: Scene, answer: FakeAnswer): Promise<void> {
  const body = shape.whole(answer, request.body ?? {});
  await wire.send(
    head(200, { ...JSON_HEADERS, 'content-length': String(Buffer.byteLength(body) + 100) }) + body,
  );
  wire.end();
}

async function drip({ wire, shape, request }: Scene, intervalMs: number): Promise<void> {
  const isStream = request.body?.stream === true;
  const text = isStream
    ? shape.events(SOME_ANSWER, request.body ?? {}).join('')
    : shape.whole(SOME_ANSWER, request.body ?? {});
  if (isStream) await wire.startStream();
  else await wire.send(head(200, { ...JSON_HEADERS, 'transfer-encoding': 'chunked' }));
  for (const byte of Buffer.from(text)) {
    await wire.chunk(Uint8Array.of(byte));
    await wire.pause(intervalMs);
  }
  await wire.endStream();
}

async function sendTwice(
  { wire, shape, request }: Scene,
  answer: FakeAnswer,
  delayMs: number,
): Promise<void> {
  const solicited = shape.whole(answer, request.body ?? {});
  const stray = shape.whole({ text: 'STRAY' }, request.body ?? {});
  const response = (body: string) =>
    head(200, { ...JSON_HEADERS, 'content-length': String(Buffer.byteLength(body)) }) + body;
  if (delayMs === 0) return wire.send(response(solicited) + response(stray));
  await wire.send(response(solicited));
  await wire.pause(delayMs);
  await wire.send(response(stray));
}
