import type { Database } from 'better-sqlite3';

/** Prepares to note that the window shows this call from now on, and no other one. An unknown call changes nothing. */
export function prepareShowCall(db: Database): (id: string, nowMs: number) => null {
  const show = db.prepare('UPDATE call SET shown_at_ms = ? WHERE id = ?');
  const hideOthers = db.prepare(
    'UPDATE call SET shown_at_ms = NULL WHERE shown_at_ms IS NOT NULL AND id <> ?',
  );
  return (id, nowMs) => {
    if (show.run(nowMs, id).changes > 0) hideOthers.run(id);
    return null;
  };
}
