import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type ChatAnswer, type PlannedAnswer, planAnswer } from './answer-chat.ts';
import { ChatError } from './chat-error.ts';
import { type ChatRequest, decodeChatRequest } from './chat-request.ts';
import {
  type AnswerHead,
  encodeCompletion,
  encodeDelta,
  encodeUsageChunk,
  toolCallsDelta,
} from './encode-answer.ts';
import { createGenerationQueue, type GenerationQueue } from './generation-queue.ts';
import type { TextEngine } from './text-engine.ts';

/** Far more than the context holds; a longer body cannot be answered anyway. */
const MAX_BODY_BYTES = 1024 * 1024;
/** At some twenty tokens a second a longer line would only wait in vain. */
const MAX_WAITING = 8;

interface Service {
  readonly engine: TextEngine;
  readonly modelId: string;
  readonly queue: GenerationQueue;
  readonly nowMs: () => number;
}

/** The child's HTTP server: OpenAI's chat completions, the list of the one model, and a health check. */
export function createChatServer(options: {
  engine: TextEngine;
  modelId: string;
  nowMs: () => number;
}): Server {
  const service: Service = { ...options, queue: createGenerationQueue(MAX_WAITING) };
  return createServer((request, response) => {
    void handle(request, response, service).catch((error: unknown) =>
      sendError(response, toChatError(error)),
    );
  });
}

async function handle(request: IncomingMessage, response: ServerResponse, service: Service): Promise<void> {
  const path = (request.url ?? '').split('?', 1)[0];
  const route = `${request.method} ${path}`;
  if (route === 'GET /health') {
    return sendJson(response, 200, { status: 'ok', waiting: service.queue.waiting });
  }
  if (route === 'GET /v1/models') {
    const model = { id: service.modelId, object: 'model', created: 0, owned_by: 'starter' };
    return sendJson(response, 200, { object: 'list', data: [model] });
  }
  if (route === 'POST /v1/chat/completions') return chat(request, response, service);
  request.resume();
  throw new ChatError(404, 'not_found', 'The starter model serves only /v1/chat/completions and /v1/models.');
}

async function chat(incoming: IncomingMessage, response: ServerResponse, service: Service): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort(new Error('the client went away')));
  const request = decodeChatRequest(await readBody(incoming));
  if (request.model !== service.modelId) {
    throw new ChatError(404, 'model_not_found', `The only model here is '${service.modelId}'.`, {
      param: 'model',
    });
  }
  const plan = planAnswer(request, service.engine);
  const head: AnswerHead = {
    id: `chatcmpl-${randomUUID().replaceAll('-', '')}`,
    model: service.modelId,
    created: Math.floor(service.nowMs() / 1000),
  };
  await service.queue.run(async () => {
    if (request.stream === true) return streamAnswer({ request, response, plan, head, signal: gone.signal });
    const answer = await plan.run({ signal: gone.signal, onText: () => {} });
    sendJson(response, 200, encodeCompletion(head, answer));
  }, gone.signal);
}

interface StreamContext {
  readonly request: ChatRequest;
  readonly response: ServerResponse;
  readonly plan: PlannedAnswer;
  readonly head: AnswerHead;
  readonly signal: AbortSignal;
}

/** Server-sent events as OpenAI's: a role, the text, the reason it ended, the usage if asked for, `[DONE]`. */
async function streamAnswer({ request, response, plan, head, signal }: StreamContext): Promise<void> {
  const send = (data: object | '[DONE]') =>
    response.write(`data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  });
  send(encodeDelta(head, { role: 'assistant', content: '' }, null));
  let answer: ChatAnswer;
  try {
    answer = await plan.run({ signal, onText: (text) => send(encodeDelta(head, { content: text }, null)) });
  } catch (error) {
    // The status is sent already: the error is the last event, and no `[DONE]` follows.
    send(toChatError(error).toBody());
    response.end();
    return;
  }
  if (answer.toolCalls.length > 0) send(encodeDelta(head, toolCallsDelta(answer), null));
  send(encodeDelta(head, {}, answer.finishReason));
  if (request.stream_options?.include_usage === true) send(encodeUsageChunk(head, answer));
  send('[DONE]');
  response.end();
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) {
      throw new ChatError(
        413,
        'request_too_large',
        `The request body is larger than ${MAX_BODY_BYTES} bytes.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What is not a ChatError is our fault; its text may hold content and is not passed on. */
function toChatError(error: unknown): ChatError {
  return error instanceof ChatError
    ? error
    : new ChatError(500, 'internal_error', 'The starter model failed.');
}

function sendError(response: ServerResponse, error: ChatError): void {
  if (response.destroyed || response.headersSent) {
    response.destroy();
    return;
  }
  if (error.retryAfterS !== undefined) response.setHeader('retry-after', String(error.retryAfterS));
  // A body that was not read to its end makes the connection useless for another request.
  if (error.status === 413) response.setHeader('connection', 'close');
  sendJson(response, error.status, error.toBody());
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
