// Loaded into the product by `--import`: writes down every connection that it opens and every name that it looks up,
// whatever opens it, one JSON line each, into the file that CONNECTION_LOG names.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import process from 'node:process';

const file = process.env.CONNECTION_LOG;
/** Has a method tell of each call before it is made. */
function watch(owner, name, before) {
  const method = owner[name];
  owner[name] = function telling(...args) {
    before(args);
    return method.apply(this, args);
  };
}

const tell = (what, where) => appendFileSync(file, `${JSON.stringify({ what, where })}\n`);

watch(net.Socket.prototype, 'connect', (args) => {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const { path, host = 'localhost', port } = typeof options === 'object' ? options : { port: options };
  tell('connect', path ?? `${host}:${port}`);
});
for (const owner of [dns, dns.promises]) {
  for (const name of Object.keys(owner).filter((each) => each.startsWith('resolve') || each === 'lookup')) {
    const original = owner[name];
    owner[name] = (...args) => {
      // An address is looked up too when it is listened on; that asks nobody.
      if (net.isIP(args[0]) === 0) tell('look up', String(args[0]));
      return original.apply(owner, args);
    };
  }
}
watch(dgram.Socket.prototype, 'send', (args) => {
  tell('datagram', String(args.find((each) => typeof each === 'number')));
});
syncBuiltinESMExports();
