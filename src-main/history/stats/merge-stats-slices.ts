import type { Result } from '../../../shared/result';
import { tallyCounts, type Tally, type TallyQuery } from '../../../shared/history/ticket-stats';
import type { DatabaseError } from '../../db/database-error';
import type { Remote } from '../../data/remote-stores';
import type { TallyStore } from './ticket-stats-store';

type Tallied = Pick<Remote<TallyStore>, 'tally'>;

/** About a tenth of a second's: as often as the agent needs to see that it is counted. */
const slicesTogether = 8;

/** Several slices of a tally as one, for what lies between two threads takes longer than some of them. Others have their turn between two of them. */
export async function tallyTogether(
  history: Tallied,
  query: TallyQuery,
  most = slicesTogether,
): Promise<Result<Tally, DatabaseError>> {
  const sums = tallyCounts.map((name) => [name, new Map<string, number>()] as const);
  let count = 0;
  let { after } = query;
  for (let slice = 0; slice < most; slice += 1) {
    const part = await history.tally({ ...query, after });
    if (!part.ok) return part;
    count += part.value.count;
    for (const [name, sum] of sums) add(part.value[name], sum);
    after = part.value.next;
    if (after === null) break;
  }
  const counts = Object.fromEntries(sums.map(([name, sum]) => [name, [...sum]]));
  return {
    ok: true,
    value: { ...(counts as Pick<Tally, (typeof tallyCounts)[number]>), count, next: after },
  };
}

function add(more: Iterable<readonly [string, number]>, sum: Map<string, number>): void {
  for (const [value, count] of more) sum.set(value, (sum.get(value) ?? 0) + count);
}
