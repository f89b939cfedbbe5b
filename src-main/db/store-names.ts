import type { Stores } from './stores';

/** Apart from the stores themselves: the thread of the window never loads SQLite. */
export const storeNames = [
  'calls',
  'tickets',
  'journal',
  'practice',
  'history',
  'callers',
  'refusals',
  'ticketIndex',
  'views',
  'maintenance',
] as const satisfies (keyof Stores)[];
