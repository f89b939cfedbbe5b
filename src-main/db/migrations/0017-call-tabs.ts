import type { Migration } from './migration';

/** `has_tab` is 1 for the call that the window shows, and for its other tabs whose calls are sent or ended; null for the others. */
export const callTabs: Migration = {
  version: 17,
  name: 'call-tabs',
  sql: `
    ALTER TABLE call ADD COLUMN has_tab INTEGER;
    CREATE INDEX call_has_tab ON call (has_tab) WHERE has_tab IS NOT NULL;
  `,
};
