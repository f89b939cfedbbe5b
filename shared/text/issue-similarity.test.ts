import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureSimilarity } from './issue-similarity';

test.each([
  ['Printer prints nothing', 'the printer is printing nothing!', 1],
  ['Printer rosak', 'printer tak boleh print', 0.4],
  ['打印机坏了', '打印机没有纸', 0.4],
  ['Printer rosak', 'Cash drawer stuck', 0],
  ['', 'Printer', 0],
  ['the of 的', 'the of 的', 0],
])('%s and %s are alike by about %d', (one, other, expected) => {
  expect(measureSimilarity(one, other)).toBeCloseTo(expected, 0.5);
});

test('is symmetric, 1 for equal texts, and never above 1', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      const alike = measureSimilarity(one, other);
      expect(alike).toBe(measureSimilarity(other, one));
      expect(alike).toBeGreaterThanOrEqual(0);
      expect(alike).toBeLessThanOrEqual(1);
      expect([0, 1]).toContain(measureSimilarity(one, one));
    }),
  );
});

test('compares a pasted page quickly', () => {
  expect(measureSimilarity('printer '.repeat(20_000), 'printer 打印机'.repeat(20_000))).toBeGreaterThan(0);
});
