import type { Database } from 'better-sqlite3';

/**
 * Prepares to note that the window shows this call from now on, and no other one, and which other tabs have calls that are sent
 * or ended. An unknown call changes nothing.
 */
export function prepareShowCall(
  db: Database,
): (id: string, nowMs: number, closedIds?: readonly string[]) => null {
  const show = db.prepare('UPDATE call SET shown_at_ms = ? WHERE id = ?');
  const hideOthers = db.prepare(
    'UPDATE call SET shown_at_ms = NULL WHERE shown_at_ms IS NOT NULL AND id <> ?',
  );
  const openTabs = db.prepare(
    'UPDATE call SET has_tab = 1 WHERE id IN (SELECT value FROM json_each(?)) AND has_tab IS NULL',
  );
  const closeTabs = db.prepare(
    'UPDATE call SET has_tab = NULL WHERE has_tab IS NOT NULL AND id NOT IN (SELECT value FROM json_each(?))',
  );
  return (id, nowMs, closedIds = []) => {
    if (show.run(nowMs, id).changes === 0) return null;
    hideOthers.run(id);
    const tabs = JSON.stringify([id, ...closedIds]);
    openTabs.run(tabs);
    closeTabs.run(tabs);
    return null;
  };
}
