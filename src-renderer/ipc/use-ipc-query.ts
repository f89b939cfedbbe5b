import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AppError } from '../../shared/errors/app-error';
import type { Channel } from '../../shared/ipc/channels-and-events';
import type { RequestOf, ResponseOf } from '../../shared/ipc/contract';
import type { Result } from '../../shared/result';
import type { IpcClient } from './ipc-client';
import { createLatestAnswer } from './latest-answer';
import { refreshOnEvents, type RefreshOn } from './refresh-on-events';

export type IpcQuery<T> = {
  /** The newest successful answer; null before the first one. */
  readonly data: T | null;
  /** The error of the newest answer; null if it succeeded. */
  readonly error: AppError | null;
  readonly refresh: () => Promise<void>;
  /**
   * Takes the answer to another request, such as a change, as the newest one.
   * @returns its error
   */
  readonly take: (answer: Result<T, AppError>) => AppError | null;
};

const never: RefreshOn = {};

/**
 * Requests what a component shows, on mount and after each of these events. Drops answers that arrive after the
 * component is unmounted or after a newer answer.
 * @param request the same object for the same request. What was answered to another one stays until this one is answered: give a
 * component that must not show it a `key` of the request
 * @param refreshOn the same object for the same events
 */
export function useIpcQuery<C extends Channel>(
  client: IpcClient,
  channel: C,
  request: RequestOf<C>,
  refreshOn: RefreshOn = never,
): IpcQuery<ResponseOf<C>> {
  const [state, setState] = useState<{ data: ResponseOf<C> | null; error: AppError | null }>(unanswered);
  const latest = useMemo(
    () =>
      createLatestAnswer(
        () => client.ask(channel, request),
        (answer) =>
          setState(({ data }) =>
            answer.ok ? { data: answer.value, error: null } : { data, error: answer.error },
          ),
      ),
    [client, channel, request],
  );
  const { refresh } = latest;
  const take = useCallback(
    (answer: Result<ResponseOf<C>, AppError>): AppError | null => {
      latest.take(answer);
      return answer.ok ? null : answer.error;
    },
    [latest],
  );
  useEffect(() => {
    void refresh();
    const end = refreshOnEvents(client, refreshOn, refresh);
    return () => {
      latest.drop();
      end();
    };
  }, [client, refreshOn, latest, refresh]);
  return { ...state, refresh, take };
}

const unanswered = { data: null, error: null };
