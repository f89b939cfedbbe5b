import { expect, it } from 'vitest';
import { prepareIncidentLinks } from '../../rows/incidents/incident-link-rows';
import { installChecksumTriggers } from '../row-checksums';
import { migrate } from '../migrate';
import { migrations } from './all';
import { openOlderDatabase } from './open-older-database.fixture';

it('keeps the links of an older database, and their checksums', () => {
  const db = openOlderDatabase(11);
  db.exec(`
    INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms) VALUES ('c1', '{}', 1, 'sent', 1, 1);
    INSERT INTO incident (uid, title, traits, began_at_ms, changed_at_ms) VALUES ('i1', 'Cards', '[]', 1, 1);
    INSERT INTO incident_link (call_id, incident_id, wants_callback, changed_at_ms) VALUES ('c1', 1, 1, 1);
  `);
  migrate(db, migrations);
  installChecksumTriggers(db);
  expect(prepareIncidentLinks(db).all()).toEqual([
    { callId: 'c1', incidentUid: 'i1', wantsCallback: true, calledBackAtMs: null, changedAtMs: 1 },
  ]);
});
