import { expect, it } from 'vitest';
import { createErasureRecordStore } from '../../privacy/erasure-record-store';
import { migrate } from '../migrate';
import { installChecksumTriggers } from '../row-checksums';
import { verifyAllRows } from '../verify-rows';
import { migrations } from './all';
import { openOlderDatabase } from './open-older-database.fixture';

it('keeps the records of erasures and their checksums, of which none left anything out', () => {
  const db = openOlderDatabase(20);
  db.exec(`INSERT INTO erasure_record (at_ms, why, ticket_count) VALUES (5, 'request', 2)`);
  migrate(db, migrations);
  installChecksumTriggers(db);
  expect(createErasureRecordStore(db).erasures(9)).toEqual([
    { id: 1, atMs: 5, reason: 'request', tickets: 2, leftOut: 0, isCleaned: false },
  ]);
  verifyAllRows(db);
});
