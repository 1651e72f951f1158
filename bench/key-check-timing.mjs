// Looks for a difference in time between keys that are turned away for different reasons, with Welch's t test on two
// classes at a time, as dudect does. `node bench/key-check-timing.mjs [--full]`; see README.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../scripts/prepare.mjs';
import { measureOverHttp } from './key-check-over-http.mjs';
import { anyOf, refusedTokens } from './refused-tokens.mjs';
import { greatestDifferences } from './welch.mjs';

/** Beyond this, chance is no explanation; dudect's own threshold is 4.5. */
const GREATEST_T = 4.5;
const isFull = process.argv.includes('--full');
const IN_PROCESS_SAMPLES = 100_000;
const HTTP_SAMPLES = isFull ? 40_000 : 10_000;
const KEYS_PER_KIND = 1_000;
/** Tokens of one class within a batch. Few, so that all of them are equally well remembered by the processor. */
const TOKENS_AT_A_TIME = 16;
/** Inputs are made this many at a time, each a text of its own, so that making them stands outside what is timed. */
const INPUTS_AT_A_TIME = 5_000;
const WARM_UP_INPUTS = 500;
const WARM_UP_BATCHES = 8;
const SPECIFICATION = {
  tenant: 'default',
  name: 'measured',
  role: 'caller',
  allowedModels: undefined,
  maxOutboundLevel: 'internal',
  seesLabels: false,
  residency: undefined,
  expiresAtMs: undefined,
};

const scratch = mkdtempSync(join(tmpdir(), 'demarc-key-check-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const inProcess = await measureInProcess();
const overHttp = await measureOverHttp({ samples: HTTP_SAMPLES, scratch });
let isKept = true;
tell('in process, ns', inProcess, 0);
tell('over HTTP, µs', overHttp, 1);
process.exitCode = isKept ? 0 : 1;

async function measureInProcess() {
  const { authenticate, keys } = await openKeys();
  const classes = [...refusedTokens(keys, 1).keys()];
  const times = new Map(classes.map((name) => [name, []]));
  const isFilled = () => [...times.values()].every(({ length }) => length === IN_PROCESS_SAMPLES);
  for (let batch = 0; !isFilled(); batch += 1) {
    // Others each time, so that what is peculiar to one token or its place is not taken for its class.
    const tokens = refusedTokens(keys, TOKENS_AT_A_TIME);
    const inputs = Array.from({ length: INPUTS_AT_A_TIME }, () => {
      const name = anyOf(classes);
      return { name, header: freshText(`Bearer ${anyOf(tokens.get(name))}`) };
    });
    for (const [at, { name, header }] of inputs.entries()) {
      const from = process.hrtime.bigint();
      const principal = authenticate(header, undefined);
      const took = Number(process.hrtime.bigint() - from);
      if (principal !== undefined) throw new Error(`a key that is ${name} opened something`);
      const taken = times.get(name);
      const isWarm = batch >= WARM_UP_BATCHES && at >= WARM_UP_INPUTS;
      if (isWarm && taken.length < IN_PROCESS_SAMPLES) taken.push(took);
    }
  }
  return times;
}

/** The store as it is over a table that is a list of rows, and the authenticator as it is. */
async function openKeys() {
  const { openApiKeys, createAuthenticator, hashToken, toKeyRow } = await bundled();
  const rows = [];
  const query = { selectFrom: () => ({ selectAll: () => ({ execute: () => Promise.resolve(rows) }) }) };
  const clock = { wallMs: Date.now, monotonicMs: () => performance.now(), after: () => () => undefined };
  const randomBytes = (size) => crypto.getRandomValues(new Uint8Array(size));
  const store = await openApiKeys({ query }, { clock, randomBytes });
  const make = (change) =>
    Array.from({ length: KEYS_PER_KIND }, () => {
      const { key, token } = store.mint(SPECIFICATION);
      rows.push(toKeyRow({ ...key, ...change }, hashToken(token).toString('hex')));
      return token;
    });
  const pastMs = Date.now() - 60_000;
  const keys = {
    valid: make({}),
    expired: make({ expiresAtMs: pastMs }),
    revoked: make({ revokedAtMs: pastMs }),
  };
  await store.refresh();
  const authenticate = createAuthenticator(store, clock);
  if (authenticate(`Bearer ${keys.valid[0]}`) === undefined) throw new Error('a valid key opens nothing');
  return { authenticate, keys };
}

async function bundled() {
  const outfile = join(scratch, 'key-check.mjs');
  await build({
    stdin: {
      contents:
        "export { hashToken, openApiKeys } from './src/storage/api-keys.ts';\n" +
        "export { toKeyRow } from './src/storage/api-key-row.ts';\n" +
        "export { createAuthenticator } from './src/storage/authenticator.ts';\n",
      resolveDir: root,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

/** A text as it comes from a socket: new, flat, and nobody's constant. */
function freshText(text) {
  return Buffer.from(text, 'latin1').latin1Slice();
}

function tell(title, times, digits) {
  process.stdout.write(`${title}\n`);
  for (const [name, values] of times) {
    const sorted = Float64Array.from(values).sort();
    const quantile = (part) => sorted[Math.floor(sorted.length * part)].toFixed(digits);
    process.stdout.write(
      `  ${name.padEnd(30)} ${values.length} samples, median ${quantile(0.5)}, p90 ${quantile(0.9)}\n`,
    );
  }
  for (const { a, b, t, meanDifference, keptPart } of greatestDifferences(times)) {
    const verdict = Math.abs(t) < GREATEST_T ? '' : '  TOLD APART';
    if (verdict !== '') isKept = false;
    process.stdout.write(
      `  t ${t.toFixed(2).padStart(6)}  ${a} – ${b}: ${meanDifference.toFixed(digits + 1)} of the ${Math.round(keptPart * 100)} % kept${verdict}\n`,
    );
  }
}
