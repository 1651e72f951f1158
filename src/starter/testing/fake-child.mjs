// Stands in for the starter's child: does what the file named by the model's path plus `.script` tells it.
import { appendFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const argument = (name) => process.argv[process.argv.indexOf(`--${name}`) + 1];
const folder = argument('runtime').replace(/runtime-[0-9a-f]+$/, '');
const starts = `${folder}starts.log`;
appendFileSync(
  starts,
  `${JSON.stringify({ pid: process.pid, args: process.argv.slice(2), env: process.env })}\n`,
);
const script = JSON.parse(readFileSync(`${folder}script.json`, 'utf8'));
const behaviour = script[readFileSync(starts, 'utf8').trim().split('\n').length - 1] ?? script.at(-1);

process.on('disconnect', () => process.exit(0));
if (behaviour === 'stubborn') process.on('SIGTERM', () => {});
if (behaviour === 'fail')
  process.send({ type: 'failed', message: 'the file is damaged' }, () => process.exit(1));
else if (behaviour === 'silent') setInterval(() => {}, 1000);
else {
  createServer().listen(argument('socket'), () => {
    process.send({ type: 'ready' });
    if (behaviour === 'crash') setTimeout(() => process.exit(134), 30);
  });
}
