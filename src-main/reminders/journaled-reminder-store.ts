import { tryToAppend, type AppendRecords } from '../journal/try-to-append';
import type { ReminderStore } from './reminder-store';

/** Wraps the store so that the journal gets the current state of each reminder, because a backup may be a day old. */
export function createJournaledReminderStore(store: ReminderStore, append: AppendRecords): ReminderStore {
  function appendState(key: number | string): void {
    const record = store.recordOf(key);
    if (record !== null) tryToAppend(append, record);
  }

  return {
    ...store,
    set: (reminder) => {
      const set = store.set(reminder);
      if (set !== null && set !== 'full') appendState(reminder.uid);
      return set;
    },
    change: (id, state, nowMs) => {
      const ticketId = store.change(id, state, nowMs);
      if (ticketId !== null) appendState(id);
      return ticketId;
    },
  };
}
