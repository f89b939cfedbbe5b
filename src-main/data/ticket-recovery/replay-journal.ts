import type { Database } from 'better-sqlite3';
import { createCallerDismissalStore } from '../../callers/caller-dismissal-store';
import { createContactNoteStore } from '../../callers/contact-note-store';
import type { JournalRecord } from '../../journal/journal-record';
import { replayTicket, type TicketRecord } from './replay-ticket';

/** Records per transaction; each record has its own savepoint. One flush per record takes too long. */
const recordsAtOnce = 200;

/**
 * Applies records of the journal, or of a damaged database that can still be read in part, to the database. They
 * restore tickets that were lost or that a backup lacks, attempts, answers that were read but not written before a
 * crash, and what people recorded by hand. Records that the database already has change nothing, so a replay is
 * idempotent.
 */
export function replayJournal(db: Database, records: Iterable<JournalRecord>): void {
  const ticket = replayTicket(db);
  const refusals = createCallerDismissalStore(db);
  const notes = createContactNoteStore(db);

  function handle(record: JournalRecord): void {
    if (record.kind === 'caller refused') refusals.dismiss(record.number, record.callerKey, record.atMs);
    else if (record.kind === 'refusal taken back') refusals.undoDismiss(record.number, record.callerKey);
    else if (record.kind === 'contact-note') {
      const { kind: _kind, ...note } = record;
      notes.take(note);
    }
    // The caller resumes erasures after all other records are replayed.
    else if (record.kind !== 'erase caller') ticket(record satisfies TicketRecord);
  }

  const handleAll = db.transaction((some: readonly JournalRecord[]) => {
    for (const record of some) one(db, () => handle(record));
  }).immediate;
  let some: JournalRecord[] = [];
  for (const record of records) {
    some.push(record);
    if (some.length < recordsAtOnce) continue;
    handleAll(some);
    some = [];
  }
  if (some.length > 0) handleAll(some);
}

/**
 * Applies one record. A record that violates a constraint, or hits a damaged row, is skipped and does not stop the
 * others.
 */
function one(db: Database, handle: () => void): void {
  try {
    db.transaction(handle)();
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    if (!code.startsWith('SQLITE_CONSTRAINT') && code !== 'SQLITE_CORRUPT_CONTENT') throw thrown;
  }
}
