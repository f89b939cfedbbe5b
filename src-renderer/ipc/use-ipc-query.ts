import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AppError } from '../../shared/errors/app-error';
import type { Channel } from '../../shared/ipc/channels-and-events';
import type { RequestOf, ResponseOf } from '../../shared/ipc/contract';
import type { Result } from '../../shared/result';
import type { IpcClient } from './ipc-client';
import { createLatestAnswer } from './latest-answer';
import { addAnswer, getShownAnswers, unanswered, type QueryAnswers } from './query-answers';
import { refreshOnEvents, type RefreshOn } from './refresh-on-events';

export type IpcQuery<C extends Channel> = QueryAnswers<C> & {
  readonly refresh: () => Promise<void>;
  /**
   * Accepts the answer to another request, such as a change, as the newest one.
   * @returns its error
   */
  readonly accept: (answer: Result<ResponseOf<C>, AppError>) => AppError | null;
};

const never: RefreshOn = {};

/**
 * Requests what a component shows, on mount and after each of these events. Drops answers that arrive late.
 * @param request the same object for the same request; `undefined` to ask nothing. The answer to an earlier request stays
 *   until this one is answered: read `dataOf`, or use a `key`, where it must not show
 * @param refreshOn the same object for the same events
 */
export function useIpcQuery<C extends Channel>(
  client: IpcClient,
  channel: C,
  request: RequestOf<C> | undefined,
  refreshOn: RefreshOn = never,
): IpcQuery<C> {
  const [answers, setAnswers] = useState<QueryAnswers<C>>(unanswered);
  const latest = useMemo(
    () =>
      request === undefined
        ? null
        : createLatestAnswer<ResponseOf<C>>(
            () => client.ask(channel, request),
            (answer) => setAnswers((before) => addAnswer(before, request, answer)),
          ),
    [client, channel, request],
  );
  const refresh = useCallback(async () => latest?.refresh(), [latest]);
  const accept = useCallback(
    (answer: Result<ResponseOf<C>, AppError>): AppError | null => {
      latest?.accept(answer);
      return answer.ok ? null : answer.error;
    },
    [latest],
  );
  useEffect(() => {
    if (latest === null) return undefined;
    void latest.refresh();
    const end = refreshOnEvents(client, refreshOn, latest.refresh);
    return () => {
      latest.drop();
      end();
    };
  }, [client, refreshOn, latest]);
  return { ...getShownAnswers(answers, request), refresh, accept };
}
