import { expect, it } from 'vitest';
import { isWithinBudget } from './message-size';

it('has room for a call with every text at its longest', () => {
  const longest = 'ü'.repeat(200_000);
  const fields = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`field${index}`, longest]));
  expect(isWithinBudget({ callId: 'x', fields })).toBe(true);
});

it.each([null, undefined, 1, 'text', true, [], {}])('takes %j', (message) => {
  expect(isWithinBudget(message)).toBe(true);
});

it('ends with a cycle, and refuses it', () => {
  const ring: Record<string, unknown> = {};
  ring['self'] = ring;
  expect(isWithinBudget(ring)).toBe(false);
});

it('refuses floods of text, of parts, of depth and of bytes', () => {
  let deep: unknown = null;
  for (let depth = 0; depth < 30_000; depth += 1) deep = [deep];
  expect(isWithinBudget('x'.repeat(4_000_001))).toBe(false);
  expect(isWithinBudget(Array.from({ length: 20_001 }))).toBe(false);
  expect(isWithinBudget(deep)).toBe(false);
  expect(isWithinBudget({ ['k'.repeat(4_000_001)]: 1 })).toBe(false);
  expect(isWithinBudget(new Uint8Array(8))).toBe(false);
  expect(isWithinBudget(new ArrayBuffer(8))).toBe(false);
});
