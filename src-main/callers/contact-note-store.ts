import type { Database } from 'better-sqlite3';
import {
  createContactNoteKey,
  isCurrentNote,
  joinNoteUids,
  maxFoundContactNotes,
  type ContactNote,
  type ContactNoteChange,
  type ContactNoteRecord,
  type ContactNoteSubject,
  type FoundContactNotes,
  type NoteBase,
} from '../../shared/callers/contact-note';
import { isNewerChange, latestChangeMs } from '../../shared/time/last-write-wins';
import { parseExcludedTerms, parseSearchTerms } from '../../shared/search/search-terms';
import { createTextMatcher } from '../../shared/search/searchable-text';
import { normalizeName } from '../../shared/text/normalize-name';
import { selectChecksummed, verifyRow } from '../db/row-checksums';

export type ContactNoteStore = ReturnType<typeof createContactNoteStore>;

export type ContactNoteRow = {
  uid: string;
  subject: ContactNoteSubject;
  contact_key: string;
  label: string;
  text: string;
  ends_at_ms: number | null;
  changed_at_ms: number;
  checksum: string;
};

/** The maximum number of notes, and that of removed ones, which are kept too. A search reads all of them. */
export const maxContactNotes = 20_000;

const selectNote = `SELECT ${selectChecksummed('contact_note')} FROM contact_note`;

/** Stores the lasting notes on callers and stores: at most one for each. */
export function createContactNoteStore(db: Database) {
  const byKey = prepareContactNote(db);
  const notesOf = prepareNotesOfContact(db);
  const count = prepareCountNotes(db);
  const dropOldestRemoved = db.prepare(
    `DELETE FROM contact_note WHERE id = (SELECT id FROM contact_note WHERE text = '' ORDER BY changed_at_ms LIMIT 1)`,
  );
  const write = db.prepare(
    `INSERT INTO contact_note (uid, subject, contact_key, label, text, ends_at_ms, changed_at_ms)
     VALUES (@uid, @subject, @key, @label, @text, @endsAtMs, @changedAtMs)
     ON CONFLICT (subject, contact_key) DO UPDATE SET uid = excluded.uid, label = excluded.label, text = excluded.text,
       ends_at_ms = excluded.ends_at_ms, changed_at_ms = excluded.changed_at_ms`,
  );

  /**
   * Merges a note of the journal or of another PC: the newer one holds.
   * @param nowMs known for another PC: what has a later time here was written while the clock was wrong
   * @returns false if the one here is as new
   */
  function merge(note: ContactNoteRecord, nowMs?: number): boolean {
    const existing = byKey(note.subject, note.key);
    const uid = existing === null ? note.uid : joinNoteUids(existing.uid, note.uid);
    if (existing !== null && !isNewerChange(note, existing, contentOf, nowMs)) {
      if (uid !== existing.uid) write.run({ ...existing, uid });
      return false;
    }
    write.run({ ...note, uid });
    return true;
  }

  return {
    /**
     * Writes a note, or removes it if the text is empty. A later change always wins, also if the clock went back.
     * @param newUid for a note on somebody who has none yet
     * @returns null if there is nothing to write; 'full' at the maximum; the note that holds if it is newer than the one
     *   that the change was based on, 'gone' if that one was removed or erased since
     */
    set: db.transaction(
      (
        change: ContactNoteChange,
        newUid: string,
        nowMs: number,
      ): ContactNoteRecord | { readonly newer: ContactNote } | 'gone' | 'full' | null => {
        const { subject, contact, label, text, endsAtMs, basedOnMs } = change;
        const typedKey = createContactNoteKey(subject, contact);
        if (typedKey === '') return null;
        const known = notesOf(subject, contact);
        const existing = known.find((note) => isCurrentNote(note, nowMs)) ?? known[0] ?? null;
        const key = existing?.key ?? typedKey;
        const isRemoved = text === '';
        const isHeld = existing !== null && isCurrentNote(existing, nowMs);
        const shownAtMs = typeof basedOnMs === 'number' ? basedOnMs : -Infinity;
        if (basedOnMs !== undefined && isHeld && existing.changedAtMs > shownAtMs)
          return { newer: withoutUid(existing) };
        if (isGone(existing, basedOnMs)) return isRemoved ? null : 'gone';
        if (isOneMore(existing, isRemoved) && count(isRemoved) >= maxContactNotes) {
          if (!isRemoved) return 'full';
          dropOldestRemoved.run();
        }
        const changedAtMs = Math.max(Math.min(nowMs, latestChangeMs), (existing?.changedAtMs ?? 0) + 1);
        const uid = existing?.uid ?? newUid;
        const note = { uid, subject, key, label, text, endsAtMs, changedAtMs };
        write.run(note);
        return note;
      },
    ).immediate,

    merge,
  };
}

/** Returns a function that counts the notes, or the removed ones. */
export function prepareCountNotes(db: Database): (areRemoved: boolean) => number {
  const count = db
    .prepare<[number], number>(`SELECT count(*) FROM contact_note WHERE (text = '') = ?`)
    .pluck();
  return (areRemoved) => count.get(Number(areRemoved)) ?? 0;
}

