import type { Database } from 'better-sqlite3';

export type CallerDismissalStore = ReturnType<typeof createCallerDismissalStore>;

/** Stores which callers an agent dismissed for a number. */
export function createCallerDismissalStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO caller_dismissal (phone_digits, caller_key, dismissed_at_ms) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const remove = db.prepare('DELETE FROM caller_dismissal WHERE phone_digits = ? AND caller_key = ?');

  return {
    dismiss(number: string, callerKey: string, nowMs: number): null {
      insert.run(number, callerKey, nowMs);
      return null;
    },

    undoDismiss(number: string, callerKey: string): null {
      remove.run(number, callerKey);
      return null;
    },
  };
}
