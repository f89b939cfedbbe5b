import type { Result } from '../../../shared/result';
import {
  ticketStatsDimensions,
  type TicketStats,
  type TicketStatsQuery,
} from '../../../shared/history/ticket-stats';
import type { DatabaseError } from '../../db/database-error';
import type { Remote } from '../../db/cross-thread-store-types';
import type { TicketStatsStore } from './ticket-stats-store';

type StatsStore = Pick<Remote<TicketStatsStore>, 'stats'>;

/** About a tenth of a second, which is often enough for the agent to see progress. */
const slicesAtOnce = 8;

/**
 * Joins several slices of ticket stats into one, because the messages between threads take longer than some slices.
 * Other requests run between two slices.
 */
export async function mergeStatsSlices(
  history: StatsStore,
  query: TicketStatsQuery,
  maxSlices = slicesAtOnce,
): Promise<Result<TicketStats, DatabaseError>> {
  const sums = ticketStatsDimensions.map((name) => [name, new Map<string, number>()] as const);
  let count = 0;
  let { after } = query;
  for (let slice = 0; slice < maxSlices; slice += 1) {
    const part = await history.stats({ ...query, after });
    if (!part.ok) return part;
    count += part.value.count;
    for (const [name, sum] of sums) add(part.value[name], sum);
    after = part.value.next;
    if (after === null) break;
  }
  const counts = Object.fromEntries(sums.map(([name, sum]) => [name, [...sum]]));
  return {
    ok: true,
    value: { ...(counts as Pick<TicketStats, (typeof ticketStatsDimensions)[number]>), count, next: after },
  };
}

function add(more: Iterable<readonly [string, number]>, sum: Map<string, number>): void {
  for (const [value, count] of more) sum.set(value, (sum.get(value) ?? 0) + count);
}
