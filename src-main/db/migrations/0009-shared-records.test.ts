import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { migrate } from '../migrate';
import { iterateIntactRows } from '../iterate-intact-rows';
import { tempFolder } from '../temp-folder.fixture';
import { migrations } from './all';

const before = migrations.filter(({ version }) => version < 9);

function olderDatabase(isShared: boolean) {
  const db = new SqliteDatabase(join(tempFolder(), 'helpdesk.db'));
  onTestFinished(() => {
    db.close();
  });
  migrate(db, before);
  db.exec(`${isShared ? `INSERT INTO sync_position (id, address, desk) VALUES (1, 'db', 'd1');` : ''}
    INSERT INTO unsynced_ticket (ticket_id, is_sent) VALUES (7, 0), (5, 1);
    INSERT INTO contact_note (uid, subject, contact_key, label, text, changed_at_ms) VALUES ('n', 'caller', '60', '', 'x', 1);
    INSERT INTO incident (uid, title, traits, began_at_ms, changed_at_ms) VALUES ('i', 'Down', '[]', 1, 1)`);
  return db;
}

const queueOf = (db: SqliteDatabase.Database): unknown[] =>
  [...iterateIntactRows(db, 'unsynced_change')].map(({ kind, row_id, is_sent }) => [kind, row_id, is_sent]);

it('keeps what waited in its order, and lets everything else wait where the history is shared', () => {
  const db = olderDatabase(true);
  migrate(db, migrations);
  expect(queueOf(db)).toEqual([
    ['ticket', 7, 0],
    ['ticket', 5, 1],
    ['contact-note', 1, 0],
    ['incident', 1, 0],
  ]);
  db.exec('DELETE FROM contact_note');
  expect(queueOf(db)).toHaveLength(3);
});

it('lets nothing wait where the history is not shared', () => {
  const db = olderDatabase(false);
  db.exec('DELETE FROM unsynced_ticket');
  migrate(db, migrations);
  db.exec('UPDATE contact_note SET changed_at_ms = 2; UPDATE incident SET changed_at_ms = 2');
  expect(queueOf(db)).toEqual([]);
});
