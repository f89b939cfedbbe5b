import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createSearchableText } from '../../../../shared/search/searchable-text';
import { createCallStore } from '../../../calls/call-store';
import { migrations } from '../../../db/migrations/all';
import { openDatabase } from '../../../db/open-database';
import { tempFolder } from '../../../db/temp-folder.fixture';
import { newTicket, sampleBody } from '../../../tickets/sample-ticket.fixture';
import { createTicketStore } from '../../../tickets/store/ticket-store';
import { createHistoryStore } from '../../history-store';
import { listGrams } from '../grams';
import { createTicketIndexWriter } from '../ticket-index-writer';

function open(file: string, steps = migrations): Database {
  const opened = openDatabase(file, 'write', steps);
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(() => {
    opened.value.close();
  });
  return opened.value;
}

const names = ['Yusof One', '檳城', 'Yusof Two', '檳城 馬來', 'Yusof Three'];
/** The index of that time held traditional characters as they are. */
const indexedThen = [
  gramsOf('Yusof One'),
  '檳 城 檳城',
  gramsOf('Yusof Two'),
  '檳 城 檳城 馬 来 馬来',
  gramsOf('Yusof Three'),
];

function gramsOf(name: string): string {
  return listGrams(createSearchableText([name], []));
}

/** The database of an app before the vocabulary, with its tickets in the index of that time. */
function olderDatabase(): string {
  const newer = join(tempFolder(), 'helpdesk.db');
  const filled = open(newer);
  const [calls, tickets] = [createCallStore(filled), createTicketStore(filled)];
  for (const [at, Name] of names.entries()) {
    calls.begin(`call-${at}`, 0);
    tickets.make(newTicket(`call-${at}`, `SH-${at}`, sampleBody({ Ticket: { Name } })), false);
  }

  const file = join(tempFolder(), 'helpdesk.db');
  const older = open(file, migrations.slice(0, 2));
  older.prepare('ATTACH ? AS newer').run(newer);
  for (const table of ['call', 'ticket']) {
    const columns = older
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
      .pluck()
      .all(table);
    older.exec(`INSERT INTO main.${table} (${columns.join()}) SELECT ${columns.join()} FROM newer.${table}`);
  }
  older.exec('DELETE FROM index_pending');
  const enter = older.prepare('INSERT OR REPLACE INTO ticket_index (rowid, words) VALUES (?, ?)');
  for (const [at, words] of indexedThen.entries()) enter.run(at + 1, words);
  older.close();
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
  const index = createTicketIndexWriter(before);
  // The first step looks for traditional characters, the next two index the tickets that have some.
  for (let step = 0; step < 6; step += 1) expect(index.indexSome(1)).toBe(true);
  expect(closeTo(before, 'yusuf')).toEqual(['Yusof Three', 'Yusof Two']);

  const after = open(file);
  const resumed = createTicketIndexWriter(after);
  while (resumed.indexSome(1));
  expect(closeTo(after, 'yusuf')).toEqual(['Yusof Three', 'Yusof Two', 'Yusof One']);
  expect(resumed.indexSome(1)).toBe(false);
});

test('tickets with traditional characters are found after the first step', () => {
  const db = open(olderDatabase());
  const index = createTicketIndexWriter(db);
  expect(foundIn(db, '槟城')).toEqual([]);
  index.indexSome(1);
  for (const text of ['槟城', '檳城']) expect(foundIn(db, text)).toEqual(['檳城 馬來', '檳城']);
  while (index.indexSome(1));
  for (const text of ['槟城', '檳城']) expect(foundIn(db, text)).toEqual(['檳城 馬來', '檳城']);
  expect(db.prepare('SELECT count(*) FROM index_pending').pluck().get()).toBe(0);
});
