import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  createContactNoteReader,
  createContactNoteStore,
  maxContactNotes,
} from '../callers/contact-note-store';
import { findCallerTraces } from '../privacy/find-caller-traces';
import { createErasureStore } from '../privacy/erasure-store';
import { prepareMarkErased } from '../privacy/mark-and-check-erased-ids';
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
  expect(to.reader.find('dog').notes).toMatchObject([{ key: 'kedai maju', endsAtMs: 5, changedAtMs: 10 }]);
  expectValidChecksums(to.db);

  to.notes.set({ ...note, text: 'two dogs' }, 'uid-2', 20);
  await to.take(archive);
  expect(to.reader.find('dog').notes).toMatchObject([{ text: 'two dogs' }]);

  from.notes.set({ ...note, text: '' }, 'uid-3', 30);
  await to.take(await from.archive());
  expect(to.reader.find('dog').notes).toEqual([]);
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

/** Fills the table with notes, much faster than one by one. */
function fill({ db }: ReturnType<typeof pcWithNotes>, count: number, text: string): void {
  db.prepare(
    `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < @count)
     INSERT INTO contact_note (uid, subject, contact_key, label, text, changed_at_ms)
     SELECT 'f' || @text || n, 'store', @text || ' shop ' || n, '', @text, 1 FROM numbers`,
  ).run({ count, text });
}

test('no archive makes more notes than an agent can write, and one that is removed makes room for another', async () => {
  const [from, to] = [pcWithNotes(), pcWithNotes()];
  fill(to, maxContactNotes - 1, 'forged');
  for (const contact of ['First', 'Second']) from.notes.set({ ...note, contact }, contact, 10);
  await to.take(await from.archive());
  expect(to.db.prepare('SELECT count(*) FROM contact_note').pluck().get()).toBe(maxContactNotes);

  const own = { ...note, contact: 'Own', text: 'cat' };
  expect(to.notes.set(own, 'own', 20)).toBe('full');
  to.notes.set({ ...note, contact: 'forged shop 7', text: '' }, 'x', 20);
  expect(to.notes.set(own, 'own', 20)).toMatchObject({ text: 'cat' });
  expect(to.notes.set({ ...note, contact: 'forged shop 7' }, 'x', 20)).toBe('full');
});

test('removed notes have a maximum, too: the oldest of them goes', () => {
  const pc = pcWithNotes();
  fill(pc, maxContactNotes, '');
  pc.notes.set(note, 'uid-1', 20);
  pc.notes.set({ ...note, text: '' }, 'uid-1', 30);
  expect(pc.db.prepare('SELECT count(*) FROM contact_note').pluck().get()).toBe(maxContactNotes);
  expect(pc.db.prepare(`SELECT changed_at_ms FROM contact_note WHERE uid = 'uid-1'`).pluck().get()).toBe(30);
});

test('a note from the end of time is changed here, and every later archive is taken elsewhere', async () => {
  const [from, to, third] = [pcWithNotes(), pcWithNotes(), pcWithNotes()];
  from.notes.set(note, 'uid-1', 10);
  from.db.prepare('UPDATE contact_note SET changed_at_ms = 253402300799999').run();
  const archive = await from.archive();
  await to.take(archive);
  for (const text of ['two dogs', 'three dogs']) to.notes.set({ ...note, text }, 'uid-2', 20);
  await to.take(archive);
  expect(to.reader.find('dogs').notes).toMatchObject([{ text: 'three dogs' }]);
  expect(await third.take(await to.archive())).toEqual(nothing);
  expect(third.reader.find('dogs').notes).toMatchObject([{ text: 'three dogs' }]);
});

test.each([
  ['newer', 5],
  ['older', 15],
])(
  'a note that met a note of another PC that was %s is erased with all ids, and neither returns',
  async (_what, hereAtMs) => {
    const [from, to] = [pcWithNotes(), pcWithNotes()];
    to.notes.set(note, 'uid-here', hereAtMs);
    const own = await to.archive();
    const lines = readFileSync(own);
    from.notes.set({ ...note, text: 'cat' }, 'uid-there', 10);
    const others = await from.archive();
    await to.take(others);

    const traces = findCallerTraces(to.db, { phone: '', name: 'Nobody' }, 0);
    createErasureStore(to.db).begin({ ...traces, notes: [1] }, 20);
    writeFileSync(own, lines);
    for (const archive of [own, others]) await to.take(archive);
    expect(to.db.prepare('SELECT text FROM contact_note').pluck().all()).toEqual([]);
  },
);
