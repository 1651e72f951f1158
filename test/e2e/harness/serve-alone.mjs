// Runs within a network that has a loopback and nothing else: starts the product beside one model server, asks it for
// what that one may answer and for what only an unreachable one may, and tells what came of it in one line of JSON.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';

const { PROGRAM: program, DATA: data } = process.env;
const model = createServer((request, response) => {
  request.resume().on('end', () => {
    const message = { role: 'assistant', content: 'Hello from inside.' };
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        id: 'x',
        object: 'chat.completion',
        created: 1,
        model: 'm',
        choices: [{ index: 0, message, finish_reason: 'stop' }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      }),
    );
  });
});
await new Promise((resolve) => model.listen(0, '127.0.0.1', resolve));
mkdirSync(data, { recursive: true });
const config = join(data, 'demarc.yaml');
writeFileSync(
  config,
  `providers:
  house: { type: openai-compatible, url: "http://127.0.0.1:${model.address().port}", placement: on-premises }
  rented: { type: openai, url: "https://192.0.2.1/v1", apiKey: env:SOME_KEY, clearance: internal }
deployments:
  everyday: { provider: house, model: m }
  frontier: { provider: rented, model: m }
routing: { rules: [{ name: all, use: [everyday] }] }
`,
);
const key = 'dmk_admin-key-of-a-network-without-routes';
const product = spawn(
  process.execPath,
  [program, 'start', '--config', config, '--data', data, '--port', '0', '--no-starter'],
  {
    env: { PATH: process.env.PATH, HOME: data, DEMARC_ADMIN_KEY: key, SOME_KEY: 'sk-some' },
    stdio: ['ignore', 'pipe', 'ignore'],
  },
);
const url = await new Promise((resolve) => {
  let said = '';
  product.stdout.on('data', (chunk) => {
    said += chunk;
    const found = /listening on (http:\/\/\S+)/.exec(said);
    if (found) resolve(found[1]);
  });
});
const ask = async (name) => {
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ model: name, messages: [{ role: 'user', content: 'hello' }] }),
  });
  return { status: response.status, body: await response.json() };
};
const inside = await ask('auto');
const outside = await ask('frontier');
const { status: ready } = await fetch(`${url}/readyz`);
product.kill('SIGTERM');
const ending = await new Promise((resolve) => product.once('close', resolve));
process.stdout.write(
  JSON.stringify({
    answered: inside.body.choices?.[0]?.message.content,
    outside: { status: outside.status, code: outside.body.error?.code },
    ready,
    ending,
  }),
);
model.close();
