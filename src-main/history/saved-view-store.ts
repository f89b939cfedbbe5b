import type { Database } from 'better-sqlite3';
import type { SavedView, ViewContent } from '../../shared/history/saved-view';
import { selectChecksummed, verifyRow } from '../db/row-checksums';

export type SavedViewStore = ReturnType<typeof createSavedViewStore>;

/** The maximum number of saved views. More do not help anybody, and the app reads and shows all of them at once. */
export const maxSavedViews = 200;

/** The agents' saved views of the history, in their own order. */
export function createSavedViewStore(db: Database) {
  const all = db.prepare<[], { id: number; name: string; query: string; checksum: string }>(
    `SELECT ${selectChecksummed('saved_view')} FROM saved_view ORDER BY position, id`,
  );
  const insert = db.prepare(
    `INSERT INTO saved_view (position, name, query)
     SELECT coalesce(max(position), 0) + 1, @name, @query FROM saved_view`,
  );
  const update = db.prepare('UPDATE saved_view SET name = @name, query = @query WHERE id = @id');
  const count = db.prepare<[], number>('SELECT count(*) FROM saved_view').pluck();
  const setPosition = db.prepare('UPDATE saved_view SET position = ? WHERE id = ?');
  const remove = db.prepare('DELETE FROM saved_view WHERE id = ?');

  const views = (): SavedView[] =>
    all
      .all()
      .map((row) => verifyRow('saved_view', row))
      .map(({ id, name, query }) => ({ id, name, ...(JSON.parse(query) as Omit<ViewContent, 'name'>) }));

  return {
    views,

    /**
     * @param id null for a new view, which comes last
     * @returns all views, null if no view has this id, or 'full' at the maximum
     */
    save: db.transaction(
      (id: number | null, { name, ...query }: ViewContent): SavedView[] | 'full' | null => {
        if (id === null && (count.get() ?? 0) >= maxSavedViews) return 'full';
        const row = { name, query: JSON.stringify(query) };
        const { changes } = id === null ? insert.run(row) : update.run({ ...row, id });
        return changes === 0 ? null : views();
      },
    ).immediate,

    /** Moves the named views to the front. The others follow in their previous order. */
    order: db.transaction((ids: readonly number[]): SavedView[] => {
      const rest = views()
        .map(({ id }) => id)
        .filter((id) => !ids.includes(id));
      for (const [position, id] of [...ids, ...rest].entries()) setPosition.run(position, id);
      return views();
    }).immediate,

    remove: db.transaction((id: number): SavedView[] => {
      remove.run(id);
      return views();
    }).immediate,
  };
}
