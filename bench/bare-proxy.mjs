// The least a gateway can do in Node: take a request, look at its key and its model, send it on with another key,
// hand the answer back as it comes. No record, no label, no price, no decision: the floor, not a peer.
import { createServer } from 'node:http';
import process from 'node:process';
import { Pool } from 'undici';

const [port, upstream] = process.argv.slice(2).map(Number);
const pool = new Pool(`http://127.0.0.1:${upstream}`, { connections: 256 });

createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts);
    if (request.headers.authorization !== 'Bearer sk-client' || typeof JSON.parse(body).model !== 'string') {
      response.writeHead(401).end();
      return;
    }
    const headers = { 'content-type': 'application/json', authorization: 'Bearer sk-upstream' };
    const answer = ({ statusCode, headers: received }) => {
      const kept = { 'content-type': received['content-type'] };
      if (received['content-length']) kept['content-length'] = received['content-length'];
      return response.writeHead(statusCode, kept);
    };
    pool.stream({ path: request.url, method: 'POST', headers, body }, answer, (error) => {
      if (error !== null) response.destroy();
    });
  });
}).listen(port, '127.0.0.1');
