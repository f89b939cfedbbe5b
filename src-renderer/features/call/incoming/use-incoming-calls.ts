import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ListedIncomingCall } from '../../../../shared/calls/incoming-call';
import type { AppError } from '../../../../shared/errors/app-error';
import type { Result } from '../../../../shared/result';
import type { IpcClient } from '../../../ipc/ipc-client';
import { always, onErasure } from '../../../ipc/refresh-on-events';
import { useCallersOfNumbers } from '../../../components/calls/use-callers-of-numbers';
import { useDueOfCallers } from '../../../components/reminders/use-due-of-callers';
import { useIpcQuery } from '../../../ipc/use-ipc-query';
import { scheduleTimeout } from '../../../time/schedule-timeout';

const refreshOn = { ...onErasure, 'calls.incoming-changed': always };

/** A call may ring that the failed answer would have had: no later event tells of it until it is missed. */
const retryMs = 1000;

export type IncomingCallsState = ReturnType<typeof useIncomingCalls>;

/** The calls that ring, newest first, until they are taken, dismissed or missed, and the number of missed calls. */
export function useIncomingCalls(client: IpcClient) {
  const { data, error, refresh } = useIpcQuery(client, 'calls.list-incoming', null, refreshOn);
  useEffect(
    () => (error === null ? undefined : scheduleTimeout(retryMs, () => void refresh())),
    [error, refresh],
  );
  // Removes a call that was taken or dismissed at once, before the main process confirms. One that rings again returns.
  const [ended, setEnded] = useState<ReadonlyMap<number, number>>(new Map());
  const wasEnded = useCallback(
    ({ id, ringCount }: ListedIncomingCall) => ended.get(id) === ringCount,
    [ended],
  );
  const ringing = useMemo(
    () => (data?.calls ?? []).filter((call) => !wasEnded(call)).toReversed(),
    [data, wasEnded],
  );
  const withCallerOfNumber = useCallersOfNumbers(client, ringing);
  const findDue = useDueOfCallers(
    client,
    ringing.map(({ phone }) => phone),
  );
  const end = useCallback(
    async ({ id, ringCount }: ListedIncomingCall, ending: Promise<Result<null, AppError>>) => {
      setEnded((calls) => new Map(calls).set(id, ringCount));
      const done = await ending;
      // What could not be saved still rings.
      if (!done.ok) setEnded((calls) => new Map([...calls].filter(([endedId]) => endedId !== id)));
      return done.ok;
    },
    [],
  );
  const dismiss = useCallback(
    (call: ListedIncomingCall) => end(call, client.ask('calls.dismiss-incoming', { id: call.id })),
    [client, end],
  );
  return {
    ringing,
    /** Whether the agent has answered or dismissed it. */
    wasEnded,
    withCallerOfNumber,
    findDue,
    isKnown: data !== null || error !== null,
    missedCount: data?.missedCount ?? 0,
    /** @returns whether it was taken */
    end,
    /** @returns whether it was dismissed */
    dismiss,
  };
}
