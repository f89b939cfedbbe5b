import type { Database } from 'better-sqlite3';
import { applyRecord, replayJournal, type ConflictingTickets } from './replay-journal';
import { prepareReplaySeparately } from './replay-made';
import { iterateDoubtRecords } from './salvage-as-journal-records';

/** Counts of tickets: those that are uncertain now, and those that the database does not accept at all. */
export type AddedTickets = { readonly uncertainCount: number; readonly skippedCount: number };

/**
 * Adds the tickets that a replay could not add, because their calls have other tickets, under calls of their own. Two
 * histories of one folder can each have a ticket of the same call. None of them may be lost, and none may be sent again
 * without a person's decision: what would wait becomes uncertain.
 */
export function addSecondTicketsOfCalls(db: Database, conflicting: ConflictingTickets): AddedTickets {
  const isThere = db.prepare('SELECT 1 FROM ticket WHERE reference = ?');
  const addSeparately = prepareReplaySeparately(db);
  const added = new Set<string>();
  let skippedCount = 0;
  for (const [reference, records] of conflicting) {
    const [made] = records;
    if (made?.kind !== 'made' || isThere.get(reference) !== undefined) continue;
    if (applyRecord(db, () => addSeparately(made))) {
      added.add(reference);
      replayJournal(db, records);
    } else skippedCount += 1;
  }
  if (added.size === 0) return { uncertainCount: 0, skippedCount };
  const doubts = [...iterateDoubtRecords(db, 'history-older', (reference) => added.has(reference))];
  replayJournal(db, doubts);
  return { uncertainCount: doubts.length, skippedCount };
}
