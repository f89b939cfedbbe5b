import type { Database } from 'better-sqlite3';
import { ignoreErrors } from '../../db/ignore-errors';
import type { JournalRecord } from '../../journal/journal-record';
import type { EndedAttempt } from '../../tickets/store/end-attempt';
import { summaryColumns, type SummaryRow } from '../../rows/tickets/ticket-rows';
import { unsettledOldestFirstSql } from '../../rows/tickets/ticket-conditions-sql';
import { prepareTicketRecords } from './unsettled-ticket-journal-records';

/** More tickets than an agent makes in a day. */
const maxTickets = 500;

type TicketCopy = {
  readonly records: readonly JournalRecord[];
  /** The number of each attempt by its id. */
  readonly attempts: ReadonlyMap<number, number>;
};

/** Collects the references of the tickets that the journal's records name, until the ticket memory takes them over. */
export function createReferenceCollector() {
  const references = new Set<string>();
  return {
    add(records: readonly unknown[]): void {
      for (const record of records)
        if (typeof record === 'object' && record !== null && 'reference' in record)
          references.add(String(record.reference));
    },
    drain(): readonly string[] {
      const drained = [...references];
      references.clear();
      return drained;
    },
  };
}

/**
 * Keeps in memory the records of the tickets that are unsettled or that this run changed, in case another program
 * overwrites the database and the journal while the app runs. Drops the oldest tickets first.
 */
export function createTicketCopies(db: Database, changed: { readonly drain: () => readonly string[] }) {
  const byReference = db.prepare<[string], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket WHERE reference = ? AND imported IS NULL`,
  );
  const unsettled = db.prepare<[], string>(`SELECT reference FROM ${unsettledOldestFirstSql}`).pluck();
  const attemptsOf = db.prepare<[number], { id: number; number: number }>(
    'SELECT id, number FROM attempt WHERE ticket_id = ?',
  );
  const recordsOf = prepareTicketRecords(db);
  const tickets = new Map<string, TicketCopy>();

  function readAgain(references: readonly string[]): void {
    for (const reference of references) {
      const row = byReference.get(reference);
      tickets.delete(reference);
      if (row === undefined) continue;
      const attempts = new Map(attemptsOf.all(row.id).map(({ id, number }) => [id, number]));
      tickets.set(reference, { records: recordsOf(row), attempts });
    }
    for (const oldest of tickets.keys()) {
      if (tickets.size <= maxTickets) break;
      tickets.delete(oldest);
    }
  }

  ignoreErrors(() => readAgain(unsettled.all().slice(-maxTickets)));
  return {
    /** Reads the tickets again that changed since the last call. */
    remember: (): void => ignoreErrors(() => readAgain(changed.drain())),

    /** Reads every ticket again, so that erased data does not come back. */
    refresh(): void {
      const references = [...tickets.keys(), ...changed.drain()];
      tickets.clear();
      ignoreErrors(() => readAgain(references));
    },

    all: (): readonly JournalRecord[] => [...tickets.values()].flatMap(({ records }) => records),

    /** @returns the record of an outcome that the database did not get; undefined if its attempt is unknown */
    toEndRecord({ attemptId, ...rest }: EndedAttempt, isCallerWaiting: boolean): JournalRecord | undefined {
      for (const [reference, { attempts }] of tickets) {
        const number = attempts.get(attemptId);
        if (number !== undefined) return { kind: 'ended', reference, number, ...rest, isCallerWaiting };
      }
      return undefined;
    },
  };
}
