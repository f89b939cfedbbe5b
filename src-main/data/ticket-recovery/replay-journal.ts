import type { Database } from 'better-sqlite3';
import { createCallerDismissalStore } from '../../callers/caller-dismissal-store';
import type { JournalRecord } from '../../journal/journal-record';
import { replayTicket, type TicketRecord } from './replay-ticket';

/** So many records are one transaction, each with a way back of its own: every one flushed alone takes long. */
const recordsAtOnce = 200;

/**
 * Tells the database what only the journal knows, or a damaged database that can still be read in part: tickets that
 * were lost or that a backup does not have yet, attempts that began, answers that were read but not written before a
 * crash, and what people recorded by hand. What both know stays as it is; told twice, nothing changes.
 */
export function replayJournal(db: Database, records: Iterable<JournalRecord>): void {
  const ticket = replayTicket(db);
  const refusals = createCallerDismissalStore(db);

  function handle(record: JournalRecord): void {
    if (record.kind === 'caller refused') refusals.dismiss(record.number, record.callerKey, record.atMs);
    else if (record.kind === 'refusal taken back') refusals.undoDismiss(record.number, record.callerKey);
    // Once all else is told.
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

/** A record that the database will not take says something about itself alone, and holds up no other. */
function one(db: Database, handle: () => void): void {
  try {
    db.transaction(handle)();
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    if (!code.startsWith('SQLITE_CONSTRAINT') && code !== 'SQLITE_CORRUPT_CONTENT') throw thrown;
  }
}
