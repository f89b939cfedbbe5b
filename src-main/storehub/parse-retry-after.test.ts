import { expect, test } from 'vitest';
import { parseRetryAfterMs } from './parse-retry-after';

const nowMs = Date.parse('2025-11-23T10:00:00Z');
const dayMs = 24 * 60 * 60 * 1000;

test.each([
  ['0', 0],
  ['1', 1000],
  [' 120 ', 120_000],
  ['86400', dayMs],
  ['86401', dayMs],
  ['9'.repeat(400), dayMs],
  ['Sun, 23 Nov 2025 10:01:00 GMT', 60_000],
  ['Sunday, 23-Nov-25 10:01:00 GMT', 60_000],
  ['Sun, 23 Nov 2025 09:00:00 GMT', 0],
  ['Tue, 23 Nov 2055 10:00:00 GMT', dayMs],
])('%j waits %d ms', (header, expected) => {
  expect(parseRetryAfterMs(header, nowMs)).toBe(expected);
});

test.each([null, '', ' ', '-5', '1.5', '5s', 'soon', '2025-11-23T10:01:00Z', 'Sun, 99 Foo 2025'])(
  '%j says nothing',
  (header) => {
    expect(parseRetryAfterMs(header, nowMs)).toBeNull();
  },
);

test.each([
  ['Sun, 23 Nov 2025 15:01:00 GMT', 'Sun, 23 Nov 2025 15:00:00 GMT', 60_000],
  ['Sun, 23 Nov 2025 09:01:00 GMT', 'Sun, 23 Nov 2025 09:00:00 GMT', 60_000],
  ['Sun, 23 Nov 2025 10:01:00 GMT', 'soon', 60_000],
  ['5', 'Sun, 23 Nov 2025 09:00:00 GMT', 5_000],
])('%j of an answer of %j waits %d ms, whatever this PC takes for the time', (header, date, expected) => {
  expect(parseRetryAfterMs(header, nowMs, date)).toBe(expected);
});
