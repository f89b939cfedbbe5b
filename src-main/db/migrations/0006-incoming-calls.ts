import type { Migration } from './migration';

/** The calls that softphones announced, and what became of each. */
export const incomingCalls: Migration = {
  version: 6,
  name: 'incoming-calls',
  sql: `
    CREATE TABLE incoming_call (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uid TEXT NOT NULL UNIQUE,
      phone TEXT NOT NULL,
      name TEXT NOT NULL,
      store_name TEXT NOT NULL,
      first_rang_at_ms INTEGER NOT NULL,
      last_rang_at_ms INTEGER NOT NULL,
      ring_count INTEGER NOT NULL CHECK (ring_count > 0),
      state TEXT NOT NULL CHECK (state IN ('ringing', 'taken', 'missed', 'dismissed', 'called-back')),
      call_id TEXT,
      changed_at_ms INTEGER NOT NULL,
      checksum TEXT
    ) STRICT;
  `,
};
