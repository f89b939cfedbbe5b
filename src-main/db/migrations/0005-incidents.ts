import type { Migration } from './migration';

/**
 * Known incidents, and which ended calls belong to one. A call belongs to at most one. `traits` are the words, and the region,
 * dealer or service, by which later calls are recognised.
 */
export const incidents: Migration = {
  version: 5,
  name: 'incidents',
  sql: `
    CREATE TABLE incident (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uid TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      traits TEXT NOT NULL CHECK (json_valid(traits)),
      began_at_ms INTEGER NOT NULL,
      ended_at_ms INTEGER,
      changed_at_ms INTEGER NOT NULL,
      checksum TEXT
    ) STRICT;
    CREATE TABLE incident_link (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      call_id TEXT NOT NULL UNIQUE REFERENCES call (id),
      incident_id INTEGER NOT NULL REFERENCES incident (id),
      wants_callback INTEGER NOT NULL CHECK (wants_callback IN (0, 1)),
      called_back_at_ms INTEGER,
      changed_at_ms INTEGER NOT NULL,
      checksum TEXT
    ) STRICT;
    CREATE INDEX incident_link_by_incident ON incident_link (incident_id);
  `,
};
