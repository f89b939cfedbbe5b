import { expect, it } from 'vitest';
import { createIncidentStore } from '../../incidents/incident-store';
import { installChecksumTriggers } from '../row-checksums';
import { verifyAllRows } from '../verify-rows';
import { migrate } from '../migrate';
import { migrations } from './all';
import { openOlderDatabase } from './open-older-database.fixture';

it('keeps the calls and their checksums, of which none is decided about, and notes those that are from then on', () => {
  const db = openOlderDatabase(24);
  db.exec(`INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms) VALUES
    ('a', '{}', 1, 'open', 1, 1), ('b', '{}', 1, 'open', 1, 2)`);
  migrate(db, migrations);
  installChecksumTriggers(db);
  const decided = db.prepare('SELECT id FROM call WHERE is_likeness_decided IS NOT NULL').pluck();
  expect(decided.all()).toEqual([]);
  createIncidentStore(db).dismissLikeness([], ['b']);
  expect(decided.all()).toEqual(['b']);
  verifyAllRows(db);
});
