import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../shared/errors/app-error';
import type { Channel } from '../../shared/ipc/channels-and-events';
import type { RequestOf, ResponseOf } from '../../shared/ipc/contract';
import type { Result } from '../../shared/result';
import type { IpcClient } from './ipc-client';
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
 * @param request the same object for the same request
 * @param refreshOn the same object for the same events
 */
export function useIpcQuery<C extends Channel>(
  client: IpcClient,
  channel: C,
  request: RequestOf<C>,
  refreshOn: RefreshOn = never,
): IpcQuery<ResponseOf<C>> {
  const [state, setState] = useState<{ data: ResponseOf<C> | null; error: AppError | null }>(unanswered);
  const asked = useRef(0);
  const taken = useRef(0);

  const take = useCallback((answer: Result<ResponseOf<C>, AppError>): AppError | null => {
    const error = answer.ok ? null : answer.error;
    setState(({ data }) => ({ data: answer.ok ? answer.value : data, error }));
    return error;
  }, []);
  const refresh = useCallback(async () => {
    asked.current += 1;
    const number = asked.current;
    const answer = await client.ask(channel, request);
    if (number <= taken.current) return;
    taken.current = number;
    take(answer);
  }, [client, channel, request, take]);
  useEffect(() => {
    void refresh();
    const end = refreshOnEvents(client, refreshOn, refresh);
    return () => {
      taken.current = asked.current;
      end();
    };
  }, [client, refreshOn, refresh]);
  return { ...state, refresh, take };
}

const unanswered = { data: null, error: null };
