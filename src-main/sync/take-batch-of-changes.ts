import type { NoteOrIncidentRecord } from '../archive/note-or-incident-record';
import type { PushedTicket } from './sync-types';

/** What goes to the server of the shared history. */
export type Change = { readonly ticket: PushedTicket } | { readonly record: NoteOrIncidentRecord };

/** Few enough that a save waits no longer than for other steps. */
export const rowsPerBatch = 40;
const charactersPerBatch = 2_000_000;

/**
 * Reads rows until the batch is full, also those from which no change goes to the server.
 * @returns the changes, and the last row that they cover
 */
export function takeBatchOfChanges<Row>(rows: Iterable<Row>, toChanges: (row: Row) => readonly Change[]) {
  const changes: Change[] = [];
  let [last, length]: [Row | null, number] = [null, 0];
  let rowCount = 0;
  let isFull = false;
  for (const row of rows) {
    rowCount += 1;
    for (const change of toChanges(row)) {
      changes.push(change);
      length += ('ticket' in change ? change.ticket : change.record).archived.length;
    }
    last = row;
    isFull = rowCount >= rowsPerBatch || length > charactersPerBatch;
    if (isFull) break;
  }
  return { changes, last, isFull };
}
