import { expect, it } from 'vitest';
import { createIncidentStore } from '../../incidents/incident-store';
import { migrate } from '../migrate';
import { installChecksumTriggers } from '../row-checksums';
import { verifyAllRows } from '../verify-rows';
import { migrations } from './all';
import { openOlderDatabase } from './open-older-database.fixture';

it('keeps the incidents and their checksums; an end has the time of the whole incident until it is changed', () => {
  const db = openOlderDatabase(21);
  db.exec(`INSERT INTO incident (uid, title, traits, began_at_ms, ended_at_ms, changed_at_ms)
    VALUES ('lasting', 'QR', '[]', 1, NULL, 5), ('over', 'EDC', '[]', 1, 5, 5)`);
  migrate(db, migrations);
  installChecksumTriggers(db);
  const incidents = createIncidentStore(db);
  const older = { traits: [], beganAtMs: 1, changedAtMs: 4 };
  expect(incidents.merge({ ...older, uid: 'lasting', title: 'Older', endedAtMs: 4 })).toBe(false);
  incidents.change({ uid: 'over', title: 'Terminals' }, 9);
  incidents.merge({ ...older, uid: 'over', title: 'Older', endedAtMs: null });
  incidents.change({ uid: 'lasting', isEnded: true }, 9);
  expect(incidents.list(10)).toMatchObject([
    { title: 'QR', endedAtMs: 9 },
    { title: 'Terminals', endedAtMs: 5 },
  ]);
  verifyAllRows(db);
});
