import { expect, it, vi } from 'vitest';
import { isWithinSizeLimit } from './is-within-size-limit';

it('has room for a call with every text at its longest', () => {
  const longest = 'ü'.repeat(200_000);
  const fields = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`field${index}`, longest]));
  expect(isWithinSizeLimit({ callId: 'x', fields })).toBe(true);
});

it.each([null, undefined, 1, 'text', true, [], {}])('takes %j', (message) => {
  expect(isWithinSizeLimit(message)).toBe(true);
});

it('ends with a cycle, and refuses it', () => {
  const ring: Record<string, unknown> = {};
  ring['self'] = ring;
  expect(isWithinSizeLimit(ring)).toBe(false);
});

it('refuses floods of text, of parts, of depth and of bytes', () => {
  let deep: unknown = null;
  for (let depth = 0; depth < 30_000; depth += 1) deep = [deep];
  expect(isWithinSizeLimit('x'.repeat(4_000_001))).toBe(false);
  expect(isWithinSizeLimit(Array.from({ length: 20_001 }))).toBe(false);
  expect(isWithinSizeLimit(deep)).toBe(false);
  expect(isWithinSizeLimit({ ['k'.repeat(4_000_001)]: 1 })).toBe(false);
  expect(isWithinSizeLimit(new Uint8Array(8))).toBe(false);
  expect(isWithinSizeLimit(new ArrayBuffer(8))).toBe(false);
});

it.each([
  ['an array of five million numbers', () => Array.from({ length: 5_000_000 }, () => 1)],
  ['an array of twenty million places', () => [arrayOfPlaces(20_000_000)]],
  [
    'a million keys',
    () => Object.fromEntries(Array.from({ length: 1_000_000 }, (_, index) => [`k${index}`, 1])),
  ],
])('lists nothing of %s', (_name, make) => {
  const message = make();
  const listed = vi.spyOn(Object, 'entries');
  expect(isWithinSizeLimit(message)).toBe(false);
  const most = Math.max(
    0,
    ...listed.mock.calls.map(([value]) => (Array.isArray(value) ? value.length : 1e9)),
  );
  listed.mockRestore();
  expect(most).toBeLessThan(100);
});

function arrayOfPlaces(length: number): number[] {
  const array: number[] = [];
  array.length = length;
  return array;
}
