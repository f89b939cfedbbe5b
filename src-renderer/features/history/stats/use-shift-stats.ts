import { useEffect, useState } from 'react';
import type { AppError } from '../../../../shared/errors/app-error';
import type { Mode } from '../../../../shared/app/mode';
import type { Result } from '../../../../shared/result';
import type { TicketStats } from '../../../../shared/history/ticket-stats';
import type { IpcClient } from '../../../ipc/ipc-client';
import { always, onAnyTicket, refreshOnEvents } from '../../../ipc/refresh-on-events';
import { emptyShiftStats, addStats, type ShiftStats } from './shift-stats';

const refreshOn = { ...onAnyTicket, 'calls.incoming-changed': always };

/** The shortest time between two counts of the same period while the outbox drains, in ms. */
const countEveryMs = 2_000;

/**
 * The stats of a period, as far as counted. Counts again when tickets are added or change. Times are ms since 1970.
 * @param of the mode of the history, if it is not the current one, and whether other PCs count as well
 */
export function useShiftStats(
  client: IpcClient,
  fromMs: number,
  beforeMs: number,
  { mode, isFloor }: { readonly mode: Mode | undefined; readonly isFloor: boolean },
): { readonly shift: ShiftStats; readonly error: AppError | null } {
  const [shift, setShift] = useState(emptyShiftStats);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    let isGone = false;
    const count = async (isFirst: boolean) => {
      let soFar = emptyShiftStats;
      if (isFirst) setShift(soFar);
      let after: number | null = null;
      do {
        const stats: Result<TicketStats, AppError> = await client.ask('history.stats', {
          fromMs,
          beforeMs,
          mode,
          isFloor,
          after,
        });
        if (isGone) return;
        setError(stats.ok ? null : stats.error);
        if (!stats.ok) break;
        soFar = addStats(soFar, stats.value);
        after = stats.value.next;
        if (isFirst || after === null) setShift(soFar);
      } while (after !== null);
    };
    const first = count(true);
    const countAgain = () => first.then(() => count(false));
    const end = refreshOnEvents(client, refreshOn, countAgain, { waitMs: countEveryMs });
    return () => {
      isGone = true;
      end();
    };
  }, [client, fromMs, beforeMs, mode, isFloor]);
  return { shift, error };
}
