import { expect, test } from 'vitest';
import { historyIn } from '../history.fixture';

const someChinese = (from: number): string =>
  Array.from({ length: 4_000 }, (_, at) => String.fromCharCode(0x4e00 + ((at * 7_919 + from) % 20_000))).join(
    '',
  );

test('a ticket with more grams than saving may wait for is found by reading, and holds up no other', () => {
  const { db, tickets, index, store, add } = historyIn('read');
  const first = add({ Name: 'Aminah' });
  const large = add({ Name: 'Balan' });
  for (let note = 0; note < 3; note += 1) tickets.addNote(large, someChinese(note), 1);
  const left = () => db.prepare('SELECT ticket_id FROM index_pending').pluck().all();

  expect(index.indexSome(1)).toBe(true);
  expect(index.indexSome(1)).toBe(true);
  expect(index.indexSome(1)).toBe(false);

  expect(left()).toEqual([large]);
  const found = (text: string) => store.search({ text, before: null, limit: 5 }).rows.map(({ id }) => id);
  expect(found(someChinese(0).slice(3_990))).toEqual([large]);
  expect(found('Balan')).toEqual([large]);
  expect(found('Aminah')).toEqual([first]);
});

test('a step of tickets with long texts takes fewer of them', () => {
  const { db, tickets, index, add } = historyIn('read');
  for (let ticket = 0; ticket < 5; ticket += 1)
    tickets.addNote(add(), someChinese(ticket).slice(0, 1_000), 1);
  const left = () => db.prepare('SELECT count(*) FROM index_pending').pluck().get();

  expect(index.indexSome(10)).toBe(true);
  expect(left()).toBe(3);
  expect(index.indexSome(10)).toBe(true);
  expect(index.indexSome(10)).toBe(false);
  expect(left()).toBe(0);
});
