import { expect, test } from 'vitest';
import { isConstraint, isConstraintOrDamagedRow, toDatabaseError } from './database-error';

const thrownWith = (code: string) => Object.assign(new Error('why'), { code });

test.each([
  ['SQLITE_FULL', 'disk-full'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['SQLITE_READONLY_DIRECTORY', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['EACCES', 'read-only'],
  ['EROFS', 'read-only'],
  ['SQLITE_CORRUPT_INDEX', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_IOERR_FSYNC', 'failed'],
  ['SQLITE_BUSY', 'in-use'],
  ['SQLITE_BUSY_SNAPSHOT', 'in-use'],
  ['EBUSY', 'in-use'],
])('%s is %s', (code, errorCode) => {
  expect(toDatabaseError(thrownWith(code))).toEqual({ kind: 'database', errorCode, detail: `${code}: why` });
});

test('any other exception becomes a short error message', () => {
  expect(toDatabaseError(undefined)).toEqual({
    kind: 'database',
    errorCode: 'failed',
    detail: 'unknown: undefined',
  });
  expect(toDatabaseError(new Error('x'.repeat(10_000))).detail).toHaveLength(500);
});

test.each([
  ['SQLITE_CONSTRAINT_UNIQUE', true, true],
  ['SQLITE_CORRUPT_CONTENT', false, true],
  ['SQLITE_CORRUPT', false, false],
  ['SQLITE_FULL', false, false],
])('%s is about one row: refused %s, refused or damaged %s', (code, isRefused, isRefusedOrDamaged) => {
  expect(isConstraint(thrownWith(code))).toBe(isRefused);
  expect(isConstraintOrDamagedRow(thrownWith(code))).toBe(isRefusedOrDamaged);
});
