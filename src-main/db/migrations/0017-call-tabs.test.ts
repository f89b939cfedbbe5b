import { expect, it } from 'vitest';
import { createCallStore } from '../../calls/call-store';
import { installChecksumTriggers } from '../row-checksums';
import { verifyAllRows } from '../verify-rows';
import { migrate } from '../migrate';
import { migrations } from './all';
import { openOlderDatabase } from './open-older-database.fixture';

it('keeps the calls and their checksums, of which none has a tab, and notes those that have one from then on', () => {
  const db = openOlderDatabase(17);
  db.exec(`INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms, shown_at_ms) VALUES
    ('a', '{}', 1, 'open', 1, 1, NULL), ('b', '{}', 1, 'open', 1, 2, 2)`);
  migrate(db, migrations);
  installChecksumTriggers(db);
  const calls = createCallStore(db);
  expect(calls.findToResume(3, false).shown).toBe('b');
  const withTab = db.prepare('SELECT id FROM call WHERE has_tab IS NOT NULL ORDER BY id').pluck();
  expect(withTab.all()).toEqual([]);
  calls.show('a', 3, ['b']);
  expect(withTab.all()).toEqual(['a', 'b']);
  calls.show('b', 4);
  expect(withTab.all()).toEqual(['b']);
  verifyAllRows(db);
});
