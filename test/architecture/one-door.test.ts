import { describe, expect, it } from 'vitest';
import { type Import, productFiles, type SourceFile } from './source-files.ts';

/** Modules that can open a connection. */
const SOCKETS =
  /^(?:node:)?(?:net|tls|http|https|http2|dgram|dns|dns\/promises|inspector)$|^undici(?:\/|$)|^ws$/;

/** Functions of those modules that only look at text. */
const HARMLESS: readonly string[] = ['isIP', 'isIPv4', 'isIPv6', 'BlockList'];

/**
 * The doors, each with what may go through it. Only the first carries requests of callers; the others dial what
 * the configuration names and never carry a prompt to a model.
 */
const DOORS: Readonly<Record<string, string>> = {
  'src/egress/transport/':
    'upstream connections, for cleared requests and for looks at health, without content',
  'src/http/': 'listens; dials nothing',
  'src/starter/child/': 'listens on its own socket file; dials nothing',
  'src/starter/download.ts': 'the starter model from the npm registry',
  'src/runners/runner-http.ts': 'the operator’s own runners, to manage their models; never a prompt',
  'src/observability/otlp-sender.ts': 'spans, to the collector that the configuration names; never content',
  'src/audit/anchors/webhook-anchor.ts':
    'signed states of the audit log, to the address that the configuration names',
  'src/audit/anchors/s3-request.ts': 'the same, to the bucket that the configuration names',
  'src/audit/anchors/syslog-transport.ts': 'the same, to the syslog that the configuration names',
  'src/audit/anchors/git-anchor.ts':
    'the same, by the git command, to the repository that the configuration names',
  'src/cli/control-plane-client.ts': 'the running gateway of this machine',
  'src/app.ts': 'hands the platform’s fetch to the doors above',
};

const files = productFiles();
const canDial = ({ target, isTypeOnly, names }: Import) =>
  SOCKETS.test(target) &&
  !isTypeOnly &&
  !(names.length > 0 && names.every((name) => HARMLESS.includes(name)));
const isDoor = (path: string) => Object.keys(DOORS).some((door) => path.startsWith(door));

describe('one door', () => {
  it('lets nothing but the doors import a socket', () => {
    const wrong = files.filter(({ path, imports }) => !isDoor(path) && imports.some(canDial));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('lets only git be run for the audit log, and children only where they are looked after', () => {
    const running = files.filter(({ imports }) =>
      imports.some(({ target }) => /^(?:node:)?child_process$/.test(target)),
    );
    expect(running.map(({ path }) => path).filter((path) => path.startsWith('src/audit/'))).toEqual([
      'src/audit/anchors/git-anchor.ts',
    ]);
  });

  it('lets nothing but the doors reach for the global fetch', () => {
    expect(
      files.filter((file) => !isDoor(file.path) && usesGlobalFetch(file)).map(({ path }) => path),
    ).toEqual([]);
  });

  it('lets only the transport use undici, and the listening folders only listen', () => {
    const undici = files.filter(({ imports }) =>
      imports.some(({ target, isTypeOnly }) => target.startsWith('undici') && !isTypeOnly),
    );
    expect(
      undici.map(({ path }) => path).filter((path) => !path.startsWith('src/egress/transport/')),
    ).toEqual([]);
    const listeners = files.filter(
      ({ path }) => path.startsWith('src/http/') || path.startsWith('src/starter/child/'),
    );
    const dialling =
      /\b(?:https?\.(?:request|get)|(?:net|tls)\.(?:connect|createConnection)|new Socket)\s*\(/;
    expect(listeners.filter(({ text }) => dialling.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('lets only the door send, and only the pipeline open the door', () => {
    expect(importersOf('send', /^src\/egress\/transport\//)).toEqual([]);
    expect(importersOf('probe', /^src\/egress\/transport\//)).toEqual([]);
    expect(importersOf('redeem')).toEqual(['src/egress/door.ts']);
    // The leak test has a door of its own: behind it stand fakes, and nothing there can dial.
    // A measurement asks machines of one's own what nobody wrote; the pipeline's part of it has its clearance.
    expect(importersOf('createDoor')).toEqual([
      'src/composition/ask-deployment.ts',
      'src/composition/gateway.ts',
      'src/prove/cleaning/prove-cleaning.ts',
      'src/prove/run-world.ts',
    ]);
    expect(importersOf('clear', /^src\/egress\/guard/)).toEqual([
      'src/pipeline/clear-form.ts',
      'src/pipeline/time-answer.ts',
    ]);
  });

  it('leaves no place for a request in a look at health', () => {
    // Neither what a look is made of, nor the codec's part of it, has ever seen one.
    for (const path of ['src/egress/transport/probe.ts', 'src/domain/health-probe.ts']) {
      const { text, imports } = files.find((file) => file.path === path)!;
      const seen = imports.flatMap(({ target, names }) => [target, ...names]).join(' ');
      expect(seen).not.toMatch(/model-request|classified|guard|ClearedRequest|EncodedRequest/);
      expect(text).not.toMatch(/\bbody: (?!Uint8Array)(?!body\.)|'POST'/);
    }
    const watch = files.find(({ path }) => path === 'src/pipeline/dispatch/health-watch.ts')!;
    expect(watch.imports.filter(({ target }) => !/^src\/(domain|pipeline\/dispatch)\//.test(target))).toEqual(
      [],
    );
  });

  it('lets only the classify stage seal a label', () => {
    expect(importersOf('sealClassification')).toEqual(['src/pipeline/classify.ts']);
    // A label lower than that of what it was made from comes from here and from nowhere else.
    expect(importersOf('cleanDocument')).toEqual(['src/pipeline/clean.ts']);
  });

  it('lets only the transport reveal a credential, and the control token be compared', () => {
    const allowed =
      /^src\/egress\/transport\/|^src\/http\/control-plane\/control-token\.ts$|^src\/observability\/otlp-sender\.ts$|^src\/audit\/anchors\/(?:webhook-anchor|aws-signature)\.ts$|^src\/composition\/(?:payloads|runner-services|start-server)\.ts$/;
    const revealing = files.filter(({ text }) => /\.reveal\(\)/.test(text)).map(({ path }) => path);
    expect(revealing.filter((path) => !allowed.test(path))).toEqual([]);
  });

  it('runs no code made from data', () => {
    const evaluating = /\beval\(|\bnew Function\(|from 'node:vm'|from 'vm'/;
    expect(files.filter(({ text }) => evaluating.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

/** Files outside `within` that import `name` from where it is made; the transport's own files do not count. */
function importersOf(name: string, from?: RegExp): string[] {
  return files
    .filter(({ path, imports }) =>
      imports.some(
        (each) =>
          each.isFile &&
          each.names.includes(name) &&
          (from === undefined || from.test(each.target)) &&
          !(from?.test(path) ?? false),
      ),
    )
    .map(({ path }) => path);
}

// A parameter or member of that name is injected and fine; the bare global is not.
function usesGlobalFetch({ text }: SourceFile): boolean {
  return /\bglobalThis\.fetch\b|(?<![.\w])fetch\((?!\s*\w+\s*:)/.test(text) && !/\bfetch\s*[:,})]/.test(text);
}
