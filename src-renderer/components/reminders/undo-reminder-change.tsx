import { explainError } from '../../../shared/errors/app-error';
import { useCaseCommands } from '../../commands/use-case-commands';
import { useText } from '../../i18n/use-text';
import type { ReminderChanges } from '../../state/use-change-reminder';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import css from './reminder.module.css';

/** Shows the last change of a reminder with Undo, or why it failed. */
export function UndoReminderChange({ changes }: { readonly changes: ReminderChanges }) {
  const t = useText();
  const { last, error, undo } = changes;
  useCaseCommands({ undo: last === null ? undefined : { run: undo } });
  return (
    <>
      {/* Announced as it happens, and not again where the screen is shown later. */}
      <div role="status" aria-live="off" className={css['undo']}>
        {last !== null && (
          <>
            <span>{t(`reminders.last.${last}`)}</span>
            <Button kind="quiet" action="undo" onPress={undo}>
              {t('calls.undo')}
            </Button>
          </>
        )}
      </div>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
    </>
  );
}
