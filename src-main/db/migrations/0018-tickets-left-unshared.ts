import type { Migration } from './migration';

/**
 * Earlier builds counted tickets as shared that no server got: those that an archive had brought before the PC was connected,
 * and others behind a call that was erased. All up to there wait once more; the server leaves out what it has.
 */
export const ticketsLeftUnshared: Migration = {
  version: 18,
  name: 'tickets-left-unshared',
  sql: `
    INSERT INTO unsynced_change (kind, row_id)
    SELECT 'ticket', id FROM ticket
    WHERE id <= (SELECT pushed_to FROM sync_position) AND imported ->> '$.pcName' IS NULL
    ORDER BY id
    ON CONFLICT DO NOTHING;
  `,
};
