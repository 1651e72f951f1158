// Sends what it is told to over keep-alive connections, one request after the other on each, and tells how long
// they took. Every body differs, so that nothing can be remembered.
import { Agent, request as open } from 'node:http';
import process from 'node:process';

const WORDS = 'Please review the attached schedule and tell us which of the items can wait until next week. ';
let sent = 0;

process.on('message', (task) => void work(task));
process.on('disconnect', () => process.exit());

async function work(task) {
  const agent = new Agent({ keepAlive: true, maxSockets: task.connections });
  const times = [];
  let failures = 0;
  let left = task.count;
  const startedAt = performance.now();
  const line = async () => {
    while (left > 0) {
      left -= 1;
      const at = performance.now();
      if (!(await one(agent, task))) failures += 1;
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: task.connections }, line));
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const quantile = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
  process.send({ rps: task.count / seconds, p50Ms: quantile(0.5), p99Ms: quantile(0.99), failures });
}

function one(agent, { port, headers, stream }) {
  sent += 1;
  const mark = `${process.pid}-${sent}`.padStart(20, 'n');
  const body = JSON.stringify({
    model: 'mock',
    ...(stream ? { stream: true } : {}),
    messages: [
      { role: 'system', content: 'You are a helpful assistant.' },
      { role: 'user', content: `Note ${mark}. ${WORDS.repeat(9)}` },
    ],
  });
  return new Promise((resolve) => {
    const options = {
      host: '127.0.0.1',
      port,
      method: 'POST',
      path: '/v1/chat/completions',
      agent,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
    };
    const request = open(options, (response) => {
      let tail = '';
      response.on('data', (part) => {
        tail = (tail + part.toString('latin1')).slice(-64);
      });
      const isComplete = () => response.statusCode === 200 && (!stream || tail.includes('[DONE]'));
      response.on('end', () => resolve(isComplete()));
      response.on('error', () => resolve(false));
    });
    request.on('error', () => resolve(false));
    request.end(body);
  });
}
