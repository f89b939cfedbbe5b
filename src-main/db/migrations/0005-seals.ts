import type { Migration } from '../migrate';

/**
 * Each row that is shown or sent carries a seal over all its columns, written by the connection with the row, so that
 * damage anywhere in it is noticed when it is read. A ticket counts its notes, so that a missing one is noticed too.
 */
export const seals: Migration = {
  version: 5,
  name: 'seals',
  sql: `
    DROP TRIGGER outcome_is_final;
    CREATE TRIGGER outcome_is_final
    BEFORE UPDATE OF id, ticket_id, number, started_at_ms, first_byte_at_ms, ended_at_ms, http_status, raw_answer,
      outcome ON attempt WHEN old.outcome IS NOT NULL
    BEGIN
      SELECT RAISE(ABORT, 'the outcome of an attempt is final');
    END;

    ALTER TABLE ticket ADD COLUMN note_count INTEGER NOT NULL DEFAULT 0;
    UPDATE ticket SET note_count = (SELECT count(*) FROM note WHERE ticket_id = ticket.id)
    WHERE id IN (SELECT ticket_id FROM note);
    CREATE TRIGGER note_is_counted AFTER INSERT ON note
    BEGIN
      UPDATE ticket SET note_count = note_count + 1 WHERE id = new.ticket_id;
    END;

    ALTER TABLE call ADD COLUMN seal TEXT;
    ALTER TABLE ticket ADD COLUMN seal TEXT;
    ALTER TABLE attempt ADD COLUMN seal TEXT;
    ALTER TABLE note ADD COLUMN seal TEXT;
    ALTER TABLE callback ADD COLUMN seal TEXT;
    ALTER TABLE caller_refusal ADD COLUMN seal TEXT;
    ALTER TABLE saved_view ADD COLUMN seal TEXT;

    UPDATE call SET seal = seal_of('call', seq, id, fields, revision, place, began_at_ms, saved_at_ms,
      discard_order, tape, on_screen_ms, follows_ticket_id);
    UPDATE ticket SET seal = seal_of('ticket', id, call_id, reference, body, body_sha256, created_at_ms,
      mends_ticket_id, state, last_outcome, case_number, case_number_source, storehub_ticket_id, follows_ticket_id,
      note_count);
    UPDATE attempt SET seal = seal_of('attempt', id, ticket_id, number, started_at_ms, first_byte_at_ms,
      ended_at_ms, http_status, raw_answer, outcome);
    UPDATE note SET seal = seal_of('note', id, ticket_id, text, written_at_ms);
    UPDATE callback SET seal = seal_of('callback', ticket_id, since_ms, done_at_ms);
    UPDATE caller_refusal SET seal = seal_of('caller_refusal', phone_digits, caller_key, refused_at_ms);
    UPDATE saved_view SET seal = seal_of('saved_view', id, place, name, query);
  `,
};
