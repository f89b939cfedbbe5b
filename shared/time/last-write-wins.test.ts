import { expect, it } from 'vitest';
import { clockToleranceMs, isNewerChange } from './last-write-wins';

const change = (changedAtMs: number, text = '') => ({ changedAtMs, text });
const isNewer = (one: ReturnType<typeof change>, other: ReturnType<typeof change>, nowMs?: number) =>
  isNewerChange(one, other, ({ text }) => [text], nowMs);

it('takes the later change, and of two of one moment the same one everywhere', () => {
  expect(isNewer(change(2), change(1))).toBe(true);
  expect(isNewer(change(1), change(2))).toBe(false);
  expect(isNewer(change(1), change(1))).toBe(false);
  const [a, b] = [change(1, 'a'), change(1, 'b')];
  expect([isNewer(a, b), isNewer(b, a)]).toEqual([false, true]);
});

it('lets a time that is still to come give way', () => {
  const [right, wrong] = [change(1_000), change(1_001 + clockToleranceMs)];
  expect(isNewer(right, wrong, 1_000)).toBe(true);
  expect(isNewer(wrong, right, 1_000)).toBe(false);
  expect(isNewer(change(1_000 + clockToleranceMs), right, 1_000)).toBe(true);
  // Of two, the later one.
  expect(isNewer(change(wrong.changedAtMs + 1), wrong, 1_000)).toBe(true);
});
