import { useEffect, useState } from 'react';
import type { AppError } from '../../../../shared/errors/app-error';
import type { Mode } from '../../../../shared/app/mode';
import type { Result } from '../../../../shared/result';
import type { TicketStats } from '../../../../shared/history/ticket-stats';
import type { IpcClient } from '../../../ipc/ipc-client';
import { always, onAnyTicket, refreshOnEvents } from '../../../ipc/refresh-on-events';
import { emptyShiftStats, addStats, type ShiftStats } from './shift-stats';
import { resolveSpan, type ShiftSpan, type SpanTimes } from './shift-span';

const refreshOn = { ...onAnyTicket, 'calls.incoming-changed': always };

/** The shortest time between two counts of the same period while the outbox drains, in ms. */
const countEveryMs = 2_000;

/**
 * The stats of a period, as far as counted, and the times that were counted. Counts again when tickets are added or change, and
 * then over the period as it is at that time.
 * @param of the mode of the history, if it is not the current one, and whether other PCs count as well
 */
export function useShiftStats(
  client: IpcClient,
  span: ShiftSpan,
  { mode, isFloor }: { readonly mode: Mode | undefined; readonly isFloor: boolean },
): { readonly shift: ShiftStats; readonly during: SpanTimes; readonly error: AppError | null } {
  const [counted, setCounted] = useState(() => ({
    shift: emptyShiftStats,
    during: resolveSpan(span, Date.now()),
  }));
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    let isGone = false;
    const count = async (isFirst: boolean) => {
      let soFar = emptyShiftStats;
      const during = resolveSpan(span, Date.now());
      const { fromMs = 0, beforeMs = Number.MAX_SAFE_INTEGER } = during;
      if (isFirst) setCounted({ shift: soFar, during });
      let after: number | null = null;
      do {
        const stats: Result<TicketStats, AppError> = await client.ask('history.get-stats', {
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
        if (isFirst || after === null) setCounted({ shift: soFar, during });
      } while (after !== null);
    };
    const first = count(true);
    const countAgain = () => first.then(() => count(false));
    const end = refreshOnEvents(client, refreshOn, countAgain, { waitMs: countEveryMs });
    return () => {
      isGone = true;
      end();
    };
  }, [client, span, mode, isFloor]);
  return { ...counted, error };
}
