import type { Database } from 'better-sqlite3';
import type { HistoryFilter } from '../../shared/history/history-query-and-page';
import type { PageIndexSlice, PageIndexQuery } from '../../shared/history/page-index';
import { ticketIsNotReplacedSql, isNotReplacedSql, pcNameSql } from '../rows/tickets/ticket-conditions-sql';
import type { Direction } from './search/iterate-candidates-in-id-order';
import { hasUnindexedPart, passesUnindexed, type UnindexedValues } from './search/passes-filter';
import { listRemainingDays } from './search/index-words-for-filters';
import { createTicketIterator } from './search/iterate-matching-tickets';
import { keyColumns } from './search/iterate-tickets-by-store-or-name';
import { searchedColumns, type SearchedRow } from './search/searchable-ticket';
import type { TicketMatcher } from './search/ticket-matcher';
import { prepareTicketMatcher } from './search/prepare-ticket-matcher';

export type PageIndexStore = ReturnType<typeof createPageIndexStore>;

/** One ticket of the iteration. The unit of `cost` is a ticket that is read from the index alone. */
type Step = { readonly id: number; readonly isWanted: boolean; readonly cost: number };

/** Limits the wait of a concurrent search to about 15 ms. */
const maxAtOnce = 15_000;
const costOfReading = 30;
const costOfAsking = 5;

/**
 * Counts a list of the history and finds where its pages begin. Without search words, the index alone answers, at about
 * a microsecond per ticket; with words, each ticket is read. Only reads.
 * @param maxCost the maximum cost of one slice
 */
export function createPageIndexStore(db: Database, maxCost = maxAtOnce) {
  const iterate = createTicketIterator(db);
  const toMatcher = prepareTicketMatcher(db);
  const byIndex = createIndexWalk(db);
  const byKey = { store: keyWalk(db, keyColumns.store), name: keyWalk(db, keyColumns.name) } as const;

  function walk({ after, sort = 'newest', ...query }: PageIndexQuery): Iterable<Step> {
    const matcher = toMatcher(query);
    if (matcher === null) return [];
    const isPlain = matcher.words.length + matcher.excluded.length === 0;
    if (isPlain && (sort === 'newest' || sort === 'oldest')) {
      // The whole history equals all tickets made since the first one.
      const match = matcher.match ?? toMatcher({ text: '', filter: { fromMs: 0 } })?.match;
      return match == null ? [] : byIndex(sort, after, { ...matcher, match }, query.filter ?? {});
    }
    const isByKey = isPlain && matcher.match === null && !hasUnindexedPart(query.filter ?? {});
    if (isByKey && (sort === 'store' || sort === 'name')) return byKey[sort](after);
    return read(iterate(matcher, { sort, after, maxToCompare: maxCost / costOfReading }), matcher);
  }

  return {
    pageIndex: db.transaction((query: PageIndexQuery): PageIndexSlice => {
      const pageEnds: number[] = [];
      let count = query.counted;
      let last = query.after;
      let spent = 0;
      for (const { id, isWanted, cost } of walk(query)) {
        if (spent >= maxCost) return { pageEnds, count, next: last };
        spent += cost;
        if (isWanted) count += 1;
        if (isWanted && count % query.pageLength === 0) pageEnds.push(id);
        last = id;
      }
      return { pageEnds, count, next: null };
    }),
  };
}

function* read(
  rows: Iterable<SearchedRow>,
  { matches }: Pick<TicketMatcher, 'matches'>,
): Generator<Step, void> {
  for (const row of rows) yield { id: row.id, isWanted: matches(row), cost: costOfReading };
}

/** Iterates tickets from the index alone, merged with tickets that changed since they were indexed, which are read. */
function createIndexWalk(db: Database) {
  const ways = { newest: prepare('<', 'DESC'), oldest: prepare('>', 'ASC') } as const;
  const madeIn = db
    .prepare<[number, number], number>('SELECT id FROM ticket WHERE created_at_ms >= ? AND created_at_ms < ?')
    .pluck();

  const valuesOf = db.prepare<[number], UnindexedValues>(
    `SELECT created_at_ms AS createdAtMs, ${pcNameSql} AS pcName FROM ticket WHERE id = ?`,
  );

  function prepare(beyond: '<' | '>', order: 'ASC' | 'DESC') {
    return {
      indexed: db
        .prepare<[{ from: number; match: string }], number>(
          `SELECT rowid FROM ticket_index WHERE ticket_index MATCH @match AND rowid ${beyond} @from
             AND ${isNotReplacedSql('ticket_index.rowid')}
           ORDER BY rowid ${order}`,
        )
        .pluck(),
      unindexed: db.prepare<[{ from: number }], SearchedRow>(
        `SELECT ${searchedColumns} FROM index_pending CROSS JOIN ticket ON ticket.id = index_pending.ticket_id
         WHERE index_pending.ticket_id ${beyond} @from AND ${ticketIsNotReplacedSql} ORDER BY index_pending.ticket_id ${order}`,
      ),
    } as const;
  }

  return function* walk(
    direction: Direction,
    after: number | null,
    { match, matches }: TicketMatcher & { match: string },
    filter: HistoryFilter,
  ): Generator<Step, void> {
    const from = after ?? (direction === 'newest' ? Number.MAX_SAFE_INTEGER : 0);
    const besides = new Set(
      listRemainingDays(filter).flatMap(({ fromMs, beforeMs }) => madeIn.all(fromMs, beforeMs)),
    );
    const hasRest = hasUnindexedPart(filter);
    const passesRest = (id: number) => {
      const values = hasRest ? valuesOf.get(id) : undefined;
      return !hasRest || (values !== undefined && passesUnindexed(values, filter));
    };
    const cost = hasRest ? costOfAsking : 1;
    const rows = ways[direction].unindexed.iterate({ from });
    try {
      let row = rows.next();
      const isDue = (id: number) =>
        row.done !== true && (direction === 'newest' ? row.value.id >= id : row.value.id <= id);
      for (const id of ways[direction].indexed.iterate({ from, match })) {
        let isStale = false;
        while (row.done !== true && isDue(id)) {
          isStale = row.value.id === id;
          yield { id: row.value.id, isWanted: matches(row.value), cost: costOfReading };
          row = rows.next();
        }
        if (!isStale) yield { id, isWanted: !besides.has(id) && passesRest(id), cost };
      }
      while (row.done !== true) {
        yield { id: row.value.id, isWanted: matches(row.value), cost: costOfReading };
        row = rows.next();
      }
    } finally {
      rows.return?.();
    }
  };
}

/** Iterates every ticket in the order of a text column, from that column's index alone. */
function keyWalk(db: Database, column: string) {
  const keyOf = db.prepare<[number], string>(`SELECT ${column} FROM ticket WHERE id = ?`).pluck();
  const select = (where: string, order: string) =>
    db
      .prepare<[{ key: string; id: number }], number>(
        `SELECT id FROM ticket WHERE ${where} AND ${ticketIsNotReplacedSql} ORDER BY ${order}`,
      )
      .pluck();
  const sameKey = select(`${column} = @key AND id > @id`, 'id');
  const laterKeys = select(`${column} > @key`, `${column}, id`);

  return function* walk(after: number | null): Generator<Step, void> {
    const key = after === null ? '' : keyOf.get(after);
    if (key === undefined) return;
    for (const ids of [sameKey, laterKeys]) {
      for (const id of ids.iterate({ key, id: after ?? 0 })) yield { id, isWanted: true, cost: 1 };
    }
  };
}
