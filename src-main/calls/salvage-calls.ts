import type { Database } from 'better-sqlite3';

/** A call as every version of the schema has it. */
type CallRow = {
  id: string;
  fields: string;
  revision: number;
  place: string;
  began_at_ms: number;
  saved_at_ms: number;
  discard_order: number | null;
};

/**
 * Takes over what was being written down from a database that is damaged elsewhere: no backup has the last hours'
 * calls, and no journal. What cannot be read any more is passed over. @returns how many calls there were
 */
export function salvageCalls(from: Database, to: Database): number {
  const take = to.prepare(
    `INSERT INTO call (id, fields, revision, place, began_at_ms, saved_at_ms, discard_order)
     VALUES (@id, @fields, @revision, @place, @began_at_ms, @saved_at_ms, @discard_order)
     ON CONFLICT (id) DO UPDATE SET fields = excluded.fields, revision = excluded.revision, place = excluded.place,
       saved_at_ms = excluded.saved_at_ms, discard_order = excluded.discard_order
     WHERE call.place <> 'sent'`,
  );
  const unsent = from.prepare<[], CallRow>(
    `SELECT id, fields, revision, place, began_at_ms, saved_at_ms, discard_order
     FROM call NOT INDEXED WHERE place <> 'sent' ORDER BY seq`,
  );
  let count = 0;
  for (const row of untilUnreadable(unsent.iterate())) {
    try {
      count += take.run(row).changes;
    } catch (thrown) {
      // What the schema does not take for a call was one before the damage.
      if (!isConstraint(thrown)) throw thrown;
    }
  }
  return count;
}

function* untilUnreadable<T>(rows: IterableIterator<T>): Generator<T> {
  try {
    yield* rows;
  } catch {
    // From here on the file says nothing any more; what came before is worth having.
  }
}

function isConstraint(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('SQLITE_CONSTRAINT');
}
