import type { Migration } from '../migrate';

/**
 * An attempt that was cut off may turn out to have created the ticket: the answer came after another copy of the app had
 * taken the folder over, or after the thread of the database had died. Only that one change of an outcome is let through.
 */
export const lateAnswers: Migration = {
  version: 17,
  name: 'late-answers',
  sql: `
    DROP TRIGGER outcome_is_final;
    CREATE TRIGGER outcome_is_final
    BEFORE UPDATE OF id, ticket_id, number, started_at_ms, first_byte_at_ms, ended_at_ms, http_status, raw_answer,
      outcome ON attempt WHEN old.outcome IS NOT NULL AND NOT (
        old.outcome ->> '$.reason' = 'app stopped while sending' AND new.outcome ->> '$.kind' = 'created'
        AND new.id = old.id AND new.ticket_id = old.ticket_id AND new.number = old.number
        AND new.started_at_ms = old.started_at_ms)
    BEGIN
      SELECT RAISE(ABORT, 'the outcome of an attempt is final');
    END;
  `,
};
