import type { JournalRecord } from '../journal/journal-record';
import type { ReminderStore } from './reminder-store';

/** Wraps the store so that the journal gets the current state of each reminder, because a backup may be a day old. */
export function createJournaledReminderStore(
  store: ReminderStore,
  append: (record: JournalRecord) => void,
): ReminderStore {
  function tell(key: number | string): void {
    const record = store.recordOf(key);
    if (record === null) return;
    try {
      append(record);
    } catch {
      // The database has the change. A disk that fails the journal fails the database, too, and the database reports
      // it.
    }
  }

  return {
    ...store,
    set: (reminder) => {
      const set = store.set(reminder);
      if (set !== null && set !== 'full') tell(reminder.uid);
      return set;
    },
    change: (id, state, nowMs) => {
      const ticketId = store.change(id, state, nowMs);
      if (ticketId !== null) tell(id);
      return ticketId;
    },
  };
}
