import type { AppError } from '../../shared/errors/app-error';
import type { Result } from '../../shared/result';

/** Asks again and again for the same thing, and passes on the newest answer only: none that comes after a newer one. */
export function createLatestAnswer<T>(
  ask: () => Promise<Result<T, AppError>>,
  onAnswer: (answer: Result<T, AppError>) => void,
) {
  let asked = 0;
  let answered = 0;

  const refresh = async (): Promise<void> => {
    asked += 1;
    const number = asked;
    const answer = await ask();
    if (number <= answered) return;
    answered = number;
    onAnswer(answer);
  };

  return {
    refresh,
    /** Passes on the answer to another request, such as a change. What is being asked may be older, so it is asked once more. */
    accept: (answer: Result<T, AppError>): void => {
      onAnswer(answer);
      if (answered === asked) return;
      answered = asked;
      void refresh();
    },
    /** Drops the answers to what is being asked. */
    drop: (): void => {
      answered = asked;
    },
  };
}
