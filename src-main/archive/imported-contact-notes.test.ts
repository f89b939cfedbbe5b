import { expect, test } from 'vitest';
import { createContactNoteReader, createContactNoteStore } from '../callers/contact-note-store';
import { prepareMarkErased } from '../privacy/mark-erased-calls';
import { createPc, expectValidChecksums } from './pc-with-history.fixture';

const note = {
  subject: 'store',
  contact: 'Kedai Maju',
  label: 'Kedai Maju',
  text: 'dog',
  endsAtMs: 5,
} as const;
const nothing = { added: 0, changed: 0 };

function pcWithNotes() {
  const pc = createPc();
  return { ...pc, notes: createContactNoteStore(pc.db), reader: createContactNoteReader(pc.db) };
}

test('a note on a store travels in the archive; the newer of two holds, a removed one too', async () => {
  const [from, to] = [pcWithNotes(), pcWithNotes()];
  from.notes.set(note, 'uid-1', 10);
  const archive = await from.archive();
  expect(await to.take(archive)).toEqual(nothing);
  expect(to.reader.find('dog')).toMatchObject([{ key: 'kedai maju', endsAtMs: 5, changedAtMs: 10 }]);
  expectValidChecksums(to.db);

  to.notes.set({ ...note, text: 'two dogs' }, 'uid-2', 20);
  await to.take(archive);
  expect(to.reader.find('dog')).toMatchObject([{ text: 'two dogs' }]);

  from.notes.set({ ...note, text: '' }, 'uid-3', 30);
  await to.take(await from.archive());
  expect(to.reader.find('dog')).toEqual([]);
});

test('a note that was erased here stays erased, and a set of 400 is taken in steps', async () => {
  const [from, to] = [pcWithNotes(), pcWithNotes()];
  for (let at = 0; at < 400; at += 1) from.notes.set({ ...note, contact: `Store ${at}` }, `uid-${at}`, 10);
  prepareMarkErased(to.db)('uid-7');
  await to.take(await from.archive());
  expect(to.db.prepare('SELECT count(*) FROM contact_note').pluck().get()).toBe(399);
  expect(to.db.prepare(`SELECT 1 FROM contact_note WHERE uid = 'uid-7'`).get()).toBeUndefined();
});

test('an archive whose note the app could not have made is refused whole', async () => {
  const [from, to] = [pcWithNotes(), pcWithNotes()];
  from.add({ Name: 'Aminah' });
  from.notes.set(note, 'uid-1', 10);
  from.db.prepare(`UPDATE contact_note SET contact_key = 'Kedai Maju'`).run();
  expect(await to.take(await from.archive())).toBe('incomplete');
  expect(to.rows().flat()).toEqual([]);
});
