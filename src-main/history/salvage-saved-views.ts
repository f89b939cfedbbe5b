import type { Database } from 'better-sqlite3';
import { iterateIntactRows } from '../db/iterate-intact-rows';

/** Copies saved views from a damaged database, except those whose name exists already. */
export function salvageSavedViews(from: Database, to: Database): void {
  const take = to.prepare(
    `INSERT INTO saved_view (position, name, query) SELECT @position, @name, @query
     WHERE json_valid(@query) AND NOT EXISTS (SELECT 1 FROM saved_view WHERE name = @name)`,
  );
  for (const { position, name, query } of iterateIntactRows(from, 'saved_view'))
    take.run({ position, name, query });
}
