import { useState } from 'react';
import type { AppError } from '../../shared/errors/app-error';
import type { Result } from '../../shared/result';

type Report = {
  /** What the last action led to; '' if there is nothing to say. */
  readonly message: string;
  readonly error: AppError | null;
};

export type ReportedAction = Report & {
  /** True until the action has ended, such as while a system dialog is open, behind which another one would open. */
  readonly isBusy: boolean;
  /** Reports this action in place of the one before it. */
  readonly report: <T>(asked: Promise<Result<T, AppError>>, describe: (value: T) => string) => Promise<void>;
};

const nothing: Report = { message: '', error: null };

/** Says what the last of a few actions led to, such as to save or to print. */
export function useReportedAction(): ReportedAction {
  const [isBusy, setIsBusy] = useState(false);
  const [last, setLast] = useState(nothing);
  const report = async <T>(asked: Promise<Result<T, AppError>>, describe: (value: T) => string) => {
    setIsBusy(true);
    setLast(nothing);
    const answer = await asked;
    setIsBusy(false);
    setLast(
      answer.ok ? { message: describe(answer.value), error: null } : { message: '', error: answer.error },
    );
  };
  return { isBusy, ...last, report };
}
