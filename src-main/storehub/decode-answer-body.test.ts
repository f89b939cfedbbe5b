import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeAnswerBody } from './decode-answer-body';

const text = '{"ErrorCode":"0","Ticket":{"CaseNum":"STOREHUB0999-CA109193B"}}';
const bytes = Buffer.from(text);

function read(content: Buffer, coding?: string, maxBytes = 1_000): string {
  const decoded = decodeAnswerBody(content, coding, maxBytes);
  return decoded.ok ? decoded.value.toString() : decoded.error.kind;
}

test.each([
  ['gzip', gzipSync(bytes)],
  ['x-gzip', gzipSync(bytes)],
  [' GZip ', gzipSync(bytes)],
  ['deflate', deflateSync(bytes)],
  ['deflate', deflateRawSync(bytes)],
  ['gzip, deflate', deflateSync(gzipSync(bytes))],
  ['identity, gzip,', gzipSync(bytes)],
  ['gzip', Buffer.concat([gzipSync(bytes.subarray(0, 20)), gzipSync(bytes.subarray(20))])],
])('%s is read', (coding, content) => {
  expect(read(content, coding)).toBe(text);
});

test.each([undefined, '', 'identity', 'br', 'utf-8'])('a body in %s is left as it is', (coding) => {
  expect(read(bytes, coding)).toBe(text);
});

test('gzip and zlib that nothing declares are read, and broken ones left as they are', () => {
  expect(read(gzipSync(bytes))).toBe(text);
  expect(read(deflateSync(bytes))).toBe(text);
  expect(read(gzipSync(gzipSync(bytes)), 'gzip')).toBe(text);
  const broken = gzipSync(bytes).subarray(0, -1);
  expect(read(broken)).toBe(broken.toString());
  expect(read(Buffer.from('x^2 is no zlib'))).toBe('x^2 is no zlib');
  expect(read(gzipSync(Buffer.alloc(2_000)))).toBe('too-large');
});

test('no body at all is no broken one', () => {
  expect(read(Buffer.alloc(0), 'gzip')).toBe('');
});

test.each([
  ['gzip', bytes],
  ['gzip', gzipSync(bytes).subarray(0, -1)],
  ['gzip', Buffer.concat([gzipSync(bytes).subarray(0, -8), Buffer.alloc(8)])],
  ['deflate', deflateSync(bytes).subarray(0, -1)],
  ['deflate', Buffer.from([0xff, 0xff, 0xff])],
  ['gzip, gzip, gzip, gzip', gzipSync(bytes)],
])('%s that is not whole is broken', (coding, content) => {
  expect(read(content, coding)).toBe('broken');
});

test('of a body that is cut off, what came can be read', () => {
  const cutOff = decodeAnswerBody(gzipSync(bytes).subarray(0, -9), 'gzip', 1_000);
  expect(cutOff.ok || cutOff.error.read.toString()).toContain('STOREHUB0999');
});

test('a few bytes that stand for many are read no further than the limit', () => {
  const bomb = gzipSync(Buffer.alloc(20_000_000));
  expect(read(bomb, 'gzip', 1_000_000)).toBe('too-large');
  expect(read(gzipSync(bomb), 'gzip, gzip', 1_000_000)).toBe('too-large');
  expect(read(gzipSync(Buffer.alloc(1_000_000)), 'gzip', 1_000_000)).toHaveLength(1_000_000);
});
