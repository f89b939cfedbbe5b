import type { JournalRecord } from '../journal/journal-record';
import type { ReminderStore } from './reminder-store';

/** The same store, and a journal that is told how each reminder stands: a backup is a day old. */
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
      // The database has it; a disk that takes no journal takes no database either, and that one says so.
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
