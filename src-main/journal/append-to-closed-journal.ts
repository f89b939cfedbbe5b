import type { Log } from '../log/log';
import { toErrorTrace } from '../log/error-trace';
import { openJournal } from './journal-file';
import type { JournalRecord } from './journal-record';

/**
 * Writes records to the journal of a folder whose database is closed or whose thread died. The next opening replays
 * them.
 */
export function appendToClosedJournal(folder: string, records: readonly JournalRecord[], log: Log): void {
  try {
    const journal = openJournal(folder);
    try {
      journal.append(...records);
    } finally {
      journal.close();
    }
    log.warn('outcomes kept in the journal', { count: records.length });
  } catch (thrown) {
    log.error('outcomes lost', { count: records.length, ...toErrorTrace(thrown) });
  }
}
