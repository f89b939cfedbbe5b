import { expect, test } from 'vitest';
import { createContactNoteStore } from '../callers/contact-note-store';
import { historyIn } from '../history/history.fixture';
import { prepareEraseOldNotes } from './erase-old-contact-notes';

function notesOn(stores: readonly string[]) {
  const history = historyIn('read');
  const notes = createContactNoteStore(history.db);
  for (const contact of stores)
    notes.set({ subject: 'store', contact, label: contact, text: contact, endsAtMs: null }, contact, 10);
  const left = () => history.db.prepare<[], string>('SELECT text FROM contact_note').pluck().all();
  return { ...history, left, drop: prepareEraseOldNotes(history.db) };
}

test.each([
  ['Kedai Émile', 'KEDAI ÉMILE'],
  ['Kedai Seri', 'KEDAI-SERI'],
  ['大家樂', '大家乐'],
  ['大家乐', '大家樂'],
  ['Kedai Maju', 'Kedai  Maju'],
  ['Kedai Full', 'Ｋｅｄａｉ Ｆｕｌｌ'],
])('the note on %j stays while a ticket names the store as %j', (onNote, onTicket) => {
  const { add, drop, left } = notesOn([onNote, 'Kedai Lain']);
  add({ StoreName: onTicket });
  expect(drop(20, 5)).toBe(1);
  expect(left()).toEqual([onNote]);
  expect(drop(20, 5)).toBe(0);
});

test('a store that a new ticket names is known at the next step, and no more than asked go at once', () => {
  const { add, drop, left } = notesOn(['One', 'Two', 'Three É']);
  expect(drop(5, 5)).toBe(0);
  expect(drop(20, 1)).toBe(1);
  add({ StoreName: 'three é' });
  expect(drop(20, 5)).toBe(1);
  expect(left()).toEqual(['Three É']);
});
