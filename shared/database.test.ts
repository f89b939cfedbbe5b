import { describe, expect, test } from 'vitest';
import { databaseStateSchema } from './database';

const backup = { number: 1, madeAtMs: 1_763_900_000_000, kind: 'daily' };

describe('the history on this PC', () => {
  test.each([
    { backups: [], restored: null },
    { backups: [backup, { ...backup, number: 2, kind: 'before-migration' }], restored: null },
    { backups: [backup], restored: { backupMadeAtMs: 1_763_900_000_000 } },
    { backups: [], restored: { backupMadeAtMs: null } },
  ])('may be %j', (state) => {
    expect(databaseStateSchema.parse(structuredClone(state))).toStrictEqual(state);
  });

  test.each([
    { backups: [backup] },
    { backups: null, restored: null },
    { backups: [{ ...backup, number: 0 }], restored: null },
    { backups: [{ ...backup, kind: 'hourly' }], restored: null },
    { backups: [{ ...backup, path: '/data/backup' }], restored: null },
    { backups: [], restored: {} },
    { backups: [], restored: true },
  ])('is never %j', (state) => {
    expect(databaseStateSchema.safeParse(state).success).toBe(false);
  });
});
