import { expect, it } from 'vitest';
import { sampleBody } from '../../tickets/sample-ticket.fixture';
import { migrate } from '../migrate';
import { installChecksumTriggers } from '../row-checksums';
import { verifyAllRows } from '../verify-rows';
import { migrations } from './all';
import { openOlderDatabase } from './open-older-database.fixture';

/** Tickets 1 to 5: of this PC, of an archive, of the server, of an archive and changed since, and one not sent yet. */
function openWithTickets() {
  const db = openOlderDatabase(18);
  const imported = ['NULL', `'{"reference":"a"}'`, `'{"pcName":"PC"}'`, `'{"reference":"b"}'`, 'NULL'];
  for (const [at, json] of imported.entries()) {
    db.exec(`INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms) VALUES ('c${at}', '{}', 1, 'sent', 1, 1);
      INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state, imported)
      VALUES ('c${at}', 'SH-${at}', '${sampleBody()}', 'x', 1, 'waiting', ${json})`);
  }
  const queued = db.prepare(`SELECT row_id, is_sent FROM unsynced_change ORDER BY seq`).raw();
  return { db, queued };
}

it('queues once more what was counted as sent, but not what the server brought', () => {
  const { db, queued } = openWithTickets();
  db.exec(`INSERT INTO sync_position (id, address, desk, pushed_to) VALUES (1, 'a', 'd', 4);
    INSERT INTO unsynced_change (kind, row_id, is_sent) VALUES ('ticket', 4, 1)`);
  migrate(db, migrations);
  installChecksumTriggers(db);
  expect(queued.all()).toEqual([
    [4, 1],
    [1, 0],
    [2, 0],
  ]);
  verifyAllRows(db);
});

it('queues nothing where no history is shared', () => {
  const { db, queued } = openWithTickets();
  migrate(db, migrations);
  expect(queued.all()).toEqual([]);
});
