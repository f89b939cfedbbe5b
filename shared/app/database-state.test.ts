import { describe, expect, test } from 'vitest';
import { databaseStateSchema } from './database-state';

const backup = { number: 1, madeAtMs: 1_763_900_000_000, kind: 'daily' };
const state = { backups: [], isBackingUp: false, failure: null, restored: null, putBack: null };

describe('the history on this PC', () => {
  test.each([
    {},
    { backups: [backup, { ...backup, number: 2, kind: 'before-migration' }] },
    { backups: [backup], restored: { backupMadeAtMs: 1_763_900_000_000 } },
    { restored: { backupMadeAtMs: null } },
    { putBack: { why: 'history-older', inDoubt: 3 } },
    { isBackingUp: true, failure: { trouble: 'disk full', isOverdue: false } },
  ])('may be %j', (change) => {
    expect(databaseStateSchema.parse({ ...state, ...change })).toStrictEqual({ ...state, ...change });
  });

  test.each([
    { restored: undefined },
    { putBack: { why: 'older', inDoubt: 3 } },
    { putBack: { why: 'history-older', inDoubt: -1 } },
    { backups: null },
    { backups: [{ ...backup, number: 0 }] },
    { backups: [{ ...backup, kind: 'hourly' }] },
    { backups: [{ ...backup, path: '/data/backup' }] },
    { restored: {} },
    { restored: true },
    { isBackingUp: undefined },
    { failure: { trouble: 'disk full' } },
    { failure: { trouble: 'bad luck', isOverdue: true } },
    { failure: { trouble: 'disk full', isOverdue: true, detail: '/data/backups' } },
  ])('is never %j', (change) => {
    expect(databaseStateSchema.safeParse({ ...state, ...change }).success).toBe(false);
  });
});
