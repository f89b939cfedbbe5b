import type { Migration } from '../migrate';

/**
 * The words of a reminder are searched as those of a note are: a ticket whose reminder is set or worded anew is read until
 * it is indexed. The triggers look for themselves whether it stands there: an upsert would overrule their OR IGNORE.
 */
export const remindersAreFound: Migration = {
  version: 13,
  name: 'reminders-are-found',
  sql: `
    INSERT OR IGNORE INTO unindexed SELECT ticket_id FROM reminder WHERE text <> '';

    CREATE TRIGGER reminded_ticket_is_unindexed AFTER INSERT ON reminder WHEN new.text <> ''
    BEGIN
      INSERT INTO unindexed (ticket_id) SELECT new.ticket_id
      WHERE NOT EXISTS (SELECT 1 FROM unindexed WHERE ticket_id = new.ticket_id);
    END;

    CREATE TRIGGER reworded_ticket_is_unindexed AFTER UPDATE OF text ON reminder WHEN old.text <> new.text
    BEGIN
      INSERT INTO unindexed (ticket_id) SELECT new.ticket_id
      WHERE NOT EXISTS (SELECT 1 FROM unindexed WHERE ticket_id = new.ticket_id);
    END;
  `,
};
