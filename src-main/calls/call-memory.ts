import type { Database } from 'better-sqlite3';
import type { CallFields } from '../../shared/calls/call';

/** A call as it stands in its table, without its place there and without the ticket that it follows. */
type RememberedCall = Readonly<Record<(typeof columns)[number], string | number | null>>;

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
] as const;

/** More than an agent writes down in a day. */
const mostCalls = 500;

/**
 * Remembers the calls of this run, and the unfinished ones from before it, in case another program takes the file away from
 * under the app. The oldest are forgotten first.
 */
export function createCallMemory(db: Database) {
  const select = `SELECT ${columns.join()} FROM call`;
  const byId = db.prepare<[string], RememberedCall>(`${select} WHERE id = ?`);
  const unfinished = db.prepare<[], RememberedCall>(
    `${select} WHERE status <> 'sent' AND status IN ('open', 'parked') ORDER BY seq`,
  );
  const calls = new Map<string, RememberedCall>();

  function put(call: RememberedCall): void {
    const id = String(call.id);
    calls.delete(id);
    calls.set(id, call);
    for (const oldest of calls.keys()) {
      if (calls.size <= mostCalls) break;
      calls.delete(oldest);
    }
  }

  /** Starts over with the unfinished calls: what was erased must not come back. */
  function refresh(): void {
    calls.clear();
    tryTo(() => unfinished.all().forEach(put));
  }

  refresh();
  return {
    refresh,
    all: (): readonly RememberedCall[] => [...calls.values()],

    remember(id: string): void {
      tryTo(() => {
        const call = byId.get(id);
        if (call !== undefined) put(call);
      });
    },

    /** Remembers what the database did not get. @returns the call, undefined where it is not known */
    rememberUnsaved(id: string, fields: CallFields, nowMs: number): RememberedCall | undefined {
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

/** A database that is closed, damaged or held by another program says so where it is asked for more than this. */
function tryTo(work: () => void): void {
  try {
    work();
  } catch {
    // What is remembered stays.
  }
}

/** Writes remembered calls into a database of their own. */
export function writeRememberedCalls(db: Database, calls: readonly RememberedCall[]): void {
  const insert = db.prepare(
    `INSERT OR REPLACE INTO call (${columns.join()}) VALUES (${columns.map((column) => `@${column}`).join()})`,
  );
  db.transaction(() => {
    for (const call of calls) insert.run(call);
  }).immediate();
}
