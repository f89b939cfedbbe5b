import type { Migration } from './migration';

/**
 * With a corrected ending, an ended call can be about another case, or about none. At any other time, what a ticket
 * follows stays immutable.
 */
export const correctedCases: Migration = {
  version: 13,
  name: 'corrected-cases',
  sql: `
    DROP TRIGGER what_a_ticket_follows_is_immutable;
    CREATE TRIGGER what_a_ticket_follows_is_immutable
    BEFORE UPDATE OF follows_ticket_id ON ticket
    WHEN new.follows_ticket_id IS NOT NULL AND new.follows_ticket_id IS NOT old.follows_ticket_id
      AND NOT (new.state = 'recorded' AND new.ending IS NOT NULL
        AND coalesce(new.ending ->> '$.correctedAtMs', 0) > coalesce(old.ending ->> '$.correctedAtMs', 0))
    BEGIN
      SELECT RAISE(ABORT, 'a ticket is immutable');
    END;
  `,
};
