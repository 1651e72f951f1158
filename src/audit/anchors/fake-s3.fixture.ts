import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const S3_KEYS = {
  accessKey: 'AKIAFAKEFAKEFAKE',
  secretKey: 'sesame/of+the/bucket',
  sessionToken: 'lent',
};

export interface FakeAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Received {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface FakeS3 {
  readonly endpoint: URL;
  readonly received: Received[];
  /** What lies in the bucket, by target. */
  readonly objects: Map<string, { body: string; mode: string; until: string }>;
  /** Answers in place of the bucket; `silent` never does. */
  answer: ((received: Received) => FakeAnswer | 'silent' | undefined) | undefined;
  readonly close: () => void;
}

/**
 * A bucket with Object Lock on the loopback. It checks each signature from the bytes that came, by a way of its own, and
 * refuses what is not signed, not hashed, or not locked as S3 would.
 */
export async function startFakeS3(): Promise<FakeS3> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const received: Received = {
        method: request.method ?? '',
        target: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      fake.received.push(received);
      const answer = fake.answer?.(received) ?? answerOf(fake, received);
      if (answer === 'silent') return;
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeS3 = {
    endpoint: new URL(`http://127.0.0.1:${portOf(server)}`),
    received: [],
    objects: new Map(),
    answer: undefined,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return fake;
}

/** As S3 answers: a code in XML. */
export function refused(status: number, code: string, more = ''): FakeAnswer {
  return { status, body: `<?xml version="1.0"?><Error><Code>${code}</Code>${more}</Error>` };
}

function answerOf({ objects }: FakeS3, received: Received): FakeAnswer {
  const { method, target, headers, body } = received;
  if (!isSigned(received))
    return refused(403, 'SignatureDoesNotMatch', `<StringToSign>${body}</StringToSign>`);
  const [path = ''] = target.split('?');
  const there = objects.get(path);
  if (method === 'PUT') {
    const mode = headers['x-amz-object-lock-mode'];
    const until = headers['x-amz-object-lock-retain-until-date'];
    const sum = createHash('md5').update(body).digest('base64');
    if (headers['content-md5'] !== sum || typeof mode !== 'string' || typeof until !== 'string') {
      return refused(400, 'InvalidRequest');
    }
    if (there !== undefined && headers['if-none-match'] === '*') return refused(412, 'PreconditionFailed');
    objects.set(path, { body, mode, until });
    return { status: 200, headers: { 'x-amz-version-id': 'v/1+2' } };
  }
  if (there === undefined) return refused(404, 'NoSuchKey');
  if (target === path) return { status: 200, headers: { 'x-amz-version-id': 'v/1+2' }, body: there.body };
  if (!target.endsWith('?retention=&versionId=v%2F1%2B2')) return refused(400, 'InvalidArgument');
  const xml = `<Mode>${there.mode}</Mode><RetainUntilDate>${there.until}</RetainUntilDate>`;
  return {
    status: 200,
    body: `<Retention xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${xml}</Retention>`,
  };
}

/** Signature Version 4 from the request as it came: nothing is shared with the one who signs. */
function isSigned({ method, target, headers, body }: Received): boolean {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w{64})$/;
  const [, key = '', day = '', region = '', names = '', signature = ''] =
    form.exec(headers.authorization ?? '') ?? [];
  const hash = createHash('sha256').update(body).digest('hex');
  const mustBeSigned = Object.keys(headers).filter((name) => name === 'host' || name.startsWith('x-amz-'));
  const isWhole = mustBeSigned.every((name) => names.split(';').includes(name));
  if (key !== S3_KEYS.accessKey || headers['x-amz-content-sha256'] !== hash || !isWhole) return false;
  if (headers['x-amz-security-token'] !== S3_KEYS.sessionToken) return false;
  const [path = '', query = ''] = target.split('?');
  const lines = names.split(';').map((name) => `${name}:${String(headers[name])}\n`);
  const text = `${method}\n${path}\n${query.split('&').sort().join('&')}\n${lines.join('')}\n${names}\n${hash}`;
  const scope = `${day}/${region}/s3/aws4_request`;
  const digest = createHash('sha256').update(text).digest('hex');
  const stamp = String(headers['x-amz-date']);
  let secret: Buffer = Buffer.from(`AWS4${S3_KEYS.secretKey}`);
  for (const part of [...scope.split('/'), `AWS4-HMAC-SHA256\n${stamp}\n${scope}\n${digest}`]) {
    secret = createHmac('sha256', secret).update(part).digest();
  }
  return secret.toString('hex') === signature && stamp.startsWith(day);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
