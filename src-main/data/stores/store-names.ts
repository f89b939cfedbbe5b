import type { Stores } from './stores';

/** Apart from the stores themselves: the thread of the window never loads SQLite. */
export const storeNames = [
  'calls',
  'tickets',
  'journal',
  'practice',
  'history',
  'callers',
  'dismissals',
  'ticketIndex',
  'savedViews',
  'maintenance',
  'exports',
  'exportRecords',
  'erasures',
  'erasurePreviews',
  'archives',
  'archiveImport',
  'syncPosition',
  'syncFiles',
  'reminders',
] as const satisfies (keyof Stores)[];

/** Long work that only reads the database: each call has a thread and a connection of its own, and no other waits. */
export const longWorkStores: ReadonlySet<string> = new Set<keyof Stores>([
  'maintenance',
  'erasurePreviews',
  'exports',
  'archives',
  'syncFiles',
]);
