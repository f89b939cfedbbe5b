import { describe, expect, test } from 'vitest';
import {
  explainPause,
  outboxPauseStateSchema,
  findOutboxBlocker,
  type OutboxPauseState,
} from './outbox-state';

const answer = { errorCode: '-10007', errorMessage: null, httpStatus: 200 };
const signedOut: OutboxPauseState = { kind: 'signed-out', outcome: { kind: 'signed-out', ...answer } };
const blocked = { kind: 'account-blocked', ...answer, errorCode: '-10005' };

describe('the outbox', () => {
  test.each([
    { kind: 'signed-out' },
    { ...signedOut, untilMs: 1 },
    { kind: 'signed-out', outcome: blocked },
    { kind: 'account-blocked', outcome: null },
    { kind: 'paused', reason: 'created', untilMs: 1 },
    { kind: 'paused', reason: 'rejected', untilMs: 1 },
    { kind: 'paused', reason: 'throttled', untilMs: Infinity },
    { kind: 'paused', reason: 'throttled' },
    { kind: 'stopped' },
  ])('never stands still as %j', (pauseState) => {
    expect(outboxPauseStateSchema.safeParse(pauseState).success).toBe(false);
  });
});

test('explains a pause in the words of StoreHub’s code, or by the missing token', () => {
  expect(explainPause(signedOut, 'en').sentence).toBe('StoreHub does not accept this token.');
  expect(explainPause({ kind: 'signed-out', outcome: null }, 'en').sentence).toBe('There is no token.');
  expect(explainPause({ kind: 'signed-out', outcome: null }, 'ms').sentence).toBe('Tiada token.');
});

test.each<[OutboxPauseState | null, ReturnType<typeof findOutboxBlocker>]>([
  [null, null],
  [{ kind: 'paused', reason: 'throttled', untilMs: 1 }, null],
  [{ kind: 'keychain', errorCode: 'locked' }, null],
  [{ kind: 'signed-out', outcome: null }, 'token-missing'],
  [signedOut, 'token-refused'],
  [{ kind: 'account-blocked', outcome: { kind: 'account-blocked', ...answer } }, 'account-blocked'],
])('%j stops the outbox until the agent acts: %j', (pauseState, blocker) => {
  expect(findOutboxBlocker(pauseState)).toBe(blocker);
});
