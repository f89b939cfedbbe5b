import { describe, expect, test } from 'vitest';
import { explainStop, outboxHaltSchema, outboxStateSchema, stopOf, type OutboxHalt } from './outbox-state';

const answer = { errorCode: '-10007', errorMessage: null, httpStatus: 200 };
const signedOut: OutboxHalt = { kind: 'signed out', outcome: { kind: 'signed out', ...answer } };
const blocked = { kind: 'account blocked', ...answer, errorCode: '-10005' };

describe('the outbox', () => {
  test.each([
    signedOut,
    { kind: 'signed out', outcome: null },
    { kind: 'account blocked', outcome: blocked },
    { kind: 'paused', because: 'not sent', untilMs: 1_763_900_000_000 },
    { kind: 'paused', because: 'throttled', untilMs: 1_763_900_000_000 },
    { kind: 'paused', because: 'uncertain', untilMs: 1_763_900_000_000 },
  ])('may stand still: %j', (halt) => {
    const state = { halt, waiting: [], uncertain: [] };

    expect(outboxStateSchema.parse(JSON.parse(JSON.stringify(state)))).toStrictEqual(state);
  });

  test.each([
    { kind: 'signed out' },
    { ...signedOut, untilMs: 1 },
    { kind: 'signed out', outcome: blocked },
    { kind: 'account blocked', outcome: null },
    { kind: 'paused', because: 'created', untilMs: 1 },
    { kind: 'paused', because: 'rejected', untilMs: 1 },
    { kind: 'paused', because: 'throttled', untilMs: Infinity },
    { kind: 'paused', because: 'throttled' },
    { kind: 'stopped' },
  ])('never stands still as %j', (halt) => {
    expect(outboxHaltSchema.safeParse(halt).success).toBe(false);
  });

  test('may be empty and running', () => {
    const state = { halt: null, waiting: [], uncertain: [] };

    expect(outboxStateSchema.parse(state)).toStrictEqual(state);
    expect(outboxStateSchema.safeParse({ waiting: [], uncertain: [] }).success).toBe(false);
  });
});

test('why it stands still is said in the words of StoreHub’s code, or that there is no token', () => {
  expect(explainStop(signedOut, 'en').sentence).toBe('StoreHub does not accept this token.');
  expect(explainStop({ kind: 'signed out', outcome: null }, 'en').sentence).toBe('There is no token.');
  expect(explainStop({ kind: 'signed out', outcome: null }, 'ms').sentence).toBe('Tiada token.');
});

test.each<[OutboxHalt | null, ReturnType<typeof stopOf>]>([
  [null, null],
  [{ kind: 'paused', because: 'throttled', untilMs: 1 }, null],
  [{ kind: 'keychain', trouble: 'locked' }, null],
  [{ kind: 'signed out', outcome: null }, 'token-missing'],
  [signedOut, 'token-refused'],
  [{ kind: 'account blocked', outcome: { kind: 'account blocked', ...answer } }, 'account-blocked'],
])('%j stops the outbox until the agent acts: %j', (halt, stop) => {
  expect(stopOf(halt)).toBe(stop);
});
