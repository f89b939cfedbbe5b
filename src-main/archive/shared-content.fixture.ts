import type { Database } from 'better-sqlite3';
import { prepareTicketsForArchive } from './read-tickets-for-archive';

/** Everything of a history that all PCs share, in an order that is the same on all of them. */
export function readSharedContent(db: Database) {
  return [...prepareTicketsForArchive(db)()]
    .map(({ notes, reminders, ...ticket }) => ({
      ...ticket,
      notes: notes.map(({ text, writtenAtMs }) => `${writtenAtMs} ${text}`).toSorted(),
      reminders: reminders.toSorted((a, b) => a.uid.localeCompare(b.uid)),
    }))
    .toSorted((a, b) => a.reference.localeCompare(b.reference));
}
