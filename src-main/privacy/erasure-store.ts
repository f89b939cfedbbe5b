import type { Database } from 'better-sqlite3';
import { foldedName } from '../../shared/folded-name';
import { digitsOf, toContractPhone } from '../../shared/phone';
import type { CallerToErase } from '../../shared/privacy';
import { prepareErase } from './erase-tickets';

export type ErasureStore = ReturnType<typeof createErasureStore>;

/** Tickets that may go: settled here, or a record of another PC. Only all the tickets of a call together. */
const mayGo = `(state IN ('created', 'rejected') OR imported IS NOT NULL)`;
const dayMs = 86_400_000;

/** Erases for good, and keeps a record that it did, with nothing of what was erased. */
export function createErasureStore(db: Database) {
  const erase = prepareErase(db);
  const due = db
    .prepare<[{ beforeMs: number; most: number }], number>(
      `SELECT id FROM ticket WHERE created_at_ms < @beforeMs AND ${mayGo}
       AND NOT EXISTS (SELECT 1 FROM ticket AS other WHERE other.call_id = ticket.call_id
         AND NOT (other.created_at_ms < @beforeMs
           AND (other.state IN ('created', 'rejected') OR other.imported IS NOT NULL)))
       AND NOT EXISTS (SELECT 1 FROM ticket AS other JOIN reminder ON reminder.ticket_id = other.id
         WHERE other.call_id = ticket.call_id AND reminder.how_ended IS NULL)
     ORDER BY created_at_ms LIMIT @most`,
    )
    .pluck();
  const wholeCalls = db
    .prepare<[string], number>(
      `SELECT id FROM ticket WHERE call_id IN
       (SELECT call_id FROM ticket WHERE id IN (SELECT value FROM json_each(?)))`,
    )
    .pluck();
  const newestAtMs = db.prepare<[], number | null>('SELECT max(created_at_ms) FROM ticket').pluck();
  const discardedBefore = db
    .prepare<[number], string>(
      `SELECT id FROM call WHERE place = 'discarded' AND saved_at_ms < ?
       AND NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.call_id = call.id)`,
    )
    .pluck();
  const discarded = db.prepare<[], { id: string; fields: string; tape: string }>(
    `SELECT id, fields, tape FROM call WHERE place = 'discarded'
       AND NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.call_id = call.id)`,
  );
  const dropCall = db.prepare('DELETE FROM call WHERE id = ?');
  const callersOf = db.prepare<[string], CallerToErase>(
    'SELECT DISTINCT phone, name FROM ticket WHERE id IN (SELECT value FROM json_each(?))',
  );
  const record = db.prepare('INSERT INTO erasure_record (at_ms, why, ticket_count) VALUES (?, ?, ?)');
  const countMore = db.prepare('UPDATE erasure_record SET ticket_count = ticket_count + ? WHERE id = ?');
  const uncleaned = db
    .prepare<[], number>('SELECT count(*) FROM erasure_record WHERE is_cleaned = 0')
    .pluck();
  const setCleaned = db.prepare('UPDATE erasure_record SET is_cleaned = 1 WHERE is_cleaned = 0');
  const dropRefusals = db.prepare(
    'DELETE FROM caller_refusal WHERE instr(caller_key, ?) > 0 OR phone_digits = ?',
  );
  const askedFor = {
    views: db.prepare<[], { id: number; text: string }>('SELECT id, query || name AS text FROM saved_view'),
    exports: db.prepare<[], { id: number; text: string }>(
      'SELECT id, query || file_name AS text FROM export_record',
    ),
  };
  const dropView = db.prepare('DELETE FROM saved_view WHERE id = ?');
  const blankExport = db.prepare(
    `UPDATE export_record SET query = '{"text":""}', file_name = '…' WHERE id = ?`,
  );

  return {
    /** Erases the tickets, and whatever else names the caller. In one transaction. @returns the number of tickets */
    eraseCaller: db.transaction((ids: readonly number[], caller: CallerToErase, nowMs: number): number => {
      const callers = [caller, ...callersOf.all(JSON.stringify(ids))];
      const tests = callers.map(namesIn);
      const names = (text: string): boolean => tests.some((isNamed) => isNamed(text));
      erase(ids, 'request');
      record.run(nowMs, 'request', ids.length);
      for (const { id, fields, tape } of discarded.all()) if (names(fields + tape)) dropCall.run(id);
      for (const { id, text } of askedFor.views.all()) if (names(text)) dropView.run(id);
      for (const { id, text } of askedFor.exports.all()) if (names(text)) blankExport.run(id);
      for (const { phone } of callers) {
        const number = toContractPhone(phone);
        if (number !== '') dropRefusals.run(number, number);
      }
      return ids.length;
    }).immediate,

    /**
     * Erases some of what is older than so many days, in one transaction. A clock that jumped ahead erases nothing: age
     * counts from the newest ticket at most a day on.
     * @param recordId of the record to count them in; null to begin one
     * @returns the record's id, or null where nothing was due any more
     */
    purgeSome: db.transaction(
      (keepDays: number, nowMs: number, most: number, recordId: number | null): number | null => {
        const beforeMs = Math.min(nowMs, (newestAtMs.get() ?? 0) + dayMs) - keepDays * dayMs;
        for (const id of discardedBefore.all(beforeMs)) dropCall.run(id);
        const first = due.all({ beforeMs, most });
        if (first.length === 0) return null;
        const ids = wholeCalls.all(JSON.stringify(first));
        erase(ids, 'retention');
        const id = recordId ?? Number(record.run(nowMs, 'retention', 0).lastInsertRowid);
        countMore.run(ids.length, id);
        return id;
      },
    ).immediate,

    isCleanDue: (): boolean => (uncleaned.get() ?? 0) > 0,

    /**
     * Writes the whole database anew without what was erased: the index's pieces, the pages, the log. Takes seconds for
     * a long history, and nothing else is written meanwhile.
     * @returns false where somebody still reads the old log; then it is to be asked again
     */
    clean: (): boolean => {
      db.exec(`INSERT INTO ticket_index (ticket_index) VALUES ('optimize')`);
      db.exec('VACUUM');
      const [log] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      return log?.busy === 0;
    },

    markCleaned: (): void => {
      setCleaned.run();
    },
  };
}

/** Whether a text names the caller. */
function namesIn({ phone, name }: CallerToErase): (text: string) => boolean {
  const digits = digitsOf(toContractPhone(phone));
  const local = digits.replace(/^60/, '');
  const folded = foldedName(name);
  return (text) =>
    (local.length >= 7 && digitsOf(text).includes(local)) ||
    (folded.length >= 3 && foldedName(text).includes(folded));
}
