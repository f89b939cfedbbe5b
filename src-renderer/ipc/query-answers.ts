import type { AppError } from '../../shared/errors/app-error';
import type { Channel } from '../../shared/ipc/channels-and-events';
import type { RequestOf, ResponseOf } from '../../shared/ipc/contract';
import type { Result } from '../../shared/result';

/** What a query has been answered so far. */
export type QueryAnswers<C extends Channel> = {
  /** The newest successful answer; null before the first one. */
  readonly data: ResponseOf<C> | null;
  /** The request that `data` answers; null before the first one. */
  readonly dataOf: RequestOf<C> | null;
  /** The error of the newest answer; null if it succeeded. */
  readonly error: AppError | null;
};

export const unanswered = { data: null, dataOf: null, error: null };

/** Adds the newest answer. One that failed leaves what succeeded before it. */
export function addAnswer<C extends Channel>(
  answers: QueryAnswers<C>,
  request: RequestOf<C>,
  answer: Result<ResponseOf<C>, AppError>,
): QueryAnswers<C> {
  return answer.ok
    ? { data: answer.value, dataOf: request, error: null }
    : { ...answers, error: answer.error };
}

/** What is shown of these answers: nothing while there is nothing to ask for. */
export function getShownAnswers<C extends Channel>(
  answers: QueryAnswers<C>,
  request: RequestOf<C> | undefined,
): QueryAnswers<C> {
  return request === undefined ? unanswered : answers;
}
