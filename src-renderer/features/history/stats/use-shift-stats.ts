import { useEffect, useState } from 'react';
import type { AppError } from '../../../../shared/errors/app-error';
import type { Mode } from '../../../../shared/app/app-state';
import type { Result } from '../../../../shared/result';
import type { Tally } from '../../../../shared/history/ticket-stats';
import type { IpcClient } from '../../../ipc/ipc-client';
import { blankShift, withTally, type Shift } from './merge-stats';

/** As often as a drained queue may have the same time counted anew. */
const countEveryMs = 2_000;

/**
 * What came in during a time, as far as it is counted; anew when tickets come or change. Times are ms since 1970.
 * @param mode whose history, where it is not that of the mode the app is in
 */
export function useShift(
  client: IpcClient,
  fromMs: number,
  beforeMs: number,
  mode: Mode | undefined,
): { readonly shift: Shift; readonly error: AppError | null } {
  const [shift, setShift] = useState(blankShift);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    let isGone = false;
    let isCounting = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const count = async (isFirst: boolean) => {
      isCounting = true;
      let soFar = blankShift;
      if (isFirst) setShift(soFar);
      let after: number | null = null;
      do {
        const tally: Result<Tally, AppError> = await client.ask('history.tally', {
          fromMs,
          beforeMs,
          mode,
          after,
        });
        if (isGone) return;
        setError(tally.ok ? null : tally.error);
        if (!tally.ok) break;
        soFar = withTally(soFar, tally.value);
        after = tally.value.next;
        if (isFirst || after === null) setShift(soFar);
      } while (after !== null);
      isCounting = false;
    };
    const later = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (isCounting) later();
        else void count(false);
      }, countEveryMs);
    };

    void count(true);
    const end = client.onNotice('tickets.changed', later);
    return () => {
      isGone = true;
      clearTimeout(timer);
      end();
    };
  }, [client, fromMs, beforeMs, mode]);
  return { shift, error };
}
