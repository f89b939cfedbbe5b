import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { createCallerDismissalStore } from '../callers/caller-dismissal-store';
import { createJournaledDismissalStore } from '../callers/journaled-dismissal-store';
import { freshDatabase } from '../db/fresh-database.fixture';
import { tempFolder } from '../db/temp-folder.fixture';
import { openJournal } from './journal-file';
import type { JournalRecord } from './journal-record';
import { tryToAppend } from './try-to-append';

const undone: JournalRecord = { kind: 'caller-dismissal-undone', number: '0123456789', callerKey: 'ali' };

function journalIn(folder: string) {
  const journal = openJournal(folder);
  onTestFinished(() => {
    journal.close();
  });
  return journal;
}

/** A journal whose folder another program deleted before its first record. */
function journalThatFails() {
  const folder = tempFolder();
  const journal = journalIn(folder);
  rmSync(folder, { recursive: true });
  return journal;
}

test('all records of a change are in the journal, in order', () => {
  const folder = tempFolder();
  const dismissed = { ...undone, kind: 'caller-dismissed', atMs: 5 } as const;
  expect(tryToAppend(journalIn(folder).append, dismissed, undone)).toBe(true);
  expect(journalIn(folder).readAll()).toEqual([dismissed, undone]);
});

test('a journal that fails is said, and not thrown', () => {
  expect(tryToAppend(journalThatFails().append, undone)).toBe(false);
});

test('a change stands, though the journal fails', () => {
  const db = freshDatabase();
  const store = createJournaledDismissalStore(createCallerDismissalStore(db), journalThatFails().append);
  expect(store.dismiss('0123456789', 'ali', 5)).toBeNull();
  expect(db.prepare('SELECT caller_key FROM caller_dismissal').pluck().all()).toEqual(['ali']);
});
