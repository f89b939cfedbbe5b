import type { Database } from 'better-sqlite3';
import type { Tally, TallyQuery } from '../../shared/tally';
import { notReplaced } from './candidates';

export type TallyStore = ReturnType<typeof createTallyStore>;

/** At about 10 µs a ticket: whoever else asks does not wait longer than for a search. */
const mostAtOnce = 4_000;

type Row = {
  id: number;
  created_at_ms: number;
  state: string;
  service_id: number;
  state_name: string;
  store_name: string | null;
  call_id: string;
};

/** What came in during a time. Only reads. */
export function createTallyStore(db: Database, most = mostAtOnce) {
  const madeAt = db.prepare<[number], number>('SELECT created_at_ms FROM ticket WHERE id = ?').pluck();
  const rows = db.prepare<
    [{ fromMs: number; beforeMs: number; atMs: number; after: number; most: number }],
    Row
  >(
    `SELECT ticket.id, created_at_ms, state, service_id, state_name, store_name, call_id
     FROM ticket
     WHERE created_at_ms >= @atMs AND created_at_ms < @beforeMs
       AND (created_at_ms > @atMs OR ticket.id > @after) AND ${notReplaced}
     ORDER BY created_at_ms, ticket.id LIMIT @most`,
  );

  const seqOf = db.prepare<[string], number>('SELECT seq FROM call WHERE id = ?').pluck();
  const between = db
    .prepare<[number, number], [string, number]>(
      'SELECT id, on_screen_ms FROM call WHERE seq BETWEEN ? AND ?',
    )
    .raw();
  const onScreenMs = db.prepare<[string], number>('SELECT on_screen_ms FROM call WHERE id = ?').pluck();

  /**
   * How long each call was on the screen, in ms. Tickets of one time are mostly of calls that lie side by side: those are
   * read in one go, the others looked up.
   */
  function onScreenOf(found: readonly Row[]): number[] {
    const [from, to] = [seqOf.get(found[0]?.call_id ?? '') ?? 0, seqOf.get(found.at(-1)?.call_id ?? '') ?? 0];
    const near = new Map(to - from < 2 * most ? between.all(from, to) : []);
    return found.map(({ call_id: call }) => near.get(call) ?? onScreenMs.get(call) ?? 0);
  }

  return {
    /** The oldest first, as far as one slice goes. */
    tally: db.transaction(({ fromMs, beforeMs, after }: TallyQuery): Tally => {
      const atMs = after === null ? fromMs : (madeAt.get(after) ?? beforeMs);
      const found = rows.all({ fromMs, beforeMs, atMs, after: after ?? 0, most });
      const shown = onScreenOf(found).filter((ms) => ms > 0);
      return {
        count: found.length,
        states: countsOf(found, ({ state }) => state),
        services: countsOf(found, ({ service_id: id }) => String(id)),
        stateNames: countsOf(found, ({ state_name: name }) => name),
        stores: countsOf(
          found.filter(({ store_name: name }) => name !== null),
          ({ store_name: name }) => name ?? '',
        ),
        hours: countsOf(found, ({ created_at_ms: ms }) => localHour(ms)),
        onScreenSeconds: countsOf(shown, (ms) => String(Math.round(ms / 1000))),
        next: found.length === most ? (found.at(-1)?.id ?? null) : null,
      };
    }),
  };
}

function countsOf<T>(rows: readonly T[], valueOf: (row: T) => string): Tally['states'] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(valueOf(row), (counts.get(valueOf(row)) ?? 0) + 1);
  return [...counts];
}

function localHour(ms: number): string {
  const at = new Date(ms);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}`;
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
