import { describe, expect, test } from 'vitest';
import { outboxHaltSchema, outboxStateSchema } from './outbox';

const words = { sentence: 'StoreHub does not accept this token.', nextStep: 'Enter it again.' };

describe('the outbox', () => {
  test.each([
    { kind: 'signed out', ...words },
    { kind: 'account blocked', ...words },
    { kind: 'paused', because: 'not sent', untilMs: 1_763_900_000_000 },
    { kind: 'paused', because: 'throttled', untilMs: 1_763_900_000_000 },
    { kind: 'paused', because: 'uncertain', untilMs: 1_763_900_000_000 },
  ])('may stand still: %j', (halt) => {
    const state = { halt, waiting: [], uncertain: [], callbacks: [] };

    expect(outboxStateSchema.parse(JSON.parse(JSON.stringify(state)))).toStrictEqual(state);
  });

  test.each([
    { kind: 'signed out' },
    { kind: 'signed out', ...words, untilMs: 1 },
    { kind: 'paused', because: 'created', untilMs: 1 },
    { kind: 'paused', because: 'rejected', untilMs: 1 },
    { kind: 'paused', because: 'throttled', untilMs: Infinity },
    { kind: 'paused', because: 'throttled' },
    { kind: 'stopped' },
  ])('never stands still as %j', (halt) => {
    expect(outboxHaltSchema.safeParse(halt).success).toBe(false);
  });

  test('may be empty and running', () => {
    const state = { halt: null, waiting: [], uncertain: [], callbacks: [] };

    expect(outboxStateSchema.parse(state)).toStrictEqual(state);
    expect(outboxStateSchema.safeParse({ waiting: [], uncertain: [], callbacks: [] }).success).toBe(false);
  });
});
