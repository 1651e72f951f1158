import { describe, expect, it } from 'vitest';
import { Secret } from '../../domain/secret.ts';
import { type AwsRequest, sha256, signAwsRequest, targetOf } from './aws-signature.ts';

const EMPTY = sha256('');

/** The examples of the Amazon S3 API Reference, "Signature Calculations for the Authorization Header". */
describe("Amazon's own examples for S3", () => {
  const sign = (request: Omit<AwsRequest, 'host'>) =>
    signAwsRequest(
      { ...request, host: 'examplebucket.s3.amazonaws.com' },
      {
        credentials: {
          accessKey: new Secret('AKIAIOSFODNN7EXAMPLE'),
          secretKey: new Secret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
        },
        region: 'us-east-1',
        service: 's3',
        at: '2013-05-24T00:00:00.000Z',
      },
    )['authorization'];
  const get = { method: 'GET', headers: { 'x-amz-content-sha256': EMPTY }, bodyHash: EMPTY };

  it('puts an object', () => {
    const bodyHash = sha256('Welcome to Amazon S3.');
    const headers = {
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-content-sha256': bodyHash,
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    };
    expect(sign({ method: 'PUT', path: '/test$file.text', headers, bodyHash })).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, ' +
        'SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class, ' +
        'Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    );
  });

  it.each([
    [
      'a range',
      '/test.txt',
      {},
      { range: 'bytes=0-9' },
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'a lifecycle',
      '/',
      { lifecycle: '' },
      {},
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    ],
    [
      'a listing',
      '/',
      { prefix: 'J', 'max-keys': '2' },
      {},
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ])('gets %s', (_, path, query, headers, signature) => {
    expect(sign({ ...get, path, query, headers: { ...get.headers, ...headers } })).toMatch(signature);
  });
});

/** From the Signature Version 4 test suite, by the names of its folders. */
describe("Amazon's test suite", () => {
  const sign = (request: Partial<AwsRequest>, sessionToken?: Secret) =>
    signAwsRequest(
      { method: 'GET', path: '/', headers: {}, bodyHash: EMPTY, host: 'example.amazonaws.com', ...request },
      {
        credentials: {
          accessKey: new Secret('AKIDEXAMPLE'),
          secretKey: new Secret('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'),
          sessionToken,
        },
        region: 'us-east-1',
        service: 'service',
        at: '2015-08-30T12:36:00.000Z',
      },
    )['authorization'];

  it.each([
    [
      'get-unreserved',
      { path: '/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz' },
      '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
    ],
    ['get-utf8', { path: '/ሴ' }, '8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85'],
    [
      'get-vanilla-query-order-key-case',
      { query: { Param2: 'value2', Param1: 'value1' } },
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
    [
      'get-header-value-trim',
      { headers: { 'my-header1': ' value1', 'my-header2': ' "a   b   c"' } },
      'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
    ],
    [
      'post-x-www-form-urlencoded',
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        bodyHash: sha256('Param1=value1'),
      },
      'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
    ],
  ])('%s', (_, request, signature) => {
    expect(sign(request)).toMatch(signature);
  });

  it('post-sts-header-before', () => {
    const token =
      'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==';
    expect(sign({ method: 'POST' }, new Secret(token))).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ' +
        'SignedHeaders=host;x-amz-date;x-amz-security-token, ' +
        'Signature=85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead',
    );
  });
});

it('sends what it signed, encoded the same', () => {
  expect(targetOf({ path: "/a b/(c)'*!", query: { versionId: 'x/+=', retention: '' } })).toBe(
    '/a%20b/%28c%29%27%2A%21?retention=&versionId=x%2F%2B%3D',
  );
  // By name, not by what a name and its value look like together.
  expect(targetOf({ path: '/', query: { 'a-b': '1', a: '2' } })).toBe('/?a=2&a-b=1');
});
