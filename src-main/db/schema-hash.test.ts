import { expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.fixture';
import { schemaSha256 } from './migrations/all';
import { hashSchema } from './schema-hash';

test('the hash beside the migrations is the one of a file that they have made', () => {
  expect(hashSchema(freshDatabase())).toBe(schemaSha256);
});

test.each([
  'DROP INDEX call_by_status',
  'ALTER TABLE reminder ADD COLUMN extra INTEGER',
  'CREATE TRIGGER extra AFTER INSERT ON note BEGIN SELECT 1; END',
])('another schema has another hash: %s', (sql) => {
  const db = freshDatabase();
  db.exec(sql);
  expect(hashSchema(db)).not.toBe(schemaSha256);
});
