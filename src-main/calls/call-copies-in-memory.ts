import type { Database } from 'better-sqlite3';
import type { CallFields } from '../../shared/calls/call';
import { ignoreErrors } from '../db/ignore-errors';
import { isUnfinishedCallSql } from '../rows/calls/call-conditions-sql';

/**
 * A row of the `call` table, without its sequence number. `follows` is the reference of the ticket that it follows: ids differ
 * in a restored history, references do not.
 */
export type CallCopy = Readonly<Record<(typeof columns)[number] | 'follows', string | number | null>>;

const columns = [
  'id',
  'fields',
  'field_history',
  'revision',
  'status',
  'began_at_ms',
  'saved_at_ms',
  'on_screen_ms',
  'discard_order',
  'discarded_at_ms',
  'shown_at_ms',
  'has_tab',
  'is_likeness_decided',
] as const;

/** More calls than an agent takes in a day. */
const maxCalls = 500;

/**
 * Keeps in memory the calls of this run and the earlier unfinished ones, in case another program overwrites the file
 * while the app runs. Drops the oldest calls first.
 */
export function createCallCopies(db: Database) {
  const select = `SELECT ${columns.join()},
    (SELECT reference FROM ticket WHERE ticket.id = call.follows_ticket_id) AS follows FROM call`;
  const byId = db.prepare<[string], CallCopy>(`${select} WHERE id = ?`);
  const unfinished = db.prepare<[], CallCopy>(`${select} WHERE ${isUnfinishedCallSql} ORDER BY seq`);
  const calls = new Map<string, CallCopy>();

  function put(call: CallCopy): void {
    const id = String(call.id);
    calls.delete(id);
    calls.set(id, call);
    for (const oldest of calls.keys()) {
      if (calls.size <= maxCalls) break;
      calls.delete(oldest);
    }
  }

  /** Reloads the unfinished calls, so that erased data does not come back. */
  function refresh(): void {
    calls.clear();
    ignoreErrors(() => unfinished.all().forEach(put));
  }

  refresh();
  return {
    refresh,
    all: (): readonly CallCopy[] => [...calls.values()],

    remember(id: string): void {
      ignoreErrors(() => {
        const call = byId.get(id);
        if (call !== undefined) put(call);
      });
    },

    /** Remembers a save that the database did not get. @returns the call; undefined if it is unknown */
    rememberUnsaved(id: string, fields: CallFields, nowMs: number): CallCopy | undefined {
      const before = calls.get(id);
      if (before === undefined) return undefined;
      const call = {
        ...before,
        fields: JSON.stringify(fields),
        revision: Number(before.revision) + 1,
        saved_at_ms: nowMs,
      };
      put(call);
      return call;
    },
  };
}

/** Writes remembered calls into a separate database, which has none of the tickets that they follow. */
export function writeCallCopies(db: Database, calls: readonly CallCopy[]): void {
  const insert = db.prepare(
    `INSERT OR REPLACE INTO call (${columns.join()}) VALUES (${columns.map((column) => `@${column}`).join()})`,
  );
  db.transaction(() => {
    for (const call of calls) insert.run(call);
  }).immediate();
}
