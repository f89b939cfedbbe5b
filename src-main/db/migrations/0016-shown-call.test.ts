import { expect, it } from 'vitest';
import { createCallStore } from '../../calls/call-store';
import { installChecksumTriggers } from '../row-checksums';
import { verifyAllRows } from '../verify-rows';
import { migrate } from '../migrate';
import { migrations } from './all';
import { openOlderDatabase } from './open-older-database.fixture';

it('keeps the calls and their checksums, of which none is known to have been shown, and notes the next that is', () => {
  const db = openOlderDatabase(16);
  db.exec(`INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms) VALUES
    ('a', '{}', 1, 'open', 1, 1), ('b', '{}', 1, 'open', 1, 2)`);
  migrate(db, migrations);
  installChecksumTriggers(db);
  const calls = createCallStore(db);
  expect(calls.unfinished().map(({ id }) => id)).toEqual(['a', 'b']);
  expect(calls.findToResume(3, false).shown).toBeNull();
  calls.show('b', 3);
  calls.show('a', 3);
  expect(calls.findToResume(3, false).shown).toBe('a');
  expect(db.prepare('SELECT count(*) FROM call WHERE shown_at_ms IS NOT NULL').pluck().get()).toBe(1);
  verifyAllRows(db);
});
