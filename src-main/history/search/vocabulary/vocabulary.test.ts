import type { Database } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { prepareErase } from '../../../privacy/erase-tickets';
import { historyIn } from '../../history.fixture';

const wordsIn = (db: Database) => db.prepare('SELECT word FROM vocabulary_word ORDER BY word').pluck().all();
const keysWithoutWord = (db: Database) =>
  db
    .prepare('SELECT count(*) FROM vocabulary_key WHERE word_id NOT IN (SELECT id FROM vocabulary_word)')
    .pluck()
    .get();
const keysOf = (db: Database) => db.prepare('SELECT count(*) FROM vocabulary_key').pluck().get();

test('an erased ticket takes every word and key along that no other ticket has', () => {
  const { db, add, index } = historyIn('read');
  const first = add({ Name: 'Zuraidah Canary', Issue: 'printer' });
  while (index.indexSome(100));
  const second = add({ Name: 'Canary', Issue: 'printer' });
  while (index.indexSome(100));
  expect(wordsIn(db)).toEqual(expect.arrayContaining(['canary', 'printer', 'zuraidah']));

  prepareErase(db)([first], 'request');
  expect(wordsIn(db)).toEqual(expect.arrayContaining(['canary', 'printer']));
  expect(wordsIn(db)).not.toContain('zuraidah');
  expect(keysWithoutWord(db)).toBe(0);

  prepareErase(db)([second], 'retention');
  expect([wordsIn(db), keysOf(db)]).toEqual([[], 0]);
});

test('a word comes back with the next ticket that has it', () => {
  const { db, add, index, store } = historyIn('read');
  const first = add({ Name: 'Yusof' });
  while (index.indexSome(100));
  prepareErase(db)([first], 'request');
  const second = add({ Name: 'Yusof' });
  while (index.indexSome(100));
  const page = store.closeMatches({ text: 'yusuf', except: [], limit: 5 });
  expect(page.rows.map(({ id }) => id)).toEqual([second]);
});

test('a ticket that is indexed again after a change has its words once', () => {
  const { db, add, tickets, index } = historyIn('read');
  const id = add({ Name: 'Yusof' });
  while (index.indexSome(100));
  const before = wordsIn(db);
  tickets.addNote(id, 'called back', 1);
  while (index.indexSome(100));
  expect(wordsIn(db)).toEqual(before);
  expect(db.prepare('SELECT rowid FROM word_index').pluck().all()).toEqual([id]);
});
