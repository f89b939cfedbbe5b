import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createCallStore } from '../../../calls/call-store';
import { openDatabase } from '../../../db/open-database';
import { tempFolder } from '../../../db/temp-folder.fixture';
import { newTicket, sampleBody } from '../../../tickets/sample-ticket.fixture';
import { createTicketStore } from '../../../tickets/store/ticket-store';
import { createHistoryStore } from '../../history-store';
import { createTicketIndex } from '../ticket-index';

function open(file: string): Database {
  const opened = openDatabase(file);
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(() => {
    opened.value.close();
  });
  return opened.value;
}

const names = ['Yusof One', '檳城', 'Yusof Two', '檳城 馬來', 'Yusof Three'];

/** The database of an app before the vocabulary, with its tickets in the index of that time. */
function olderDatabase(): string {
  const file = join(tempFolder(), 'helpdesk.db');
  const db = open(file);
  const [calls, tickets, index] = [createCallStore(db), createTicketStore(db), createTicketIndex(db)];
  for (const [at, Name] of names.entries()) {
    calls.begin(`call-${at}`, 0);
    tickets.make(newTicket(`call-${at}`, `SH-${at}`, sampleBody({ Ticket: { Name } })), false);
  }
  while (index.takeSome(100));
  const enter = db.prepare('INSERT OR REPLACE INTO ticket_index (rowid, words) VALUES (?, ?)');
  enter.run(2, '檳 城 檳城');
  enter.run(4, '檳 城 檳城 馬 来 馬来');
  db.exec(`DROP TABLE vocabulary_key; DROP TABLE vocabulary_word; DROP TABLE word_index;
    DROP TABLE vocabulary_progress; DROP TABLE contact_note; DELETE FROM schema_step WHERE version > 2; PRAGMA user_version = 2`);
  db.close();
  return file;
}

const closeTo = (db: Database, text: string) =>
  createHistoryStore(db)
    .closeMatches({ text, except: [], limit: 50 })
    .rows.map(({ name }) => name);
const foundIn = (db: Database, text: string) =>
  createHistoryStore(db)
    .search({ text, before: null, limit: 50 })
    .rows.map(({ name }) => name);

test('tickets of an older app are added in the background, newest first, and continue after a kill', () => {
  const file = olderDatabase();
  const before = open(file);
  expect(foundIn(before, 'yusof')).toEqual(['Yusof Three', 'Yusof Two', 'Yusof One']);
  expect(closeTo(before, 'yusuf')).toEqual([]);
  const index = createTicketIndex(before);
  // The first step looks for traditional characters, the next two index the tickets that have some.
  for (let step = 0; step < 6; step += 1) expect(index.takeSome(1)).toBe(true);
  expect(closeTo(before, 'yusuf')).toEqual(['Yusof Three', 'Yusof Two']);

  const after = open(file);
  const resumed = createTicketIndex(after);
  while (resumed.takeSome(1));
  expect(closeTo(after, 'yusuf')).toEqual(['Yusof Three', 'Yusof Two', 'Yusof One']);
  expect(resumed.takeSome(1)).toBe(false);
});

test('tickets with traditional characters are found after the first step', () => {
  const db = open(olderDatabase());
  const index = createTicketIndex(db);
  expect(foundIn(db, '槟城')).toEqual([]);
  index.takeSome(1);
  for (const text of ['槟城', '檳城']) expect(foundIn(db, text)).toEqual(['檳城 馬來', '檳城']);
  while (index.takeSome(1));
  for (const text of ['槟城', '檳城']) expect(foundIn(db, text)).toEqual(['檳城 馬來', '檳城']);
  expect(db.prepare('SELECT count(*) FROM index_pending').pluck().get()).toBe(0);
});
