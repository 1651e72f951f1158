// A model server that costs next to nothing: fixed answers, whole or in 100 chunks 10 ms apart. Whoever does not
// bring the upstream's own key is turned away, so that a gateway shows that it changes keys.
import { createServer } from 'node:http';
import process from 'node:process';

const CHUNKS = 100;
const CHUNK_EVERY_MS = 10;
const USAGE = { prompt_tokens: 200, completion_tokens: 100, total_tokens: 300 };

const head = { id: 'chatcmpl-1', created: 1_700_000_000, model: 'mock' };
const message = { role: 'assistant', content: 'word '.repeat(100) };
const whole = JSON.stringify({
  ...head,
  object: 'chat.completion',
  choices: [{ index: 0, message, finish_reason: 'stop' }],
  usage: USAGE,
});
const event = (delta, finish_reason = null) =>
  `data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
const piece = event({ content: 'word ' });
const ending = `${event({}, 'stop')}data: [DONE]\n\n`;

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    if (request.headers.authorization !== 'Bearer sk-upstream') {
      response
        .writeHead(401, { 'content-type': 'application/json' })
        .end('{"error":{"message":"wrong key"}}');
    } else if (Buffer.concat(parts).includes('"stream":true')) stream(response);
    else {
      const length = Buffer.byteLength(whole);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': length }).end(whole);
    }
  });
});

function stream(response) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let sent = 0;
  const timer = setInterval(() => {
    response.write(piece);
    sent += 1;
    if (sent < CHUNKS) return;
    clearInterval(timer);
    response.end(ending);
  }, CHUNK_EVERY_MS);
  response.on('close', () => clearInterval(timer));
}

server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit());
