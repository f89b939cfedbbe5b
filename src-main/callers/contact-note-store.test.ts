import { expect, test } from 'vitest';
import { freshDatabase } from '../db/fresh-database.fixture';
import { parseRecords, type JournalRecord } from '../journal/journal-record';
import { replayJournal } from '../data/ticket-recovery/replay-journal';
import { createCallerHistory, nowMs } from './caller-history.fixture';
import { createContactNoteReader, createContactNoteStore } from './contact-note-store';
import { createJournaledContactNoteStore } from './journaled-contact-note-store';

const cash = {
  subject: 'store',
  contact: 'Kedai MAJU',
  label: 'Kedai MAJU',
  text: 'pays cash only',
  endsAtMs: null,
} as const;
const owner = {
  ...cash,
  subject: 'caller',
  contact: '012-345 6789',
  label: 'Siti',
  text: 'ring the owner',
} as const;

function stores() {
  const db = freshDatabase();
  const records: JournalRecord[] = [];
  const store = createJournaledContactNoteStore(createContactNoteStore(db), (record) => records.push(record));
  return { db, store, records, reader: createContactNoteReader(db) };
}

const texts = (notes: readonly { readonly text: string }[]) => notes.map(({ text }) => text);

test('a note is known by any spelling of the number and of the store, until it ends or is removed', () => {
  const { store, reader } = stores();
  store.set(cash, 'uid-1', 10);
  store.set({ ...owner, endsAtMs: 100 }, 'uid-2', 10);
  expect(texts(reader.current('+60 12 345 6789', 'kedai  maju', 99))).toEqual([
    'ring the owner',
    'pays cash only',
  ]);
  expect(texts(reader.current('0123456789', 'Kedai Jaya', 100))).toEqual([]);
  expect(texts(reader.current('', '', 1))).toEqual([]);
  store.set({ ...cash, text: '' }, 'uid-3', 20);
  expect(texts(reader.current('', 'Kedai Maju', 99))).toEqual([]);
  expect(reader.find('cash').notes).toEqual([]);
  expect(store.set({ ...cash, contact: '…' }, 'uid-4', 30)).toBeNull();
});

test('a search finds a note by its words, the name and the number', () => {
  const { store, reader } = stores();
  store.set(cash, 'uid-1', 10);
  store.set(owner, 'uid-2', 20);
  expect(texts(reader.find('CASH maju').notes)).toEqual(['pays cash only']);
  expect(texts(reader.find('345678').notes)).toEqual(['ring the owner']);
  expect(texts(reader.find('siti').notes)).toEqual(['ring the owner']);
  expect(reader.find(' ').notes).toEqual([]);
  expect(reader.find('dog').notes).toEqual([]);
});

test.each([
  ['012-345 6789', 1],
  ['+60 12-345 6789', 1],
  ['"printer rosak"', 1],
  ['printer -ahmad', 1],
  ['printer -siti', 0],
  ['"rosak printer"', 0],
  ['019-345 6789', 0],
  ['-ahmad', 0],
])('a search for %s finds as the history does: %j', (text, count) => {
  const { store, reader } = stores();
  store.set({ ...owner, text: 'her printer  rosak, ring at 9' }, 'uid-1', 10);
  expect(reader.find(text).count).toBe(count);
});

test('a search shows the five newest notes, and counts them all', () => {
  const { store, reader } = stores();
  for (let at = 1; at <= 7; at += 1) store.set({ ...cash, contact: `Kedai ${at}` }, `uid-${at}`, at);
  const { notes, count } = reader.find('cash');
  expect(notes.map(({ key }) => key)).toEqual(['kedai 7', 'kedai 6', 'kedai 5', 'kedai 4', 'kedai 3']);
  expect(count).toBe(7);
});

test('the card has the notes of each caller, and those of what is typed where nobody is known', () => {
  const { db, add, callers } = createCallerHistory();
  const store = createContactNoteStore(db);
  store.set(cash, 'uid-1', 10);
  store.set({ ...owner, contact: '0199999999' }, 'uid-2', 10);
  add({ Ticket: { Name: 'Siti', Phone: '60123456789', StoreName: 'Kedai Maju' } });
  const known = callers.match({ phone: '6789', name: '', storeName: 'kedai maju' }, nowMs);
  expect(known.callers.map(({ notes }) => texts(notes))).toEqual([['pays cash only']]);
  expect(known.notes).toEqual([]);
  expect(texts(callers.match({ phone: '0199999999', name: '', storeName: '' }, nowMs).notes)).toEqual([
    'ring the owner',
  ]);
});

test('the journal has every note, and brings back what an older copy lacks, never an older version', () => {
  const { store, records } = stores();
  store.set(cash, 'uid-1', 10);
  store.set({ ...cash, text: 'pays by card now' }, 'uid-2', 20);
  const { db, reader } = stores();
  replayJournal(db, records);
  replayJournal(db, parseRecords(JSON.parse(JSON.stringify(records.toReversed())) as unknown[]));
  expect(texts(reader.current('', 'kedai maju', 30))).toEqual(['pays by card now']);
  expect(db.prepare('SELECT uid FROM contact_note').pluck().all()).toEqual(['uid-1']);
});

test('a later change holds, also where the clock went back', () => {
  const { store, reader } = stores();
  store.set(cash, 'uid-1', 1_000);
  store.set({ ...cash, text: 'dog' }, 'uid-1', 10);
  expect(reader.current('', 'kedai maju', 10)).toMatchObject([{ text: 'dog', changedAtMs: 1_001 }]);
});

