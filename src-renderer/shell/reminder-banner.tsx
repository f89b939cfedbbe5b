import { useState } from 'react';
import { explainError, type AppError } from '../../shared/errors/app-error';
import { getCallbackName } from '../../shared/reminders/get-callback-name';
import { toEditableReminder } from '../../shared/reminders/reminder';
import type { TicketReminder } from '../../shared/history/reminder-lists';
import type { DueRemindersSummary } from '../../shared/history/due-reminders-summary';
import { useCommands } from '../commands/command-registry';
import type { IpcClient } from '../ipc/ipc-client';
import { useText } from '../i18n/use-text';
import { Button } from '../ui/button';
import { useMask } from '../components/masking/mask-scope-and-masked-text';
import { ReminderStatusIcon } from '../components/reminders/reminder-status-icon';
import css from './reminder-banner.module.css';

type ReminderBannerProps = {
  readonly client: IpcClient;
  readonly due: DueRemindersSummary;
  /** Over the call tabs, where nothing is typed; below other screens. */
  readonly isOverCalls: boolean;
  readonly onOpenTicket: (ticketId: number) => void;
};

/** A due callback. It never takes the caret or covers an input. */
export function ReminderBanner({ client, due, isOverCalls, onOpenTicket }: ReminderBannerProps) {
  const t = useText();
  const { newest, raisedCount } = due;
  const mask = useMask(newest?.ticket);
  const open = () => {
    if (newest !== null) onOpenTicket(newest.ticket.id);
  };
  const [failed, setFailed] = useState<{ readonly id: number; readonly error: AppError } | null>(null);
  const error = failed !== null && failed.id === newest?.reminder.id ? failed.error : null;
  const dismiss = async ({ reminder }: TicketReminder) => {
    const { id } = reminder;
    const state = { ...toEditableReminder(reminder), isDismissed: true };
    const changed = await client.ask('reminders.change', { id, state });
    setFailed(changed.ok ? null : { id, error: changed.error });
  };
  useCommands({
    'open-due-reminder': { run: open, whyNot: () => (newest === null ? 'unavailable.nobodyDue' : undefined) },
  });
  return (
    <div className={css['place']} role="status" data-over-calls={isOverCalls || undefined}>
      {newest !== null && (
        <div className={css['strip']}>
          <span className={css['bell']}>
            <ReminderStatusIcon status="due" />
          </span>
          <span className={css['said']}>
            <b>{t('reminders.callBack', { name: getCallbackName(newest.ticket, mask) })}</b>{' '}
            {error === null ? (
              <span>{mask('text', describeReminder(newest))}</span>
            ) : (
              <span>{explainError(error, t.language).sentence}</span>
            )}
          </span>
          {raisedCount > 1 && (
            <span className={css['more']}>{t('reminders.more', { count: raisedCount - 1 })}</span>
          )}
          <Button kind="quiet" action="open-due-reminder" isTabStop={false} onPress={open}>
            {t('reminders.show')}
          </Button>
          <span className={css['dismiss']}>
            <Button kind="quiet" isTabStop={false} onPress={() => void dismiss(newest)}>
              {t('reminders.dismiss')}
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}

function describeReminder({ reminder, ticket }: TicketReminder): string {
  return reminder.text === '' ? (ticket.caseNumber ?? ticket.reference) : reminder.text;
}
