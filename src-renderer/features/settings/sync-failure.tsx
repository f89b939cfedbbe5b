import { explainError, type AppError } from '../../../shared/errors/app-error';
import type { SyncErrorCode } from '../../../shared/sync/sync-server-and-state';
import { useText } from '../../i18n/use-text';
import { Notice } from '../../ui/notice';

type SyncFailureProps = {
  readonly failed: AppError | SyncErrorCode;
  /** Says what was not done. */
  readonly notDone: string;
};

/** A line that says why a change did not reach the server of the shared history. */
export function SyncFailure({ failed, notDone }: SyncFailureProps) {
  const t = useText();
  if (typeof failed !== 'string') return <Notice tone="bad" {...explainError(failed, t.language)} />;
  return <Notice tone="bad" sentence={`${notDone} ${t(`sharedHistory.failed.${failed}.sentence`)}`} />;
}