test('a note that was rewritten since a change was begun is not overwritten by it', () => {
  const { store, reader, records } = stores();
  store.set(cash, 'uid-1', 10);
  const [shown] = reader.current('', 'Kedai Maju', 11);
  // Another PC's, over the server.
  const other = { ...cash, key: 'kedai maju', uid: 'uid-2', text: 'card only', changedAtMs: 20 };
  const { contact: _contact, ...note } = other;
  store.merge(note);
  const older = { ...cash, text: 'pays cash only, at the back', basedOnMs: shown?.changedAtMs ?? 0 };
  const written = records.length;

  const { uid: _uid, ...newer } = note;
  expect(store.set(older, 'uid-3', 30)).toEqual({ newer });
  expect(store.set({ ...older, basedOnMs: null }, 'uid-3', 30)).toEqual({ newer });
  expect(store.set({ ...older, text: '' }, 'uid-3', 30)).toEqual({ newer });
  expect(texts(reader.current('', 'Kedai Maju', 31))).toEqual(['card only']);
  expect(records).toHaveLength(written);
  expect(store.set({ ...older, basedOnMs: 20 }, 'uid-3', 30)).toMatchObject({ text: older.text });
  expect(texts(reader.current('', 'Kedai Maju', 31))).toEqual([older.text]);
});

test('a note that has ended or was removed is nobody’s to keep', () => {
  const { store } = stores();
  store.set({ ...cash, endsAtMs: 20 }, 'uid-1', 10);
  expect(store.set({ ...cash, basedOnMs: null }, 'uid-2', 30)).toMatchObject({ changedAtMs: 30 });
  store.set({ ...cash, text: '' }, 'uid-3', 40);
  expect(store.set({ ...cash, basedOnMs: null }, 'uid-4', 50)).toMatchObject({ text: cash.text });
});

test.each([
  ['removed', `UPDATE contact_note SET text = '', label = '', changed_at_ms = 20`, 1],
  ['erased', 'DELETE FROM contact_note', 0],
])(
  'a note that another PC %s while it was edited here does not come back without a word',
  (_how, gone, rows) => {
    const { db, store, reader, records } = stores();
    store.set(cash, 'uid-1', 10);
    db.exec(gone);
    const written = records.length;
    const edited = { ...cash, text: 'pays cash only, at the back', basedOnMs: 10 };
    expect(store.set(edited, 'uid-2', 30)).toBe('gone');
    // It is gone already, and no row with its name is left behind.
    expect(store.set({ ...edited, text: '' }, 'uid-2', 30)).toBeNull();
    expect(db.prepare(`SELECT label FROM contact_note`).pluck().all()).toEqual(rows === 1 ? [''] : []);
    expect(records).toHaveLength(written);
    expect(store.set({ ...edited, basedOnMs: null }, 'uid-2', 40)).toMatchObject({ text: edited.text });
    expect(texts(reader.current('', 'Kedai Maju', 41))).toEqual([edited.text]);
  },
);

test('a note that was typed before a restart does not bring one back that was removed since', () => {
  const { db, store } = stores();
  const typed = { ...cash, text: 'pays cash only, at the back', basedOnMs: 'unknown' } as const;
  store.set(cash, 'uid-1', 10);
  expect(store.set(typed, 'uid-2', 20)).toMatchObject({ newer: { text: cash.text } });
  store.set({ ...cash, text: '' }, 'uid-1', 30);
  expect(store.set(typed, 'uid-2', 40)).toBe('gone');
  expect(store.set({ ...typed, text: '' }, 'uid-2', 40)).toBeNull();
  expect(store.set({ ...typed, basedOnMs: null }, 'uid-2', 50)).toMatchObject({ text: typed.text });
  db.exec('DELETE FROM contact_note');
  expect(store.set(typed, 'uid-3', 60)).toMatchObject({ text: typed.text });
});

const traditional = { ...cash, contact: '大家樂茶餐廳', label: '大家樂茶餐廳', text: 'never by the front' };
const simplified = { ...traditional, contact: '大家乐茶餐厅', text: 'by the front now' };

test.each([
  ['大家樂茶餐廳', '大家乐茶餐厅'],
  ['大家乐茶餐厅', '大家樂茶餐廳'],
  ['Café José', 'cafe jose'],
  ['cafe jose', 'Café José'],
])('the note on %s is that of %s, and no second one is written beside it', (contact, other) => {
  const { db, store, reader } = stores();
  store.set({ ...traditional, contact }, 'uid-1', 10);
  const [shown] = reader.current('', other, 11);
  expect(shown).toMatchObject({ text: traditional.text });
  expect(store.set({ ...simplified, contact: other, basedOnMs: null }, 'uid-2', 20)).toEqual({
    newer: shown,
  });
  store.set({ ...simplified, contact: other, basedOnMs: 10 }, 'uid-2', 20);
  expect(texts(reader.current('', contact, 21))).toEqual([simplified.text]);
  expect(db.prepare('SELECT uid FROM contact_note').pluck().all()).toEqual(['uid-1']);
});

test('two notes that two PCs have written in two scripts are both shown, and the newer one is changed', () => {
  const { store, reader } = stores();
  const { contact: key, ...note } = traditional;
  store.merge({ ...note, key, uid: 'uid-1', changedAtMs: 10 });
  store.merge({ ...note, key: simplified.contact, text: simplified.text, uid: 'uid-2', changedAtMs: 20 });
  expect(texts(reader.current('', key, 21))).toEqual([simplified.text, traditional.text]);
  store.set({ ...traditional, text: '', basedOnMs: 20 }, 'uid-3', 30);
  expect(texts(reader.current('', key, 31))).toEqual([traditional.text]);
  expect(texts(reader.current('', 'Somewhere', 31))).toEqual([]);
});
