import type { Database } from 'better-sqlite3';
import { createCallStore, type CallStore } from '../calls/call-store';
import { createHistoryStore, type HistoryStore } from '../history/history-store';
import { createPracticeStore, type PracticeStore } from '../practice/practice-store';
import { createTicketStore, type TicketStore } from '../tickets/ticket-store';

/** Everything that is asked of one database. `history` only reads, and may run on a connection of its own. */
export type Stores = {
  readonly calls: CallStore;
  readonly tickets: TicketStore;
  readonly history: HistoryStore;
  readonly practice: PracticeStore;
};

export const storeNames = ['calls', 'tickets', 'history', 'practice'] as const satisfies (keyof Stores)[];

export function createStores(db: Database): Stores {
  return {
    calls: createCallStore(db),
    tickets: createTicketStore(db),
    history: createHistoryStore(db),
    practice: createPracticeStore(db),
  };
}