/** Whether a change makes one more note, or one more removed note. */
export function isOneMore(existing: ContactNoteRecord | null, isRemoved: boolean): boolean {
  return existing === null || (existing.text === '') !== isRemoved;
}

/** Returns a function that reads the note on a caller or store, also one that has ended or was removed. */
export function prepareContactNote(
  db: Database,
): (subject: ContactNoteSubject, key: string) => ContactNoteRecord | null {
  const byKey = db.prepare<[string, string], ContactNoteRow>(
    `${selectNote} WHERE subject = ? AND contact_key = ?`,
  );
  return (subject, key) => {
    const row = key === '' ? undefined : byKey.get(subject, key);
    return row === undefined ? null : toContactNote(verifyRow('contact_note', row));
  };
}

/**
 * Returns a function that reads the notes on a caller, or on a store in any spelling, the last changed first. A store can have
 * several: each PC makes the key of the script and the accents that are written there first.
 */
function prepareNotesOfContact(
  db: Database,
): (subject: ContactNoteSubject, contact: string) => ContactNoteRecord[] {
  const byKey = prepareContactNote(db);
  const newKeys = db.prepare<[number], { id: number; key: string }>(
    `SELECT id, contact_key AS key FROM contact_note WHERE id > ? AND subject = 'store' ORDER BY id`,
  );
  const keysOfName = new Map<string, string[]>();
  let readTo = 0;

  /** The keys of a name. A row never changes its key, so that only new rows are read. */
  function listKeys(name: string): readonly string[] {
    for (const { id, key } of newKeys.iterate(readTo)) {
      const ofName = normalizeName(key);
      keysOfName.set(ofName, [...(keysOfName.get(ofName) ?? []), key]);
      readTo = id;
    }
    return keysOfName.get(name) ?? [];
  }
  return (subject, contact) => {
    const key = createContactNoteKey(subject, contact);
    if (key === '') return [];
    const keys = subject === 'caller' ? [key] : listKeys(normalizeName(key));
    return [...new Set(keys)]
      .flatMap((each) => byKey(subject, each) ?? [])
      .toSorted((a, b) => b.changedAtMs - a.changedAtMs);
  };
}

/** Returns a function that reads a note by the id of its row. */
export function prepareContactNoteById(db: Database): (id: number) => ContactNoteRecord | null {
  const byId = db.prepare<[number], ContactNoteRow>(`${selectNote} WHERE id = ?`);
  return (id) => {
    const row = byId.get(id);
    return row === undefined ? null : toContactNote(verifyRow('contact_note', row));
  };
}

/** Returns a function that iterates all notes, oldest first. */
export function prepareContactNotes(db: Database): () => Generator<ContactNoteRecord> {
  const all = db.prepare<[], ContactNoteRow>(`${selectNote} ORDER BY id`);
  return function* iterateContactNotes() {
    for (const row of all.iterate()) yield toContactNote(verifyRow('contact_note', row));
  };
}

/** Reads the notes for the match card, and finds notes by their words. */
export function createContactNoteReader(db: Database) {
  const notesOf = prepareNotesOfContact(db);
  const all = prepareContactNotes(db);

  return {
    /** Returns the notes on a caller and a store that are still to be shown. */
    current(phone: string, storeName: string, nowMs: number): ContactNote[] {
      return [...notesOf('caller', phone), ...notesOf('store', storeName)]
        .filter((note) => isCurrentNote(note, nowMs))
        .map(withoutUid);
    },

    /** Finds notes by their text, name and number as the search of the history finds tickets; the newest first. */
    find(text: string): FoundContactNotes {
      const [words, excluded] = [parseSearchTerms(text), parseExcludedTerms(text)];
      if (words.length === 0) return { notes: [], count: 0 };
      const matches = (note: ContactNote) => {
        if (note.text === '') return false;
        const has = createTextMatcher([note.text, note.label, note.key], []);
        return has(words) && !excluded.some((term) => has([term]));
      };
      const found = [...all()].filter(matches).toSorted((a, b) => b.changedAtMs - a.changedAtMs);
      return { notes: found.slice(0, maxFoundContactNotes).map(withoutUid), count: found.length };
    },
  };
}

/**
 * Whether the note that a change was based on was removed since, or erased: then no row is left of it. Where it is unknown what it
 * was based on, a removed note counts.
 */
function isGone(existing: ContactNoteRecord | null, basedOnMs: NoteBase | undefined): boolean {
  if (basedOnMs === 'unknown') return existing?.text === '';
  if (typeof basedOnMs !== 'number') return false;
  return existing === null || (existing.text === '' && existing.changedAtMs > basedOnMs);
}

function contentOf({ label, text, endsAtMs }: ContactNoteRecord): readonly unknown[] {
  return [label, text, endsAtMs];
}

function withoutUid({ uid: _uid, ...note }: ContactNoteRecord): ContactNote {
  return note;
}

function toContactNote(row: ContactNoteRow): ContactNoteRecord {
  return {
    uid: row.uid,
    subject: row.subject,
    key: row.contact_key,
    label: row.label,
    text: row.text,
    endsAtMs: row.ends_at_ms,
    changedAtMs: row.changed_at_ms,
  };
}
