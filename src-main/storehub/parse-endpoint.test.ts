import { expect, test } from 'vitest';
import { defaultEndpoint, isLoopback, parseEndpoint } from './parse-endpoint';

test.each([
  defaultEndpoint,
  'https://storehub.example:8443/api/ticket/create?a=b',
  'http://127.0.0.1:3000/api/ticket/create',
  'http://127.8.9.10/x',
  'http://127.1/x',
  'http://[::1]:3000/x',
  'http://localhost:3000/x',
  'HTTP://LOCALHOST/x',
])('%s may have the token', (text) => {
  expect(parseEndpoint(text)).toEqual({ ok: true, value: new URL(text) });
});

test.each([
  ['', 'not-a-url'],
  ['storehub', 'not-a-url'],
  ['http://storehub.trackking.biz/api/ticket/create', 'not-https'],
  ['http://127.0.0.1.evil.example/x', 'not-https'],
  ['http://localhost.evil.example/x', 'not-https'],
  ['http://128.0.0.1/x', 'not-https'],
  ['http://192.168.1.5/x', 'not-https'],
  ['http://0.0.0.0/x', 'not-https'],
  ['http://[::2]/x', 'not-https'],
  ['ftp://127.0.0.1/x', 'not-https'],
  ['file:///etc/passwd', 'not-https'],
  ['data:,0', 'not-https'],
  ['https://user:secret@storehub.example/x', 'credentials-in-url'],
  ['https://user@storehub.example/x', 'credentials-in-url'],
  ['https://storehub.example/x#y', 'fragment-in-url'],
])('%s may not: %s', (text, error) => {
  expect(parseEndpoint(text)).toEqual({ ok: false, error });
});

test('loopback is read from the normalised host alone', () => {
  expect(isLoopback(new URL('https://0x7f.1/'))).toBe(true);
  expect(isLoopback(new URL('https://127.evil.example/'))).toBe(false);
});
