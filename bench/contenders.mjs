// Who is measured, how each is started, and with what key a caller comes to it.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bare proxy, Demarc as it was built, and Portkey where `PEERS` names a folder that it is installed in. */
export function contenders({ root, scratch, upstream, peers }) {
  const client = { authorization: 'Bearer sk-client' };
  const config = join(scratch, 'demarc.yaml');
  writeFileSync(config, configuration(upstream));
  const list = [
    {
      name: 'bare proxy',
      command: (port) => [join(root, 'bench/bare-proxy.mjs'), port, upstream],
      headers: client,
    },
    {
      name: 'demarc',
      command: (port) => [
        join(root, 'dist/demarc.js'),
        'start',
        '--config',
        config,
        '--data',
        join(scratch, 'data'),
        '--port',
        port,
        '--no-starter',
      ],
      env: { BENCH_UPSTREAM_KEY: 'sk-upstream', DEMARC_ADMIN_KEY: 'sk-client' },
      headers: client,
    },
  ];
  const portkey = peers && join(peers, 'node_modules/@portkey-ai/gateway/build/start-server.js');
  if (portkey && existsSync(portkey)) {
    list.push({
      name: 'portkey',
      command: (port) => [portkey, `--port=${port}`, '--headless'],
      // It hands on its caller's key, so its caller brings the upstream's.
      headers: {
        authorization: 'Bearer sk-upstream',
        'x-portkey-provider': 'openai',
        'x-portkey-custom-host': `http://127.0.0.1:${upstream}/v1`,
      },
    });
  }
  return list;
}

const configuration = (upstream) => `providers:
  house:
    type: openai-compatible
    url: http://127.0.0.1:${upstream}/v1
    apiKey: env:BENCH_UPSTREAM_KEY
    placement: on-premises
    clearance: restricted
deployments:
  mock: { provider: house, model: mock }
routing: { rules: [{ name: all, use: [mock] }] }
`;
