import type { Migration } from './migration';

/** When an incident was ended or opened again. Null if that was never after it was begun or renamed. */
export const endsOfIncidents: Migration = {
  version: 21,
  name: 'ends-of-incidents',
  sql: `ALTER TABLE incident ADD COLUMN end_changed_at_ms INTEGER;`,
};
