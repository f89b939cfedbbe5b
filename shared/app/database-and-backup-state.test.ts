import { describe, expect, test } from 'vitest';
import { databaseStateSchema } from './database-and-backup-state';

const backup = { number: 1, madeAtMs: 1_763_900_000_000, kind: 'daily' };
const state = { backups: [], isBackingUp: false, failure: null, restored: null, rollback: null };

describe('the history on this PC', () => {
  test.each([
    { restored: undefined },
    { rollback: { reason: 'older', uncertainCount: 3 } },
    { rollback: { reason: 'history-older', uncertainCount: -1 } },
    { backups: null },
    { backups: [{ ...backup, number: 0 }] },
    { backups: [{ ...backup, kind: 'hourly' }] },
    { backups: [{ ...backup, path: '/data/backup' }] },
    { restored: {} },
    { restored: true },
    { isBackingUp: undefined },
    { failure: { errorCode: 'disk-full' } },
    { failure: { errorCode: 'unheard-of', isOverdue: true } },
    { failure: { errorCode: 'disk-full', isOverdue: true, detail: '/data/backups' } },
  ])('is never %j', (change) => {
    expect(databaseStateSchema.safeParse({ ...state, ...change }).success).toBe(false);
  });
});
