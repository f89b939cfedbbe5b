import type { Migration } from './migration';

/** `shown_at_ms` says since when the window shows the call. Only the call that it shows has it. */
export const shownCall: Migration = {
  version: 16,
  name: 'shown-call',
  sql: `
    ALTER TABLE call ADD COLUMN shown_at_ms INTEGER;
    CREATE INDEX call_shown ON call (shown_at_ms) WHERE shown_at_ms IS NOT NULL;
  `,
};
